import type { Answer, Instant } from '@gouvtech/criteria';

/**
 * The answers of a round as they stood at an instant. A row holds the last revision only: what it said before is in
 * the last snapshot, and what was proven of it in both.
 */
export function answersAt(rows: Answer[], frozen: Answer[], instant: Instant): Answer[] {
  const before = new Map(frozen.map((answer) => [answer.criterion, answer]));
  return rows.map((row) => {
    const old = before.get(row.criterion);
    const edited = row.answeredAt > instant && old && old.answeredAt <= instant;
    return edited ? withProofs(old, row) : row;
  });
}

const withProofs = (old: Answer, row: Answer): Answer => ({
  ...old,
  evidence: union(row.evidence, old.evidence, ({ id }) => id),
  checks: union(row.checks, old.checks, ({ id }) => id),
  verdicts: union(row.verdicts, old.verdicts, ({ id }) => id),
  naDecisions: union(row.naDecisions, old.naDecisions, ({ at }) => at),
  corrections: union(row.corrections, old.corrections, ({ at }) => at),
  caps: union(row.caps, old.caps, ({ at }) => at),
});

/** Of two with the same key the row's, which knows what was removed since. */
function union<T>(rows: T[], frozen: T[], key: (one: T) => string): T[] {
  const known = new Set(rows.map(key));
  return [...rows, ...frozen.filter((one) => !known.has(key(one)))];
}
