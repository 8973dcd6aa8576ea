/** The frozen answer in sentences of the référentiel, and the words of verdicts. */
import type { FieldValue } from '@gouvtech/criteria';
import { textsOf } from '@gouvtech/criteria/texts';
import { formatDate } from '@gouvtech/domain/format';
import { fieldValue, statementOf, wordingFrom, type Wording } from '@gouvtech/domain/words';
import type { Work } from './work.ts';

const wordings = new WeakMap<object, Wording>();

/** Of the version the audit froze; made once a version. */
export function wordingOfWork({ frozen: { set } }: Work): Wording {
  const known = wordings.get(set) ?? wordingFrom(set, textsOf(set.version));
  wordings.set(set, known);
  return known;
}

export const titleOf = (work: Work, id: string): string =>
  wordingOfWork(work).criterion(id).texts.title;

/** How a criterion is answered: `none` counts as unanswered. */
export type AnswerKind = 'level' | 'planned' | 'na' | 'none';

/** By the frozen answer; one that is to be confirmed again is none. */
export function kindOf({ answers }: Work, id: string): AnswerKind {
  const answer = answers.get(id);
  return !answer || answer.toConfirm ? 'none' : answer.response.kind;
}

/** One sentence: the anchor of the level declared, never the vendor’s own words. */
export function answerInShort(work: Work, id: string): string {
  const response = work.answers.get(id)?.response;
  const score = work.scores.get(id);
  const kind = kindOf(work, id);
  if (kind === 'planned' && response?.kind === 'planned' && score?.reason === 'planned')
    return `Prévu pour le ${formatDate(response.on)}.`;
  const stated = {
    criterion: id,
    kind: kind === 'none' ? ('unanswered' as const) : kind,
    reason: score?.reason ?? ('unanswered' as const),
    level: score?.level ?? null,
    fields: response?.kind === 'level' ? response.fields : {},
  };
  return statementOf(stated as never, wordingOfWork(work));
}

/** « Date du dernier essai : 12 mai 2026 », one line a field given. */
export function fieldLines(work: Work, id: string): string[] {
  const response = work.answers.get(id)?.response;
  if (response?.kind !== 'level') return [];
  const { rule, texts } = wordingOfWork(work).criterion(id);
  return rule.fields.flatMap((field) => {
    const value: FieldValue | undefined = response.fields[field.key];
    const words = texts.fields[field.key];
    return value === undefined || !words
      ? []
      : [`${words.label}\u00a0: ${fieldValue(field, words, value)}`];
  });
}
