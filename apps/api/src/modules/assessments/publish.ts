/** What a round goes through once signed: published, superseded, and said to the public. */
import type { Instant } from '@gouvtech/criteria';
import { appendEvent, publishToReadModel, recordEvent, type Db } from '@gouvtech/db';
import { apply } from '@gouvtech/domain/transitions';
import { assessmentObject } from './access.ts';
import { publishedSince, setRound, supersedePublic } from './attest-repository.ts';
import { lockRounds } from './round-repository.ts';

/**
 * Publishes the attested round of a solution whose listing is public; does nothing otherwise, so it may be called
 * again. To be called in the transaction that publishes a listing, by an attestation, and by the clock.
 * @returns the instant of the publication: the later of the attestation and of the publication of the listing
 */
export async function publishAttested(
  tx: Db,
  solutionId: string,
  now: Instant,
): Promise<Instant | null> {
  const solution = await lockRounds(tx, solutionId);
  const { open: round } = solution;
  if (!round?.attestedAt || round.status !== 'attested') return null;
  const move = apply(assessmentObject(solution, round), 'assessment:publish-automatically', {
    asOf: now,
    listingPublished: solution.status === 'published',
    admissibilityAlert: false,
  });
  if (!move.ok) return null;
  const since = await publishedSince(tx, solutionId);
  const at = since > round.attestedAt ? since : round.attestedAt;
  const common = {
    at,
    actor: null,
    role: 'clock',
    organisationId: solution.organisationId,
    solutionId,
  };
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
  await publishToReadModel(tx, [solutionId], now);
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
    action: 'assessment:publish-automatically',
    object: { type: 'assessment', id: round.id },
    from: 'attested',
    to: 'published',
  });
  return at;
}
