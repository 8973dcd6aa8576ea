import { addMonths, dayOf, loadSet, score, startOf, type Instant } from '@gouvtech/criteria';
import type { AssessmentContent } from '../readers/assessment.ts';
import type { AssessmentState } from './types.ts';

const CURRENT_MONTHS = 12;
const STALE_MONTHS = 3;

/** Current 12 months after the attestation, stale for 3 more, then expired; each begins at 00:00 UTC. */
export function assessmentState(content: AssessmentContent, now: Instant): AssessmentState {
  const { attestedAt, criteriaSet, facts } = content.assessment;
  const attestedOn = dayOf(attestedAt);
  const staleAt = startOf(addMonths(attestedOn, CURRENT_MONTHS));
  const expiresAt = startOf(addMonths(attestedOn, CURRENT_MONTHS + STALE_MONTHS));
  const set = loadSet(criteriaSet);
  return {
    content,
    set,
    status: now < staleAt ? 'published' : now < expiresAt ? 'stale' : 'expired',
    sheet: score(content.answers, facts, set, now),
    answers: new Map(content.answers.map((answer) => [answer.criterion, answer])),
    staleAt,
    expiresAt,
  };
}

/** An expired assessment says nothing any more about today. */
export const isCurrent = (state: AssessmentState | null): state is AssessmentState =>
  state !== null && state.status !== 'expired';
