import { describe, expect, test } from 'vitest';
import { levelAt } from './level.ts';
import { loadSet } from './sets.ts';
import type { Criterion, Facts, FieldValue } from './types.ts';

const set = loadSet('2026.1');
const of = (id: string): Criterion => {
  const criterion = set.criteria.find((one) => one.id === id);
  if (!criterion) throw new Error(id);
  return criterion;
};
const DAY = '2026-06-01T12:00:00.000Z';
const value = (id: string, fields: Record<string, FieldValue>, facts: Facts = {}, level?: string) =>
  levelAt(of(id), { fields, ...(level !== undefined && { level }) }, facts, DAY, DAY).value;

describe('steps are half-open', () => {
  test.for([
    [0, 0],
    [49.99, 0],
    [50, 5_000],
    [74.9, 5_000],
    [75, 7_500],
    [99.9, 7_500],
    [100, 10_000],
  ])('ACC-01: %d %% is worth %d', ([taux, expected]) =>
    expect(value('ACC-01', { taux: taux ?? 0, date_audit: '2026-01-01' })).toBe(expected),
  );

  test.for([
    [31, 2_000],
    [30, 5_000],
    [15, 5_000],
    [14, 8_000],
    [7, 10_000],
  ])('SEC-08: %d days are worth %d', ([jours, expected]) =>
    expect(value('SEC-08', { engagement: true, jours: jours ?? 0 })).toBe(expected),
  );

  test('an explicit "none" is worth 0, whatever is written beside it', () => {
    expect(value('SEC-08', { engagement: false, jours: 3 })).toBe(0);
  });
});

describe('a date', () => {
  test('of exactly 36 months still makes "36 months at most"', () => {
    expect(value('ACC-01', { taux: 100, date_audit: '2023-06-01' })).toBe(10_000);
    expect(value('ACC-01', { taux: 100, date_audit: '2023-05-31' })).toBe(0);
  });

  test('of exactly 36 months no longer makes "less than 36 months"', () => {
    expect(value('ACC-03', { date_audit: '2023-06-02' }, {}, 'tiers')).toBe(8_000);
    expect(value('ACC-03', { date_audit: '2023-06-01' }, {}, 'tiers')).toBe(4_000);
  });

  test('in the future proves nothing', () => {
    expect(value('ACC-01', { taux: 100, date_audit: '2026-06-02' })).toBe(0);
  });
});

describe('proportional scales', () => {
  test.for([
    [0, 0],
    [0.29, 29],
    [57.3, 5_730],
    [33.333, 3_333],
    [100, 10_000],
    [140, 10_000],
    [-5, 0],
  ])('ECO-02: a score of %d is worth %d', ([score, expected]) =>
    expect(value('ECO-02', { score: score ?? 0 })).toBe(expected),
  );

  test('INT-06 counts only the flows that concern the solution', () => {
    const facts = { finances: true, actes: true, cible_locale: false };
    expect(value('INT-06', { flux: ['actes'] }, facts)).toBe(5_000);
    expect(value('INT-06', { flux: ['actes', 'pes-v2'] }, facts)).toBe(5_000);
    expect(value('INT-06', { flux: ['actes', 'pes-v2'] }, { ...facts, cible_locale: true })).toBe(
      6_666,
    );
  });

  test('ACH-04 gives a sixth of the points for each one held', () => {
    const options = of('ACH-04').fields.find(({ type }) => type === 'multichoice')?.options ?? [];
    expect(options).toHaveLength(6);
    expect(
      value('ACH-04', {
        [of('ACH-04').valueField ?? '']: options.slice(0, 1).map(({ key }) => key),
      }),
    ).toBe(1_666);
  });
});

test('without its second condition, a level gives the one below', () => {
  expect(value('ECO-04', { poids_ko: 700, budget_publie: false })).toBe(7_000);
  expect(
    value('INT-02', { identite_renforcee: true, franceconnect_plus: false }, {}, 'production'),
  ).toBe(4_000);
  expect(value('INT-02', { identite_renforcee: false }, {}, 'production')).toBe(10_000);
});
