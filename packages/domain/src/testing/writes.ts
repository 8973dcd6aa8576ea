/** What acts on listings, rounds, disputes and claims change in the little catalogue. */
import type { Instant } from '@gouvtech/criteria';
import type { Actor } from '../actors.ts';
import { pageIsUp } from '../permissions-objects.ts';
import type { RevisionStatus } from '../statuses.ts';
import type { Outcome } from '../transitions.ts';
import { shakeLabels } from './live-labels.ts';
import type { Chance } from './random.ts';
import type { Assessment, Claim, Dispute, Listing, World } from './world.ts';

/** What was done, by whom; `outcome` says where it leads. */
export type Written = {
  actor: Actor;
  action: string;
  outcome: Extract<Outcome, { ok: true }>;
  at: Instant;
  luck: Chance;
};

const idOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.accountId : null);

export function writeListing(
  world: World,
  thing: Listing,
  { actor, action, outcome, at, luck }: Written,
) {
  const { object, dates, written, shown } = thing;
  const opens = pageIsUp(object) && !object.revisionStatus;
  if (outcome.to !== undefined) object.status = outcome.to as typeof object.status;
  const closes = outcome.revisionTo === 'published' || outcome.revisionTo === 'archived';
  if (outcome.revisionTo)
    object.revisionStatus = closes
      ? null
      : (outcome.revisionTo as Exclude<RevisionStatus, 'published' | 'archived'>);
  switch (action) {
    case 'listing:edit':
      if (opens || luck.oneIn(3)) written.statedBy = null;
      break;
    case 'listing:state-accuracy':
      written.statedBy = idOf(actor);
      if (opens) shown.statedBy = idOf(actor);
      break;
    case 'listing:reopen':
      object.reviewerId = null;
      break;
    case 'listing:review':
      object.reviewerId = idOf(actor);
      dates.reviewActAt = at;
      break;
    case 'listing:publish':
    case 'listing:publish-minor':
      shown.statedBy = written.statedBy;
      object.everPublished = true;
      dates.confirmedAt = at;
      object.reviewerId = null;
      break;
    case 'listing:confirm':
      dates.confirmedAt = at;
      break;
    case 'listing:request-changes':
      dates.changesRequestedAt = at;
      object.reviewerId = null;
      break;
    case 'listing:release':
    case 'listing:release-idle':
    case 'listing:refuse':
      object.reviewerId = null;
      break;
    case 'assessment:start':
      world.assessments.push({
        ...{
          id: world.assessments.length,
          listing: thing.id,
          dates: {},
          renewals: 0,
          alert: false,
          endedAt: null,
        },
        object: { type: 'assessment', organisationId: object.organisationId, status: 'draft' },
      });
      break;
    case 'listing:claim': {
      const { organisationId } = (actor as Extract<Actor, { kind: 'person' }>).memberships[0]!;
      world.claims.push({
        ...{ id: world.claims.length, listing: thing.id },
        object: { type: 'claim', organisationId, status: 'requested' },
      });
      break;
    }
    case 'dispute:open':
      world.disputes.push({
        ...{ id: world.disputes.length, listing: thing.id, dates: {}, replied: false },
        object: {
          ...{ type: 'dispute', organisationId: object.organisationId, status: 'opened' },
          ...{ accountId: idOf(actor), involved: [idOf(actor)!] },
        },
      });
  }
}

export function writeAssessment(
  world: World,
  thing: Assessment,
  { action, at, luck }: Written,
): void {
  if (action === 'assessment:attest') {
    thing.dates.attestedAt = at;
    thing.alert = luck.oneIn(3);
    thing.renewals = 0;
  }
  if (action === 'assessment:renew') {
    thing.dates.attestedAt = at;
    thing.renewals += 1;
  }
  const { status } = thing.object;
  if (status !== 'draft' && status !== 'attested')
    thing.endedAt = ['published', 'stale'].includes(status) ? null : (thing.endedAt ?? at);
  if (action === 'assessment:lower-answer' || action.startsWith('assessment:publish'))
    shakeLabels(world, thing.listing, at, luck);
}

export function writeDispute(thing: Dispute, { actor, action, at }: Written): void {
  const who = idOf(actor);
  if (who) thing.object.involved = [...thing.object.involved, who];
  if (action === 'dispute:ask-vendor') thing.dates.sentAt = at;
  if (action === 'dispute:reply') thing.replied = true;
  if (action === 'dispute:uphold' || action === 'dispute:dismiss') thing.dates.decidedAt = at;
}

export function writeClaim(world: World, { listing, object }: Claim, action: string): void {
  if (action !== 'claim:accept') return;
  const claimed = world.listings[listing]!;
  claimed.object.organisationId = object.organisationId;
  claimed.object.revisionStatus = 'draft';
  claimed.written.statedBy = null;
  for (const desk of world.desks.filter((one) => one.listing === listing))
    desk.object.organisationId = object.organisationId;
}
