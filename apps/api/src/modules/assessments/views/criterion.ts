/** A criterion with what is answered, what proves it and what it is worth, as its vendor reads it. */
import {
  dayOf,
  evidenceUntil,
  factsOf,
  type Answer,
  type Criterion,
  type Instant,
} from '@gouvtech/criteria';
import { factsTexts } from '@gouvtech/criteria/texts';
import { unanswered, type AnswerState } from '../answer-repository.ts';
import { remainingOf } from '../check-answer.ts';
import type { Draft } from '../draft.ts';
import { answerView } from './answer.ts';
import { evidenceViews } from './evidence.ts';

/** @param kept the answer with its author; undefined when none was ever written */
export function criterionView(
  criterion: Criterion,
  {
    answers,
    stored,
    facts,
    set,
    sheet,
    evidence,
  }: Pick<Draft, 'answers' | 'stored' | 'facts' | 'set' | 'sheet' | 'evidence'>,
  kept: AnswerState | undefined,
  now: Instant,
) {
  const { id } = criterion;
  const score = sheet.criteria.find((one) => one.id === id)!;
  const read = answers.find((one) => one.criterion === id);
  const raw = read ?? stored.find((one) => one.criterion === id);
  const { labels } = factsTexts(set.version);
  const state = seen(criterion, kept, read);
  return {
    id,
    applicable: score.reason !== 'not-applicable-by-facts',
    because: factsOf(criterion.applicability).map((fact) => ({
      fact,
      label: labels[fact],
      value: facts[fact] ?? null,
    })),
    computedFrom: criterion.computedFrom ?? null,
    answer: answerView(
      state,
      state.content && !criterion.computedFrom
        ? remainingOf(criterion, state.content, facts, set, now)
        : [],
    ),
    evidence: raw
      ? evidenceViews(raw.evidence, evidence, (one) => evidenceUntil(criterion, one), dayOf(now))
      : [],
    score,
  };
}

/** What the page shows as answered: what the listing says for a criterion that is read from it. */
function seen(
  { id, computedFrom }: Criterion,
  kept: AnswerState | undefined,
  read: Answer | undefined,
): AnswerState {
  const state = kept ?? unanswered(id);
  if (!computedFrom) return { ...state, toConfirm: read?.toConfirm ?? state.toConfirm };
  return { ...state, content: read ? { response: read.response } : null, toConfirm: false };
}
