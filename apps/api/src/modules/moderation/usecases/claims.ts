/** Who an imported listing belongs to: a moderator decides, on what the vendor says of itself. */
import { appendEvent, publishToReadModel, type Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { apply } from '@gouvtech/domain/transitions';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { invalid } from '../../../contract/problem-error.ts';
import {
  cleaned,
  decideClaim,
  findClaim,
  insertRevision,
  loadSubject,
  rivalClaims,
  setOrganisation,
  type ClaimRow,
} from '../../listings/index.ts';
import { demandHold, dropHold } from '../../holds/index.ts';
import { claimAccepted, claimRefused, tellOrganisation, type Notice } from '../notices.ts';
import type { ModerationDependencies } from './dependencies.ts';

const claimObject = (claim: ClaimRow) =>
  ({ type: 'claim', organisationId: claim.organisation.id, status: claim.status }) as const;

export async function readClaim(
  { database }: ModerationDependencies,
  actor: Person,
  id: string,
): Promise<ClaimRow> {
  const claim = await findClaim(database.db, id);
  if (!claim) throw refusalError('hidden');
  demandRight(actor, 'claim:read', claimObject(claim));
  return claim;
}

const TAKEN =
  'La fiche a été confiée à une autre organisation, qui a montré son lien avec le produit.';

/**
 * Accepted: the listing has an organisation and a draft read from its imported version; the imported page stays up until
 * that draft is published. Other open claims on it are refused.
 */
export const judgeClaim = (
  { database, clock, publicOrigin }: ModerationDependencies,
  actor: Person,
  id: string,
  given: { accept: boolean; reason: string },
): Promise<ClaimRow> =>
  database.transaction(async (tx) => {
    const at = clock().toISOString();
    const seen = await findClaim(tx, id);
    if (!seen) throw refusalError('hidden');
    const subject = await loadSubject(tx, seen.solution.slug, { lock: true });
    const claim = (await findClaim(tx, id, { lock: true }))!;
    const object = claimObject(claim);
    const action = given.accept ? 'claim:accept' : 'claim:refuse';
    demandRight(actor, action, object);
    const reason = cleaned(given.reason);
    if (!given.accept && reason === '') throw reasonNeeded();
    const listingFree = subject.organisation === null && subject.status === 'unclaimed';
    const outcome = apply(object, action, { asOf: at, reason, listingFree });
    if (!outcome.ok) throw refusalError(outcome.reason);
    await demandHold(tx, actor.accountId, 'claim', id);
    await dropHold(tx, 'claim', id);

    const tell = (claimId: string, organisationId: string, notice: Notice) =>
      tellOrganisation(tx, { publicOrigin }, organisationId, notice, {
        key: `${action}:${claimId}`,
        kind: 'claim-decision',
        at,
      });
    const about = { name: claim.solution.name, slug: subject.slug };
    const decided = { reason: reason || null, decidedBy: actor.accountId, at };
    if (given.accept) {
      await decideClaim(tx, id, { ...decided, status: 'accepted' });
      await setOrganisation(tx, subject.id, claim.organisation.id, at);
      await insertRevision(tx, {
        solutionId: subject.id,
        content: subject.published ?? {},
        baseVersion: subject.publishedVersion,
        updatedBy: null,
        at,
      });
      await publishToReadModel(tx, [subject.id], at);
      await tell(id, claim.organisation.id, claimAccepted(about));
      for (const rival of await rivalClaims(tx, subject.id, id)) {
        await decideClaim(tx, rival.id, { ...decided, reason: TAKEN, status: 'refused' });
        await tell(rival.id, rival.organisationId, claimRefused(about, TAKEN));
        await dropHold(tx, 'claim', rival.id);
        await log(tx, rival.id, rival.organisationId, 'claim:refuse', 'refused', TAKEN);
      }
    } else {
      await decideClaim(tx, id, { ...decided, status: 'refused' });
      await tell(id, claim.organisation.id, claimRefused(about, reason));
    }
    const status = given.accept ? ('accepted' as const) : ('refused' as const);
    await log(tx, id, claim.organisation.id, action, status, reason || null);
    return { ...claim, status, reason: reason || null };

    function log(
      db: Db,
      claimId: string,
      organisationId: string,
      act: string,
      to: string,
      why: string | null,
    ) {
      return appendEvent(db, {
        at,
        actor: actor.accountId,
        role: 'moderator',
        action: act,
        object: { type: 'claim', id: claimId },
        organisationId,
        solutionId: subject.id,
        from: 'requested',
        to,
        reason: why,
      });
    }
  });

const reasonNeeded = () =>
  invalid('reason', 'Indiquez le motif du refus\u00a0: l’organisation le lit.');
