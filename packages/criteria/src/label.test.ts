import { expect, test } from 'vitest';
import { labelLevel } from './label.ts';
import { score } from './score.ts';
import { answerTo, setOf, yesNo } from './testing/examples.ts';
import type { Answer, Facts, LabelScheme } from './types.ts';

const set = setOf(
  yesNo('SEC-01', { blocking: true, naPolicy: 'never', weight: 2 }),
  yesNo('SEC-02', { weight: 3 }),
  yesNo('ACC-01', { theme: 'ACC', weight: 1, applicability: 'ihm_web' }),
);
const scheme: LabelScheme = {
  themes: [],
  levels: [
    { level: 1, overall: 5_000, theme: 3_000 },
    { level: 2, overall: 7_000, theme: 5_000 },
    { level: 3, overall: 8_500, theme: 7_000 },
  ],
  coverage: 3_000,
};
const CALM = { openMajorNonConformity: false, assessmentCurrent: true };
const verdicts: Answer['verdicts'] = [
  {
    id: 'v1',
    outcome: 'confirmed',
    at: '2026-04-01T09:00:00.000Z',
    revision: 1,
    validUntil: '2029-04-01',
  },
];
const all = ['SEC-01', 'SEC-02', 'ACC-01'].map((id) => answerTo(id, { verdicts }));
const label = (
  answers: Answer[],
  facts: Facts = {},
  changes: Partial<LabelScheme> = {},
  context = CALM,
) =>
  labelLevel(
    score(answers, facts, set, '2026-06-01T12:00:00.000Z'),
    set,
    { ...scheme, ...changes },
    context,
  );
const codes = (result: ReturnType<typeof label>) => result.obstacles.map(({ code }) => code);

test('everything audited and met reaches the highest level', () => {
  expect(label(all)).toMatchObject({ level: 3, audited: 10_000, obstacles: [] });
});

test('points do not make up for a prerequisite that is missing, or met without an audit', () => {
  expect(codes(label(all.slice(1)))).toEqual(['prerequisite-missing']);
  expect(codes(label([answerTo('SEC-01'), ...all.slice(1)]))).toEqual(['prerequisite-not-audited']);
  expect(label(all.slice(1), {}, { themes: ['ACC'] }).level).toBe(0);
});

test('a theme below its floor holds the level back, and is named', () => {
  const low = label(all.slice(0, 2));
  expect(low).toMatchObject({ level: 0, audited: 5_000 });
  expect(low.obstacles).toEqual([
    { code: 'theme-too-low', level: 1, theme: 'ACC', audited: 0, required: 3_000 },
  ]);
});

test('a theme where nothing applies is skipped and named', () => {
  expect(label(all, { ihm_web: false })).toMatchObject({ level: 3, skippedThemes: ['ACC'] });
});

test('each condition of the scheme can refuse by itself', () => {
  expect(codes(label(all, {}, {}, { ...CALM, openMajorNonConformity: true }))).toEqual([
    'open-major-non-conformity',
  ]);
  expect(codes(label(all, {}, {}, { ...CALM, assessmentCurrent: false }))).toEqual([
    'assessment-not-current',
  ]);
  expect(codes(label(all, {}, { acceptedSets: ['2026.1'] }))).toEqual(['set-not-accepted']);
  expect(codes(label(all, { ihm_web: false }, { coverage: 9_000 }))).toEqual(['coverage-too-low']);
  expect(codes(label(all, { ihm_web: false }, { themes: ['ACC'], coverage: 0 }))).toEqual([
    'nothing-applicable',
  ]);
});
