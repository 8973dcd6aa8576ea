/** The state of a public round at an instant: what the clock owes it counts, whether it has ticked or not. */
import { addMonths, dayOf, startOf, type Instant } from '@gouvtech/criteria';
import type { AssessmentStatus } from '@gouvtech/domain';
import { dueTransition, renewalOpensAt, type DueTransition } from '@gouvtech/domain/transitions';
import type { RoundRow } from './round-repository.ts';

/** Evaluation model 1.6. */
export const CURRENT_MONTHS = 12;
const STALE_MONTHS = 3;

/** Moves that are due, in order. */
export function dueMoves(round: RoundRow, now: Instant): DueTransition[] {
  const { attestedAt } = round;
  let { status } = round;
  const moves: DueTransition[] = [];
  for (;;) {
    const object = { type: 'assessment', organisationId: null, status } as const;
    const due = dueTransition(object, { attestedAt }, now);
    if (!due) return moves;
    moves.push(due);
    status = due.to as AssessmentStatus;
  }
}

export const effective = (round: RoundRow, now: Instant): RoundRow => ({
  ...round,
  status: (dueMoves(round, now).at(-1)?.to as AssessmentStatus | undefined) ?? round.status,
});

export const datesOf = (attestedAt: Instant) => ({
  renewalOpensAt: renewalOpensAt(attestedAt),
  staleAt: startOf(addMonths(dayOf(attestedAt), CURRENT_MONTHS)),
  expiresAt: startOf(addMonths(dayOf(attestedAt), CURRENT_MONTHS + STALE_MONTHS)),
});
