import { expect, test } from 'vitest';
import { recompute } from './recompute.ts';
import { ENGINE_VERSION, score } from './score.ts';
import { loadSet } from './sets.ts';
import { answerTo } from './testing/examples.ts';
import type { AssessmentExport } from './types.ts';

const set = loadSet('2026.1');
const answers = [answerTo('SEC-07'), answerTo('RGP-01')];
const asOf = '2026-06-01T12:00:00.000Z';
const exported: AssessmentExport = {
  format: 'gouvtech-assessment/1',
  solution: { slug: 'mon-agenda', name: 'Mon agenda' },
  criteriaSet: '2026.1',
  criteriaSetHash: set.hash,
  engine: ENGINE_VERSION,
  asOf,
  facts: {},
  answers,
  result: score(answers, {}, set, asOf),
};

test('finds the same result again, also after a trip through JSON', () => {
  expect(recompute(JSON.parse(JSON.stringify(exported))).differences).toEqual([]);
});

test('names each place where the result was touched', () => {
  const touched = structuredClone(exported);
  touched.result.overall.declared = 9_999;
  const theme = touched.result.themes[1];
  if (theme) theme.proof = 4;
  expect(recompute(touched).differences).toEqual(['overall.declared', 'themes[1].proof']);
});

test('refuses another edition of the set', () => {
  expect(() => recompute({ ...exported, criteriaSetHash: 'other' })).toThrow(/empreinte/);
});
