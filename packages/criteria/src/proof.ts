/** The step of proof an answer stands on: the highest one that something valid at the date asked supports. */
import { addDays, addMonths, dayOf, earliest, startOf, time, timeAfter } from './time.ts';
import type { Standing } from './verdict.ts';
import type {
  Answer,
  BasisPoints,
  Check,
  Criterion,
  Day,
  Evidence,
  Instant,
  ShelfLife,
  Tier,
} from './types.ts';

const MACHINE_CHECK_IN_DAYS = 30;
/** A type the criterion does not list, or a certificate that came without its end. */
const DEFAULT_SHELF_LIFE = { months: 24 };

/** Something that holds a tier from an instant (ms) to the end of a day. */
export type Support = { tier: Tier; from: number; until: Day };

export function supports(
  criterion: Criterion,
  answer: Answer,
  standing: Standing,
  asOf: Instant,
  declaredAt: (instant: Instant) => BasisPoints,
): Support[] {
  const attached = new Map<string, Support>();
  for (const evidence of answer.evidence) {
    const support = evidenceSupport(criterion, evidence, asOf);
    if (support) attached.set(evidence.id, support);
  }
  /** Raising an answer above what was checked undoes the check; time lowering it later does not bring it back. */
  const covers = (check: Check) => {
    const value = declaredAt(check.at);
    return Math.min(value, standing.cap?.value ?? value) <= check.value;
  };
  const checks = answer.checks
    .filter(({ at }) => time(at) <= time(asOf) && time(at) > standing.restart)
    .filter(covers)
    .flatMap((check) => checkSupport(check, attached) ?? []);
  const audits = standing.audits.map(({ at, until }): Support => ({
    tier: 4,
    from: time(at),
    until,
  }));
  // A proof attached after its own end never held anything.
  return [...attached.values(), ...checks, ...audits].filter(
    ({ from, until }) => from < timeAfter(until),
  );
}

function evidenceSupport(criterion: Criterion, evidence: Evidence, asOf: Instant): Support | null {
  if (time(evidence.attachedAt) > time(asOf)) return null;
  if (evidence.removedAt !== undefined && time(evidence.removedAt) <= time(asOf)) return null;
  const days = [evidence.startsOn, evidence.datedOn].filter((day) => day !== undefined);
  const from = Math.max(time(evidence.attachedAt), ...days.map((day) => time(startOf(day))));
  return { tier: 1, from, until: evidenceUntil(criterion, evidence) };
}

/** Last day a proof holds for a criterion: its own end or its shelf life there, whichever comes first. */
export function evidenceUntil(criterion: Criterion, evidence: Evidence): Day {
  const shelfLife = criterion.evidence.find(({ type }) => type === evidence.type)?.shelfLife;
  return lastDayOf(evidence, shelfLife ?? DEFAULT_SHELF_LIFE);
}

function lastDayOf({ datedOn, endsOn }: Evidence, shelfLife: ShelfLife): Day {
  if (shelfLife === 'own-end') return endsOn ?? addMonths(datedOn, DEFAULT_SHELF_LIFE.months);
  const shelfEnd =
    'days' in shelfLife ? addDays(datedOn, shelfLife.days) : addMonths(datedOn, shelfLife.months);
  return endsOn === undefined ? shelfEnd : earliest(endsOn, shelfEnd);
}

/** A machine check lasts 30 days, a person's as long as the evidence they looked at. */
function checkSupport(check: Check, attached: Map<string, Support>): Support | null {
  const evidence = check.evidenceId === undefined ? undefined : attached.get(check.evidenceId);
  if (check.evidenceId !== undefined && !evidence) return null;
  const from = Math.max(time(check.at), evidence?.from ?? 0);
  if (check.by === 'machine') {
    if (!check.complete) return null;
    const until = addDays(dayOf(check.at), MACHINE_CHECK_IN_DAYS);
    return { tier: 2, from, until: evidence ? earliest(until, evidence.until) : until };
  }
  return evidence ? { tier: check.by === 'register' ? 3 : 2, from, until: evidence.until } : null;
}

export type Proof = {
  tier: Tier;
  tierSince: Instant | null;
  tierUntil: Day | null;
  lapsed: { tier: Tier; on: Day } | null;
};

export const NO_PROOF: Proof = { tier: 0, tierSince: null, tierUntil: null, lapsed: null };

export function proofAt(all: Support[], asOf: Instant): Proof {
  const now = time(asOf);
  const begun = all.filter(({ from }) => from <= now);
  const valid = begun.filter(({ until }) => now < timeAfter(until));
  const tier = Math.max(0, ...valid.map((support) => support.tier)) as Tier;
  const holding = valid.filter((support) => support.tier === tier);
  const over = begun.filter((support) => support.tier > tier).sort(byTierThenEnd);
  return {
    tier,
    tierSince: holding.length
      ? new Date(Math.min(...holding.map(({ from }) => from))).toISOString()
      : null,
    tierUntil:
      holding
        .map(({ until }) => until)
        .sort()
        .at(-1) ?? null,
    lapsed: over[0] ? { tier: over[0].tier, on: over[0].until } : null,
  };
}

const byTierThenEnd = (a: Support, b: Support): number =>
  b.tier - a.tier || (a.until < b.until ? 1 : -1);
