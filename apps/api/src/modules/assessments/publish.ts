/** What a round goes through once signed: published, superseded, and said to the public. */
import type { Instant } from '@gouvtech/criteria';
import { appendEvent, publishToReadModel, recordEvent, type Db } from '@gouvtech/db';
import { apply } from '@gouvtech/domain/transitions';
import { signalScoreJump } from '../signals/index.ts';
import { assessmentObject } from './access.ts';
import { alertsOf, closeAlerts, untoldChecks } from './alert-repository.ts';
import { publishedSince, setRound, supersedePublic } from './attest-repository.ts';
import { lockRounds, type RoundRow, type SolutionRounds } from './round-repository.ts';
import { checkedSummary } from './texts.ts';

/**
 * Publishes the attested round of a solution whose listing is public and that no alert holds back; does nothing
 * otherwise, so it may be called again. To be called in the transaction that publishes a listing, by an attestation,
 * and by the clock.
 * @returns the instant of the publication: the latest of the attestation, of the publication of the listing, and of the
 * decision on the last alert
 */
export async function publishAttested(
  tx: Db,
  solutionId: string,
  now: Instant,
): Promise<Instant | null> {
  const solution = await lockRounds(tx, solutionId);
  const { open: round } = solution;
  if (!round?.attestedAt || round.status !== 'attested') return null;
  const { published: previous, organisationId } = solution;
  const { id: assessmentId, attestedAt } = round;
  if (previous)
    await signalScoreJump(
      tx,
      { solutionId, organisationId, assessmentId, attestedAt, previousId: previous.id },
      now,
    );
  const alerts = await alertsOf(tx, { solutionId, assessmentId });
  const move = apply(assessmentObject(solution, round), 'assessment:publish-automatically', {
    asOf: now,
    listingPublished: solution.status === 'published',
    admissibilityAlert: alerts.open,
  });
  if (!move.ok) return null;
  const dates = [round.attestedAt, await publishedSince(tx, solutionId), alerts.closedAt ?? ''];
  const at = dates.toSorted().at(-1)!;
  await publishRound(tx, solution, round, { at, now, by: null });
  return at;
}

/** A moderator publishes; whether they may is decided before. What held the round back is decided with it. */
export async function publishByHand(
  tx: Db,
  solution: SolutionRounds,
  round: RoundRow,
  { now, by, reason }: { now: Instant; by: string; reason: string | null },
): Promise<void> {
  await closeAlerts(tx, roundOf(solution, round), { at: now, by, reason });
  await publishRound(tx, solution, round, { at: now, now, by, reason });
}

const roundOf = (solution: SolutionRounds, round: RoundRow) => ({
  solutionId: solution.id,
  assessmentId: round.id,
});

/** @param by the moderator; null for the clock */
async function publishRound(
  tx: Db,
  solution: SolutionRounds,
  round: RoundRow,
  { at, now, by, reason }: { at: Instant; now: Instant; by: string | null; reason?: string | null },
): Promise<void> {
  const { id: solutionId, organisationId } = solution;
  const superseded = await supersedePublic(tx, solutionId);
  await setRound(tx, round.id, { status: 'published', publishedAt: at });
  await recordEvent(tx, {
    solutionId,
    kind: 'attested',
    summary: superseded
      ? 'Nouvelle auto-évaluation attestée par l’éditeur.'
      : 'Auto-évaluation attestée par l’éditeur.',
    at,
  });
  for (const { criterion, by: how } of await untoldChecks(tx, round.id)) {
    const kind = how === 'register' ? 'certified' : 'checked';
    await recordEvent(tx, { solutionId, kind, criterion, summary: checkedSummary(how), at });
  }
  await publishToReadModel(tx, [solutionId], now);
  const common = {
    at,
    actor: by,
    role: by === null ? 'clock' : 'moderator',
    organisationId,
    solutionId,
  };
  if (superseded) {
    await appendEvent(tx, {
      ...common,
      action: 'assessment:supersede',
      object: { type: 'assessment', id: superseded },
      from: solution.published!.status,
      to: 'superseded',
    });
  }
  await appendEvent(tx, {
    ...common,
    action: by === null ? 'assessment:publish-automatically' : 'assessment:publish',
    object: { type: 'assessment', id: round.id },
    from: 'attested',
    to: 'published',
    ...(reason && { reason }),
  });
}
