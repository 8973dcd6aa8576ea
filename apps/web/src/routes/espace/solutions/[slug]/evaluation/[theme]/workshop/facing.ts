/** Two versions of an answer, side by side in the page: the same block as the server draws. */
import { differingWords, type Piece } from '#lib/ui/differing-words.ts';
import { whenWords } from '#lib/ui/save-state.ts';
import { valuesOf, type AnswerValues, type SavedAnswer } from '../../answer-form.ts';
import { facingTitle } from '../../conflict-words.ts';
import { describe } from '../../describe-answer.ts';
import type { Question } from './question.ts';

export type Verb = 'mien' | 'sien' | 'commun';

/** @param mine what this page holds @param reader account of the person here */
export function showFacing(
  question: Question,
  mine: AnswerValues,
  current: SavedAnswer,
  reader: string,
): void {
  const model = document.getElementById('modele-conflit') as HTMLTemplateElement;
  const block = (model.content.cloneNode(true) as DocumentFragment)
    .firstElementChild as HTMLElement;
  const part = (name: string) => block.querySelector(`[data-part=${name}]`)!;
  const when = current.answeredAt ? whenWords(current.answeredAt, new Date().toISOString()) : '';
  const { title, theirsBy } = facingTitle(current, reader, when);
  const words = question.words();
  const differing = differingWords(describe(mine, words), describe(valuesOf(current), words));
  part('title').textContent = title;
  part('by').textContent = theirsBy;
  part('mine').replaceChildren(...differing.mine.map(nodeOf));
  part('theirs').replaceChildren(...differing.theirs.map(nodeOf));
  for (const button of block.querySelectorAll('button')) {
    button.value = button.value.replace(/:.*/, `:${question.id}`);
  }
  question.part('conflit').replaceChildren(block);
}

export const hideFacing = (question: Question): void => question.part('conflit').replaceChildren();

/** Text stays text: nothing is read as mark-up. */
function nodeOf({ text, differs }: Piece): Node {
  if (!differs) return document.createTextNode(text);
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}
