/** What a snapshot says, read again from its own bytes; nothing it concludes is believed. */
import {
  loadSet,
  score,
  type Answer,
  type CriteriaSet,
  type Facts,
  type Instant,
  type ScoreSheet,
} from '@gouvtech/criteria';
import { isInScope } from '@gouvtech/domain/audit-scope';

export type Snapshot = {
  format: string;
  kind: string;
  solution: { slug: string; name: string };
  criteriaSet: string;
  criteriaSetHash: string;
  asOf: Instant;
  facts: Facts;
  answers: Answer[];
};
export type Recomputed = { set: CriteriaSet; sheet: ScoreSheet };

/** @throws ScoringError or TypeError when the bytes are no snapshot of a version this program knows */
export function recomputeSnapshot({ criteriaSet, answers, facts, asOf }: Snapshot): Recomputed {
  const set = loadSet(criteriaSet);
  return { set, sheet: score(answers, facts, set, asOf) };
}

/**
 * Criteria of the scope whose answer an audit confirmed as it is, in the order of the set.
 * @param themes of the scheme; empty: all
 */
export function confirmedCriteria(
  answers: readonly Answer[],
  { set, sheet }: Recomputed,
  themes: readonly string[],
): string[] {
  const audited = new Set(sheet.criteria.filter(({ tier }) => tier === 4).map(({ id }) => id));
  const scope = { themes } as Parameters<typeof isInScope>[1];
  const confirmed = new Set(
    answers
      .filter(({ verdicts }) => lastOf(verdicts)?.outcome === 'confirmed')
      .map((one) => one.criterion),
  );
  return set.criteria
    .filter((one) => isInScope(one, scope) && audited.has(one.id) && confirmed.has(one.id))
    .map(({ id }) => id);
}

const lastOf = (verdicts: Answer['verdicts']) =>
  verdicts.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
