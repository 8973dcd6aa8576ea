/** What an act changes in the little catalogue, as the use cases of the product do it. */
import type { Instant } from '@gouvtech/criteria';
import type { Actor } from '../actors.ts';
import { pageIsUp, type ObjectOf, type ObjectType } from '../permissions-objects.ts';
import type { ActionOn } from '../permissions-table.ts';
import { apply, decide, dueTransition, type Context, type Outcome } from '../transitions.ts';
import type { RevisionStatus } from '../statuses.ts';
import { APPEAL_DAYS, REPLY_DAYS } from '../disputes.ts';
import { dueAt } from '../transitions-dates.ts';
import type { Chance } from './random.ts';
import {
  OPEN,
  PUBLIC,
  stateOf,
  VERIFIED,
  type Assessment,
  type Claim,
  type Dispute,
  type Listing,
  type World,
} from './world.ts';

export type Thing =
  | ({ kind: 'listing' } & Listing)
  | ({ kind: 'assessment' } & Assessment)
  | ({ kind: 'dispute' } & Dispute)
  | ({ kind: 'claim' } & Claim);

export const thingsOf = (world: World): Thing[] => [
  ...world.listings.map((one) => as('listing', one)),
  ...world.assessments.map((one) => as('assessment', one)),
  ...world.disputes.map((one) => as('dispute', one)),
  ...world.claims.map((one) => as('claim', one)),
];

/** The very row, named: what is written through it stays written. */
const as = <K extends string, T extends object>(kind: K, row: T): { kind: K } & T =>
  Object.assign(row, { kind });

const idOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.accountId : null);

export function contextOf(world: World, thing: Thing, { oneIn }: Chance, asOf: Instant): Context {
  const listing = thing.kind === 'listing' ? thing : world.listings[thing.listing]!;
  const rounds = world.assessments.filter((one) => one.listing === listing.id);
  const { organisationId } = listing.object;
  const verified = organisationId !== null && VERIFIED.includes(organisationId);
  const stated =
    listing.object.status === 'suspended' && !listing.object.revisionStatus
      ? listing.shown.statedBy
      : listing.written.statedBy;
  return {
    asOf,
    reason: 'Un motif écrit.',
    dates: 'dates' in thing ? thing.dates : {},
    missingGates: [
      ...(verified ? [] : (['organisation-verified'] as const)),
      ...(stated === null ? (['accuracy-statement'] as const) : []),
    ],
    missingFields: oneIn(5) ? ['summary'] : [],
    assessmentOpen: rounds.some(({ object }) => OPEN.includes(object.status)),
    attestationProblems: oneIn(3) ? [{ code: 'statement-not-accepted' }] : [],
    ...{ barredUntil: null, criteriaSetEnded: false, secondPerson: oneIn(2) },
    listingPublished: listing.object.status === 'published',
    nextPublished: false,
    ...(thing.kind === 'assessment' && {
      ...{ admissibilityAlert: thing.alert, renewals: thing.renewals },
    }),
    ...(thing.kind === 'dispute' && {
      replied: thing.replied,
      replyAwaited:
        !thing.replied && asOf < dueAt(thing.dates.sentAt ?? asOf, { days: REPLY_DAYS }),
      appealOpen: asOf < dueAt(thing.dates.decidedAt ?? asOf, { days: APPEAL_DAYS }),
    }),
    ...{ listingFree: organisationId === null, sameObject: false, targetEnded: oneIn(3) },
    assessmentPublic: rounds.some(
      ({ object }) => object.status === 'attested' || PUBLIC.includes(object.status),
    ),
  };
}

/** Tries an act; what it changes is written and logged when right and state allow it. */
export function attempt(
  world: World,
  actor: Actor,
  thing: Thing,
  action: string,
  luck: Chance,
): Outcome {
  const context = contextOf(world, thing, luck, world.now);
  const object = thing.object as ObjectOf[ObjectType] & { type: ObjectType };
  const outcome = decide(actor, action as ActionOn<ObjectType>, object as never, context);
  // Reading leaves no trace.
  if (outcome.ok && !action.includes(':read')) {
    write(world, { actor, thing, action, outcome, at: world.now, luck });
    settle(world, luck);
  }
  return outcome;
}

type Act = {
  actor: Actor;
  thing: Thing;
  action: string;
  outcome: Extract<Outcome, { ok: true }>;
  at: Instant;
  luck: Chance;
};

function write(world: World, act: Act): void {
  const { thing, action, outcome, at, actor } = act;
  const from = stateOf(thing.object);
  if (thing.kind === 'listing') writeListing(world, thing, act);
  else {
    if (outcome.to !== undefined) thing.object.status = outcome.to as never;
    if (thing.kind === 'assessment') writeAssessment(thing, act);
    if (thing.kind === 'dispute') writeDispute(thing, act);
    if (thing.kind === 'claim') writeClaim(world, thing, action);
  }
  world.log.push({
    ...{ at, actor, action, object: `${thing.kind}:${thing.id}`, from },
    to: stateOf(thing.object),
  });
}

function writeListing(world: World, thing: Listing, { actor, action, outcome, at, luck }: Act) {
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

function writeAssessment(thing: Assessment, { action, at, luck }: Act): void {
  if (action === 'assessment:attest') {
    thing.dates.attestedAt = at;
    thing.alert = luck.oneIn(3);
    thing.renewals = 0;
  }
  if (action === 'assessment:renew') {
    thing.dates.attestedAt = at;
    thing.renewals += 1;
  }
}

function writeDispute(thing: Dispute, { actor, action, at }: Act): void {
  const who = idOf(actor);
  if (who) thing.object.involved = [...thing.object.involved, who];
  if (action === 'dispute:ask-vendor') thing.dates.sentAt = at;
  if (action === 'dispute:reply') thing.replied = true;
  if (action === 'dispute:uphold' || action === 'dispute:dismiss') thing.dates.decidedAt = at;
}

function writeClaim(world: World, { listing, object }: Claim, action: string): void {
  if (action !== 'claim:accept') return;
  const claimed = world.listings[listing]!;
  claimed.object.organisationId = object.organisationId;
  claimed.object.revisionStatus = 'draft';
  claimed.written.statedBy = null;
}

const CLOCK: Actor = { kind: 'clock' };

/** What follows an act at once: an attested round goes public with its listing, and takes the place of the last one. */
function settle(world: World, luck: Chance): void {
  for (const row of world.assessments) {
    const thing = as('assessment', row);
    const context = contextOf(world, thing, luck, world.now);
    const outcome = apply(thing.object, 'assessment:publish-automatically', context);
    if (outcome.ok)
      byClock(world, thing, 'assessment:publish-automatically', outcome, world.now, luck);
  }
  for (const row of world.assessments) {
    const thing = as('assessment', row);
    if (!PUBLIC.includes(thing.object.status)) continue;
    const next = world.assessments.some(
      (one) => one.listing === row.listing && one.id > row.id && PUBLIC.includes(one.object.status),
    );
    if (!next) continue;
    const context = { ...contextOf(world, thing, luck, world.now), nextPublished: true };
    const outcome = apply(thing.object, 'assessment:supersede', context);
    if (outcome.ok) byClock(world, thing, 'assessment:supersede', outcome, world.now, luck);
  }
}

const byClock = (
  world: World,
  thing: Thing,
  action: string,
  outcome: Extract<Outcome, { ok: true }>,
  at: Instant,
  luck: Chance,
) => write(world, { actor: CLOCK, thing, action, outcome, at, luck });

/** Every move that is due at `asOf`, dated when it fell due. */
export function tick(world: World, asOf: Instant, luck: Chance): void {
  world.now = asOf;
  for (const thing of thingsOf(world)) {
    if (thing.kind === 'claim') continue;
    for (let moves = 0; ; moves += 1) {
      if (moves > 10) throw new Error('the clock goes round');
      const due = dueTransition(thing.object, thing.dates, asOf);
      if (!due) break;
      const { action, at, to, revisionTo } = due;
      byClock(world, thing, action, { ok: true, to, ...(revisionTo && { revisionTo }) }, at, luck);
    }
  }
}
