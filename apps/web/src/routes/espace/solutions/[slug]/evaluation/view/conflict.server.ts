/** Two versions of an answer face to face, for the page that works without script. */
import { differingWords } from '#lib/ui/differing-words.ts';
import { whenWords } from '#lib/ui/save-state.ts';
import { valuesOf, type AnswerValues, type SavedAnswer } from '../answer-form.ts';
import { facingTitle } from '../conflict-words.ts';
import { describe } from '../describe-answer.ts';
import { wordsOf, type CriterionAsked } from './criterion.server.ts';

export type Facing = ReturnType<typeof facingOf>;

export function facingOf(
  criterion: CriterionAsked,
  mine: AnswerValues,
  current: SavedAnswer,
  reader: { accountId: string; now: string },
) {
  const words = wordsOf(criterion);
  const when = current.answeredAt ? whenWords(current.answeredAt, reader.now) : '';
  return {
    ...facingTitle(current, reader.accountId, when),
    ...differingWords(describe(mine, words), describe(valuesOf(current), words)),
  };
}
