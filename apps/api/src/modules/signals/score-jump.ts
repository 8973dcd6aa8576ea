/** A score that jumps from one round to the next is read by a person before the public reads it. */
import { sql } from 'drizzle-orm';
import { rows, type Db } from '@gouvtech/db';
import { isScoreJump } from '@gouvtech/domain/signals';
import { raiseSignal } from './repository.ts';

type Round = {
  solutionId: string;
  organisationId: string | null;
  /** the attested one */
  assessmentId: string;
  attestedAt: string;
  /** the public one */
  previousId: string;
};

/** Holds the round back. The same attestation is signalled once: decided, it passes. */
export async function signalScoreJump(
  tx: Db,
  { previousId, attestedAt, ...round }: Round,
  at: string,
): Promise<void> {
  const before = await declared(tx, previousId);
  const after = await declared(tx, round.assessmentId);
  if (before === null || after === null || !isScoreJump(before, after)) return;
  await raiseSignal(tx, {
    ...{ ...round, at, kind: 'score-jump', holdsPublication: true },
    key: `score-jump:${round.assessmentId}:${attestedAt}`,
    detail: { before, after },
  });
}

/** Declared overall of the last attestation of a round, basis points; null without one or when nothing applies. */
async function declared(tx: Db, assessmentId: string): Promise<number | null> {
  const [row] = await rows<{ declared: number | null }>(
    tx,
    sql`select (result -> 'overall' ->> 'declared')::int as declared from snapshot
        where assessment_id = ${assessmentId} and kind = 'attestation' order by as_of desc limit 1`,
  );
  return row?.declared ?? null;
}
