/** Bounds, determinism, order, and what a score is made of. */
import assert from 'node:assert/strict';
import canonicalize from 'canonicalize';
import { JUSTIFICATION_MIN } from '../validate.ts';
import type { Answer, CriteriaSet, ScoreLine, ScoreSheet } from '../types.ts';
import {
  allScores,
  labelOf,
  onCase,
  SCORES,
  scoresOf,
  sheetOf,
  type Property,
} from './property.ts';

export const shape: Property[] = [
  onCase('scores are nested, A ≤ P ≤ D and A ≤ S ≤ D, and S keeps 40 % of D', (engine, input) => {
    const sheet = sheetOf(engine, input);
    for (const line of sheet.themes) {
      assert.equal(
        line.declared === null,
        line.applicable === 0,
        'a theme where nothing applies is null',
      );
      assertNested(line, 1);
    }
    assertNested(sheet.overall, 2);
  }),

  onCase('the overall score lies between those of the themes', (engine, input) => {
    const { overall, themes } = sheetOf(engine, input);
    for (const key of SCORES) {
      const values = themes.map((line) => line[key]).filter((value) => value !== null);
      const mean = overall[key];
      if (mean === null) assert.equal(values.length, 0);
      else assert.ok(Math.min(...values) <= mean && mean <= Math.max(...values));
    }
  }),

  onCase('scores follow from the values and tiers shown beside each criterion', (engine, input) => {
    const sheet = sheetOf(engine, input);
    for (const line of sheet.themes)
      assert.deepEqual(scoresOf(line), byHand(input.set, sheet, line.theme));
    for (const [index, key] of SCORES.entries()) {
      const present = sheet.themes.filter((line) => line.declared !== null);
      const weight = (theme: string) =>
        BigInt(input.set.themes.find(({ id }) => id === theme)?.weight ?? 0);
      const total = present.reduce((sum, { theme }) => sum + weight(theme), 0n);
      const points = present.reduce(
        (sum, line) => sum + weight(line.theme) * BigInt(line[key] ?? 0),
        0n,
      );
      assert.equal(scoresOf(sheet.overall)[index], total === 0n ? null : Number(points / total));
    }
  }),

  onCase(
    'the same inputs give the same bytes, also through JSON, and are left untouched',
    (engine, input) => {
      const before = JSON.stringify(input);
      const first = canonicalize(sheetOf(engine, input));
      assert.equal(canonicalize(sheetOf(engine, JSON.parse(before))), first);
      assert.equal(JSON.stringify(input), before);
    },
  ),

  onCase('the order of criteria, answers, evidence and verdicts never matters', (engine, input) => {
    const sheet = sheetOf(engine, input);
    const mixed = sheetOf(engine, {
      ...input,
      set: {
        ...input.set,
        themes: input.set.themes.toReversed(),
        criteria: input.set.criteria.toReversed(),
      },
      answers: input.answers.toReversed().map(reversed),
    });
    assert.deepEqual(allScores(mixed), allScores(sheet));
    assert.deepEqual(mixed.criteria.toReversed(), sheet.criteria);
    assert.equal(mixed.nextChangeAt, sheet.nextChangeAt);
  }),

  onCase(
    'declared is 100 % if and only if everything that applies is fully met',
    (engine, input, pick) => {
      const full = { ...input, answers: input.answers.slice(0, 0), facts: {} };
      const answers = input.set.criteria.map((criterion, index): Answer => ({
        criterion: criterion.id,
        revision: 1,
        answeredAt: '2026-01-01T00:00:00.000Z',
        response: {
          kind: 'level',
          ...(criterion.selection === 'chosen' && { level: 'full' }),
          fields: { rate: 100, parts: ['a', 'b', 'c'] },
        },
        justification: 'x'.repeat(JUSTIFICATION_MIN),
        ...(index === pick && { toConfirm: true }),
        evidence: [],
        checks: [],
        verdicts: [],
        naDecisions: [],
        corrections: [],
        caps: [],
      }));
      for (const one of [input, { ...full, answers }]) {
        const sheet = sheetOf(engine, one);
        const due = sheet.criteria.filter(({ applicable }) => applicable);
        const met = due.length > 0 && due.every(({ value }) => value === 10_000);
        assert.equal(sheet.overall.declared === 10_000, met);
      }
    },
  ),

  onCase('a failed label gate gives level 0, whatever the scores', (engine, input) => {
    const sheet = sheetOf(engine, input);
    const generous = {
      themes: [],
      levels: [{ level: 1 as const, overall: 0, theme: 0 }],
      coverage: 0,
    };
    const blocking = input.set.criteria.filter((one) => one.blocking).map(({ id }) => id);
    const due = sheet.criteria.filter(({ id, applicable }) => applicable && blocking.includes(id));
    const gates = due.every(({ value, tier }) => value >= 5_000 && tier === 4);
    const expected = gates && sheet.overall.audited !== null ? 1 : 0;
    assert.equal(labelOf(engine, sheet, input.set, generous), expected);
    const context = { openMajorNonConformity: true, assessmentCurrent: true };
    assert.equal(engine.labelLevel(sheet, input.set, generous, context).level, 0);
  }),

  onCase(
    'a prerequisite is missing when it applies and is under its minimum or unanswered',
    (engine, input) => {
      const sheet = sheetOf(engine, input);
      const blocking = new Set(
        input.set.criteria.filter((one) => one.blocking).map(({ id }) => id),
      );
      const missing = sheet.criteria.filter(
        ({ id, applicable, value }) => blocking.has(id) && applicable && value < 5_000,
      );
      assert.deepEqual(
        sheet.missingPrerequisites,
        missing.map(({ id }) => id),
      );
    },
  ),
];

function assertNested(line: ScoreLine, floors: number): void {
  const { declared, checked, audited, assured } = line;
  if (declared === null || checked === null || audited === null || assured === null) {
    assert.deepEqual(scoresOf(line), [null, null, null, null]);
    return;
  }
  assert.ok(0 <= audited && audited <= checked && checked <= declared && declared <= 10_000);
  assert.ok(audited <= assured && assured <= declared);
  assert.ok(10 * assured >= 4 * declared - 10 * floors);
  assert.ok(line.proof >= 0 && line.proof <= 4);
}

/** The formulas of 1.3 once more, on big integers and from the published sheet only. */
function byHand(set: CriteriaSet, sheet: ScoreSheet, theme: string): (number | null)[] {
  const own = set.criteria
    .filter((criterion) => criterion.theme === theme)
    .map(({ id, weight }) => ({
      weight: BigInt(weight),
      score: sheet.criteria.find((one) => one.id === id),
    }))
    .flatMap(({ weight, score }) =>
      score?.applicable ? [{ weight, value: BigInt(score.value), tier: score.tier }] : [],
    );
  const den = own.reduce((sum, { weight }) => sum + weight, 0n);
  if (den === 0n) return [null, null, null, null];
  const points = (tier: number) =>
    own.reduce((sum, one) => sum + (one.tier >= tier ? one.weight * one.value : 0n), 0n);
  const assured = own.reduce(
    (sum, one) => sum + one.weight * one.value * BigInt(set.coefficients[one.tier]),
    0n,
  );
  return [points(0) / den, points(2) / den, points(4) / den, assured / (100n * den)].map(Number);
}

const reversed = (answer: Answer): Answer => ({
  ...answer,
  evidence: answer.evidence.toReversed(),
  checks: answer.checks.toReversed(),
  verdicts: answer.verdicts.toReversed(),
  naDecisions: answer.naDecisions.toReversed(),
});
