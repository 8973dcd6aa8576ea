/** What an act changes in the little catalogue, as the use cases of the product do it. */
import type { Instant } from '@gouvtech/criteria';
import type { Actor } from '../actors.ts';
import type { ObjectOf, ObjectType } from '../permissions-objects.ts';
import type { ActionOn } from '../permissions-table.ts';
import { refuse } from '../refusals.ts';
import { apply, decide, dueTransition, type Context, type Outcome } from '../transitions.ts';
import { APPEAL_DAYS, REPLY_DAYS } from '../disputes.ts';
import { dueAt } from '../transitions-dates.ts';
import {
  applyForAccreditation,
  auditContext,
  hindered,
  labelContext,
  requestAudit,
  writeAccreditation,
  writeAudit,
  writeLabel,
} from './live-labels.ts';
import type { Chance } from './random.ts';
import { earliest } from './tick-labels.ts';
import { writeAssessment, writeClaim, writeDispute, writeListing, type Written } from './writes.ts';
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
import {
  SCHEMES,
  type Accreditation,
  type Audit,
  type Desk,
  type Label,
  type Labeller,
} from './world-labels.ts';

export type Thing =
  | ({ kind: 'listing' } & Listing)
  | ({ kind: 'assessment' } & Assessment)
  | ({ kind: 'dispute' } & Dispute)
  | ({ kind: 'claim' } & Claim)
  | ({ kind: 'organisation' } & Labeller)
  | ({ kind: 'audit-desk' } & Desk)
  | ({ kind: 'accreditation' } & Accreditation)
  | ({ kind: 'audit' } & Audit)
  | ({ kind: 'label' } & Label);

export const thingsOf = (world: World): Thing[] => [
  ...world.listings.map((one) => as('listing', one)),
  ...world.assessments.map((one) => as('assessment', one)),
  ...world.disputes.map((one) => as('dispute', one)),
  ...world.claims.map((one) => as('claim', one)),
  ...world.labellers.map((one) => as('organisation', one)),
  ...world.desks.map((one) => as('audit-desk', one)),
  ...world.accreditations.map((one) => as('accreditation', one)),
  ...world.audits.map((one) => as('audit', one)),
  ...world.labels.map((one) => as('label', one)),
];

/** The very row, named: what is written through it stays written. */
const as = <K extends string, T extends object>(kind: K, row: T): { kind: K } & T =>
  Object.assign(row, { kind });

const CLOCK: Actor = { kind: 'clock' };

export function contextOf(
  world: World,
  thing: Thing,
  luck: Chance,
  asOf: Instant,
  actor: Actor = CLOCK,
): Context {
  const { oneIn } = luck;
  const simple = { asOf, reason: 'Un motif écrit.', dates: 'dates' in thing ? thing.dates : {} };
  if (thing.kind === 'organisation' || thing.kind === 'accreditation')
    return { ...simple, organisationVerified: true, secondPerson: oneIn(2) };
  if (thing.kind === 'audit')
    return { ...simple, ...auditContext(world, thing, actor, luck, asOf) };
  if (thing.kind === 'label') return { ...simple, ...labelContext(world, thing, asOf) };
  const listing = thing.kind === 'listing' ? thing : world.listings[thing.listing]!;
  const rounds = world.assessments.filter((one) => one.listing === listing.id);
  const { organisationId } = listing.object;
  const verified = organisationId !== null && VERIFIED.includes(organisationId);
  const stated =
    listing.object.status === 'suspended' && !listing.object.revisionStatus
      ? listing.shown.statedBy
      : listing.written.statedBy;
  return {
    ...simple,
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
  const context = contextOf(world, thing, luck, world.now, actor);
  const object = thing.object as ObjectOf[ObjectType] & { type: ObjectType };
  const outcome = decide(actor, action as ActionOn<ObjectType>, object as never, context);
  if (outcome.ok && !opens(world, thing, action, luck)) return refuse('wrong-state');
  // Reading leaves no trace.
  if (outcome.ok && !action.includes(':read')) {
    write(world, { actor, thing, action, outcome, at: world.now, luck });
    settle(world, luck);
  }
  return outcome;
}

/** An audit or an accreditation begins, unless something that no machine knows forbids it. */
function opens(world: World, thing: Thing, action: string, luck: Chance): boolean {
  if (action === 'accreditation:apply') return applyForAccreditation(world, luck);
  if (action !== 'audit:request' || thing.kind !== 'audit-desk') return true;
  const scheme = luck.pick(SCHEMES);
  if (hindered(world, thing, scheme)) return false;
  requestAudit(world, { listing: thing.listing, scheme });
  return true;
}

function write(world: World, act: Written & { thing: Thing }): void {
  const { thing, action, outcome, at, actor } = act;
  const from = stateOf(thing.object);
  if (thing.kind === 'listing') writeListing(world, thing, act);
  else {
    if (outcome.to !== undefined && 'status' in thing.object)
      thing.object.status = outcome.to as never;
    if (thing.kind === 'assessment') writeAssessment(world, thing, act);
    if (thing.kind === 'accreditation') writeAccreditation(thing, action, at);
    if (thing.kind === 'audit') writeAudit(world, thing, act);
    if (thing.kind === 'label') writeLabel(thing, act);
    if (thing.kind === 'dispute') writeDispute(thing, act);
    if (thing.kind === 'claim') writeClaim(world, thing, action);
  }
  world.log.push({
    ...{ at, actor, action, object: `${thing.kind}:${thing.id}`, from },
    to: stateOf(thing.object),
  });
}

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
  settleLabels(world, world.now, luck);
}

/** What time and the acts of others owe labels, in the order it fell due. */
function settleLabels(world: World, asOf: Instant, luck: Chance): void {
  for (let moves = 0; ; moves += 1) {
    if (moves > 200) throw new Error('labels go round');
    const due = earliest(world, asOf);
    if (!due) return;
    const { label, action, to, at } = due;
    byClock(world, as('label', label), action, { ok: true, to }, at, luck);
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
    if (!('dates' in thing) || thing.kind === 'label') continue;
    for (let moves = 0; ; moves += 1) {
      if (moves > 10) throw new Error('the clock goes round');
      const due = dueTransition(thing.object, thing.dates, asOf);
      if (!due) break;
      const { action, at, to, revisionTo } = due;
      byClock(world, thing, action, { ok: true, to, ...(revisionTo && { revisionTo }) }, at, luck);
    }
  }
  settleLabels(world, asOf, luck);
}
