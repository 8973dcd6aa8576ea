/** What acts on accreditations, audits and labels change in the little catalogue, and what time owes labels. */
import { addMonths, dayOf, startOf, type Instant } from '@gouvtech/criteria';
import type { Actor } from '../actors.ts';
import { OPEN_AUDIT_STATUSES } from '../statuses.ts';
import { ACCREDITATION_MONTHS } from '../transitions-accreditation.ts';
import { CONTRADICTORY_DAYS, type LabelSchemeId } from '../label-schemes.ts';
import { cureEndsAt, LABEL_APPEAL_DAYS } from '../transitions-label.ts';
import { dueAt } from '../transitions-dates.ts';
import type { Context } from '../transitions-types.ts';
import type { Chance } from './random.ts';
import type { World } from './world.ts';
import { LABELLER, SCHEMES, type Accreditation, type Audit, type Label } from './world-labels.ts';

const AUDITORS = ['auditor-l', 'lead-l', 'both-l'];
const SUSPENDED_MONTHS = 6;
const UNPROVEN_DAYS = 30;

const whoIs = (actor: Actor): string => (actor.kind === 'person' ? actor.accountId : 'clock');

export const isOpenAudit = ({ object }: Audit): boolean =>
  (OPEN_AUDIT_STATUSES as readonly string[]).includes(object.status);

const accreditedFor = (world: World, scheme: string): Accreditation | undefined =>
  world.accreditations.find((one) => one.scheme === scheme && one.object.status === 'accredited');

const publicRound = (world: World, listing: number) =>
  world.assessments.find(
    (one) =>
      one.listing === listing && ['published', 'stale', 'expired'].includes(one.object.status),
  );

/** Who may be named: neither recused, nor of the team that an appeal sent away. */
const available = ({ recused, excluded }: Audit): string[] =>
  AUDITORS.filter((id) => id !== recused && !excluded.includes(id));

export function auditContext(
  world: World,
  audit: Audit,
  actor: Actor,
  luck: Chance,
  asOf: Instant,
) {
  const { contradictoryAt } = audit.dates;
  const until = contradictoryAt ? dueAt(contradictoryAt, { days: CONTRADICTORY_DAYS }) : null;
  const inTime = until !== null && asOf < until;
  const appealEnds = audit.decidedAt && dueAt(audit.decidedAt, { days: LABEL_APPEAL_DAYS });
  const link = { guard: 'I2' as const };
  return {
    accreditationActive: accreditedFor(world, audit.scheme) !== undefined,
    independenceProblems:
      audit.object.organisationId === LABELLER || available(audit).length === 0 || luck.oneIn(12)
        ? [link]
        : [],
    signed: audit.signed.includes(whoIs(actor)),
    recusalUsed: audit.recused !== null,
    assessmentCurrent: publicRound(world, audit.listing)?.object.status === 'published',
    missingVerdicts: luck.oneIn(3) ? ['SEC-01'] : [],
    repliesClosed: audit.repliesClosed,
    repliesOpen: !audit.repliesClosed && inTime,
    repliesOver: !inTime,
    returnedOnce: audit.returned,
    newEvidence: audit.newEvidence,
    appealOpen: appealEnds !== null && asOf < appealEnds,
    appealed: audit.appealed,
    appealPending: audit.appealPending,
  } satisfies Partial<Context>;
}

export function labelContext(world: World, label: Label, asOf: Instant): Partial<Context> {
  const cause = causeOf(world, label, asOf);
  return {
    accreditationActive: accreditedFor(world, label.scheme) !== undefined,
    levels: { computed: label.computed, held: label.level },
    suspensionCause: cause !== null,
    causeRemains: cause !== null || label.lostAt !== null,
    nextGranted: nextOf(world, label) !== undefined,
  };
}

export const nextOf = (world: World, label: Label): Label | undefined =>
  world.labels.find(
    (one) =>
      one.id > label.id &&
      one.listing === label.listing &&
      one.scheme === label.scheme &&
      one.object.status === 'active',
  );

/** Since when the clock owes a suspension; null when nothing asks for one at `asOf`. */
export function causeOf(world: World, label: Label, asOf: Instant): Instant | null {
  const round = publicRound(world, label.listing);
  const ended = world.assessments
    .filter(({ listing, endedAt }) => listing === label.listing && endedAt !== null)
    .map(({ endedAt }) => endedAt!);
  const lost = round && round.object.status !== 'expired' ? null : (ended.sort().at(-1) ?? null);
  const right = world.accreditations.findLast(({ scheme }) => scheme === label.scheme);
  const causes = [
    lost,
    label.lostAt && dueAt(label.lostAt, { days: UNPROVEN_DAYS }),
    label.due[0],
    right?.endedAt ? dueAt(right.endedAt, { months: SUSPENDED_MONTHS }) : null,
  ];
  const due = causes.flatMap((at) => (at && at <= asOf ? [at] : [])).sort();
  return due[0] ?? null;
}

/** What nobody may do whatever the machine says: use cases refuse it before. */
export function hindered(world: World, thing: { listing: number }, scheme: string): boolean {
  const open = world.audits.some(
    (one) => one.listing === thing.listing && one.scheme === scheme && isOpenAudit(one),
  );
  const round = publicRound(world, thing.listing);
  return open || round?.object.status !== 'published' || !accreditedFor(world, scheme);
}

export function writeAccreditation(thing: Accreditation, action: string, at: Instant): void {
  if (action === 'accreditation:grant')
    thing.dates.accreditedUntil = startOf(addMonths(dayOf(at), ACCREDITATION_MONTHS));
  thing.endedAt = thing.object.status === 'accredited' ? null : (thing.endedAt ?? at);
}

export function applyForAccreditation(world: World, luck: Chance): boolean {
  const asked = luck.pick(SCHEMES);
  const open = world.accreditations.some(
    ({ scheme, object }) =>
      scheme === asked && ['applied', 'accredited', 'suspended'].includes(object.status),
  );
  if (open) return false;
  world.accreditations.push({
    ...{ id: world.accreditations.length, scheme: asked, dates: {}, endedAt: null },
    object: { type: 'accreditation', organisationId: LABELLER, status: 'applied' },
  });
  return true;
}

export function requestAudit(
  world: World,
  {
    listing,
    scheme,
    excluded = [],
  }: { listing: number; scheme: LabelSchemeId; excluded?: string[] },
): void {
  const { organisationId } = world.listings[listing]!.object;
  world.audits.push({
    ...{ id: world.audits.length, listing, scheme, dates: {}, signed: [], recused: null, excluded },
    ...{ repliesClosed: false, returned: false, newEvidence: false, decidedAt: null },
    ...{ appealed: false, appealPending: false, level: null },
    object: {
      ...{ type: 'audit', organisationId, labellerId: LABELLER, status: 'requested' },
      ...{ team: [], leadId: null, involved: [] },
    },
  });
}

type AuditAct = { actor: Actor; action: string; at: Instant; luck: Chance };

export function writeAudit(
  world: World,
  audit: Audit,
  { actor, action, at, luck }: AuditAct,
): void {
  const { object } = audit;
  if (actor.kind === 'person' && actor.staff)
    object.involved = [...(object.involved ?? []), actor.accountId];
  switch (action) {
    case 'audit:assign': {
      const team = available(audit).filter(() => !luck.oneIn(3));
      object.team = team.length > 0 ? team : available(audit).slice(0, 1);
      object.leadId = luck.pick(object.team);
      audit.signed = [];
      return;
    }
    case 'audit:sign-independence':
      audit.signed.push(whoIs(actor));
      if (object.team.every((id) => audit.signed.includes(id))) object.status = 'accepted';
      return;
    case 'audit:recuse':
      audit.recused = luck.pick(object.team);
      object.team = [];
      object.leadId = null;
      return;
    case 'audit:send-to-vendor':
      audit.dates.contradictoryAt = at;
      audit.repliesClosed = audit.newEvidence = false;
      return;
    case 'audit:reply':
      audit.newEvidence ||= luck.oneIn(2);
      return;
    case 'audit:close-replies':
      audit.repliesClosed = true;
      return;
    case 'audit:return-to-fieldwork':
      audit.returned = true;
      audit.dates.contradictoryAt = null;
      return;
    case 'audit:decide':
      return decideLabel(world, audit, at, luck);
    case 'audit:appeal':
      audit.appealed = audit.appealPending = true;
      return;
    case 'audit:dismiss-appeal':
      audit.appealPending = false;
      return;
    case 'audit:reopen': {
      audit.appealPending = false;
      const pair = { listing: audit.listing, scheme: audit.scheme };
      const open = world.audits.some(
        (one) => one.listing === pair.listing && one.scheme === pair.scheme && isOpenAudit(one),
      );
      if (!open) requestAudit(world, { ...pair, excluded: object.team as string[] });
    }
  }
}

/** The level comes from what was found, never from who decides. */
function decideLabel(world: World, audit: Audit, at: Instant, luck: Chance): void {
  const level = luck.below(4);
  audit.level = level;
  audit.decidedAt = at;
  const from = dueAt(at, { days: luck.below(10) });
  world.labels.push({
    ...{ id: world.labels.length, listing: audit.listing, audit: audit.id, scheme: audit.scheme },
    ...{ level, computed: level, lostAt: null, grantedAt: at, since: at },
    due: level > 0 ? [12, 24].map((months) => dueAt(from, { months })) : [],
    dates: level > 0 ? { validFrom: from, labelEndsAt: dueAt(from, { months: 36 }) } : {},
    object: {
      ...{ type: 'label', organisationId: audit.object.organisationId, labellerId: LABELLER },
      ...{ status: level > 0 ? 'granted' : 'refused', team: audit.object.team },
    },
  });
}

export function writeLabel(
  label: Label,
  { actor, action, at }: { actor: Actor; action: string; at: Instant },
): void {
  label.since = at;
  const { scheme } = label;
  if (action === 'label:suspend' || action === 'label:suspend-due')
    label.dates.cureEndsAt = cureEndsAt({ suspendedAt: at, scheme, cause: causeFor(actor) });
  if (action === 'label:restore') label.dates.cureEndsAt = null;
  if (action === 'label:pass-surveillance') label.due.shift();
}

/** Its labeller suspends it for a major finding, the catalogue for a dispute; the clock has its own causes. */
const causeFor = (actor: Actor) => {
  if (actor.kind !== 'person') return 'surveillance-overdue';
  return actor.staff === null ? 'major-finding' : 'upheld-dispute';
};

/** A round that changes what was audited: labels of the listing lose their level, or find it again. */
export function shakeLabels(world: World, listing: number, at: Instant, luck: Chance): void {
  for (const label of world.labels.filter((one) => one.listing === listing && one.level > 0)) {
    label.computed = luck.oneIn(2) ? label.level : luck.below(label.level + 1);
    label.lostAt = label.computed < label.level ? (label.lostAt ?? at) : null;
  }
}
