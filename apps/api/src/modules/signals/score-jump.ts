/** A score that jumps from one round to the next is read by a person before the public reads it. */
import type { Db } from '@gouvtech/db';
import { isScoreJump } from '@gouvtech/domain/signals';
import { raiseSignal } from './repository.ts';
import { declaredOf } from './score-repository.ts';

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
  const before = await declaredOf(tx, previousId);
  const after = await declaredOf(tx, round.assessmentId);
  if (before === null || after === null || !isScoreJump(before, after)) return;
  await raiseSignal(tx, {
    ...{ ...round, at, kind: 'score-jump', holdsPublication: true },
    key: `score-jump:${round.assessmentId}:${attestedAt}`,
    detail: { before, after },
  });
}
