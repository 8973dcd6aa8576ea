/**
 * What audits and disputes leave on an answer.
 * Adverse: attached to the criterion, caps the value, never lapses, survives edits; lifted only by a later verdict
 * or an accepted correction. Positive: attached to the revision examined, for as long as the verdict is valid.
 */
import { addMonths, dayOf, earliest, time } from './time.ts';
import type { Answer, BasisPoints, Day, Instant, Verdict } from './types.ts';

const LONGEST_VALIDITY_IN_MONTHS = 36;

type CapInForce = { value: BasisPoints; source: 'verdict' | 'dispute' };
export type Standing = {
  /** the lowest cap in force */
  cap: CapInForce | null;
  /** an upward adjustment of this revision */
  raised: { value: BasisPoints; until: Day } | null;
  /** verdicts that make this revision "audited" */
  audits: { at: Instant; until: Day }[];
  /** after a correction, only what was checked later than this instant (ms) counts above "documented" */
  restart: number;
  modifiedSinceAudit: boolean;
};

type Adverse = CapInForce & { at: number; corrected: boolean };

/** `declaredAt` gives what the present revision was worth, by itself, at an instant. */
export function standing(
  answer: Answer,
  asOf: Instant,
  declaredAt: (instant: Instant) => BasisPoints,
): Standing {
  const past = <T extends { at: Instant }>(events: T[]) =>
    events.filter(({ at }) => time(at) <= time(asOf));
  const verdicts = past(answer.verdicts).filter(({ outcome }) => outcome !== 'inconclusive');
  const corrections = past(answer.corrections);
  const correctedAfter = (at: number) => corrections.some((correction) => time(correction.at) > at);
  const judgedAfter = (at: number) => verdicts.some((verdict) => time(verdict.at) > at);
  const isAdverse = (verdict: Verdict) => adverseValue(verdict, answer, declaredAt) !== null;

  const adverse: Adverse[] = [];
  for (const verdict of verdicts) {
    const value = adverseValue(verdict, answer, declaredAt);
    const at = time(verdict.at);
    const corrected = answer.revision > verdict.revision || correctedAfter(at);
    if (value !== null) adverse.push({ value, source: 'verdict', at, corrected });
  }
  for (const { at, value, until } of past(answer.caps)) {
    if (until !== undefined && time(until) <= time(asOf)) continue;
    const corrected = time(answer.answeredAt) > time(at) || correctedAfter(time(at));
    adverse.push({ value, source: 'dispute', at: time(at), corrected });
  }
  const inForce = adverse.filter(({ at }) => !judgedAfter(at) && !correctedAfter(at));
  const restart = Math.max(
    -Infinity,
    ...adverse.filter(({ corrected }) => corrected).map(({ at }) => at),
  );

  const examined = verdicts.filter(
    ({ revision, outcome, at }) =>
      revision === answer.revision && !outcome.startsWith('na_') && time(at) > restart,
  );
  const adjusted = latest(examined.filter(({ outcome }) => outcome !== 'confirmed'));
  const last = latest(verdicts);
  return {
    cap: inForce.reduce<CapInForce | null>(lowest, null),
    raised:
      adjusted && !isAdverse(adjusted)
        ? { value: adjusted.value ?? 0, until: validUntil(adjusted) }
        : null,
    audits: examined.map((verdict) => ({ at: verdict.at, until: validUntil(verdict) })),
    restart,
    modifiedSinceAudit:
      last !== null &&
      last.revision < answer.revision &&
      !last.outcome.startsWith('na_') &&
      !isAdverse(last),
  };
}

/** The value a verdict caps at, null when it is not adverse. */
export function adverseValue(
  verdict: Verdict,
  answer: Answer,
  declaredAt: (instant: Instant) => BasisPoints,
): BasisPoints | null {
  if (verdict.outcome === 'refuted') return 0;
  if (verdict.outcome !== 'adjusted') return null;
  const value = verdict.value ?? 0;
  if (verdict.declared !== undefined) return value < verdict.declared ? value : null;
  if (verdict.revision !== answer.revision) return value;
  return value < declaredAt(verdict.at) ? value : null;
}

const validUntil = (verdict: Verdict): Day =>
  earliest(verdict.validUntil, addMonths(dayOf(verdict.at), LONGEST_VALIDITY_IN_MONTHS));

/** Of two verdicts at the same instant the harsher one, then any fixed order: theirs never matters. */
function latest(verdicts: Verdict[]): Verdict | null {
  const worth = ({ outcome, value }: Verdict) => (outcome === 'refuted' ? -1 : (value ?? 0));
  const rest = ({ outcome, revision, declared, validUntil }: Verdict) =>
    [revision, outcome, declared, validUntil].join();
  const sorted = verdicts.toSorted(
    (a, b) => time(b.at) - time(a.at) || worth(a) - worth(b) || (rest(a) < rest(b) ? -1 : 1),
  );
  return sorted[0] ?? null;
}

function lowest(best: CapInForce | null, { value, source }: CapInForce): CapInForce {
  if (best && (best.value < value || (best.value === value && best.source === 'verdict')))
    return best;
  return { value, source };
}
