import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { score } from './score.ts';
import { loadSet } from './sets.ts';
import { simulate } from './simulate.ts';
import { answerTo, AT, level, setOf, yesNo } from './testing/examples.ts';
import { exampleSet } from './testing/example-set.ts';

const NOW = '2026-12-01T12:00:00.000Z';
const from = loadSet('2026.1');
const { set: to } = exampleSet();
const answers = [
  answerTo('SEC-05', { response: level('second-facteur-imposable') }),
  answerTo('SEC-06', { response: level('partiel') }),
  answerTo('SEC-04', { response: level('applicatif') }),
  answerTo('SEC-02', { response: { kind: 'level', fields: { mesures: 42 } } }),
  answerTo('QOS-01', {
    response: { kind: 'level', level: 'autonomie', fields: { pieces_et_historique: true } },
  }),
  answerTo('ACC-02', { response: level('complete') }),
];

test('says what is carried over, what is to answer again and what is archived', () => {
  const result = simulate(answers, {}, [from, to], NOW);
  const outcomes = new Map(result.toAnswer.map((one) => [one.criterion, one]));
  expect(outcomes.get('QOS-01')).toMatchObject({ kind: 'reworded', outcome: 'to-confirm' });
  expect(outcomes.get('SEC-15')).toMatchObject({ kind: 'split', outcome: 'to-confirm' });
  expect(outcomes.get('SEC-17')).toMatchObject({ kind: 'new', outcome: 'unanswered' });
  expect([outcomes.has('SEC-14'), outcomes.has('SEC-04')]).toEqual([false, false]);
  expect(result.archived).toEqual(['ACC-02']);
});

test('gives the scores of both versions, and those once everything is confirmed', () => {
  const result = simulate(answers, {}, [from, to], NOW);
  const migrated = migrate(answers, {}, from, to, NOW).answers;
  expect(result.overall.before).toMatchObject({
    declared: score(answers, {}, from, NOW).overall.declared,
  });
  const after = score(migrated, {}, to, NOW);
  expect(result.overall.after).toMatchObject({ declared: after.overall.declared });
  const security = result.themes.find(({ theme }) => theme === 'SEC')!;
  // SEC-14: min(8000, 5000) × 3; SEC-04: 7000 × 2; SEC-03, SEC-15, SEC-16, SEC-17 count 0 of 12 - 5.
  const weight = to.criteria
    .filter(({ theme }) => theme === 'SEC')
    .reduce((sum, one) => sum + one.weight, 0);
  expect(security.after.declared).toBe(Math.floor((3 * 5_000 + 2 * 7_000) / weight));
  expect(security.confirmed.declared).toBe(
    Math.floor((3 * 5_000 + 2 * 7_000 + 3 * 10_000) / weight),
  );
});

test('names the prerequisites won and lost', () => {
  const { prerequisites } = simulate(answers, {}, [from, to], NOW);
  expect(prerequisites.lost).toEqual(['QOS-01', 'SEC-17'].toSorted(byOrder));
  expect(prerequisites.won).toContain('ACH-06');
  expect(prerequisites.won).not.toContain('SEC-03');
});

test('keeps null what does not apply, before and after', () => {
  const rule = { applicability: 'saas' } as const;
  const [old, next] = [
    setOf(yesNo('SEC-01', rule)),
    setOf(yesNo('SEC-01', { ...rule, mapping: { kind: 'same', from: ['SEC-01'] } })),
  ];
  const { overall, themes, toAnswer } = simulate([], { saas: false }, [old, next], AT);
  expect(overall.before).toEqual({ declared: null, checked: null, audited: null, assured: null });
  expect(overall.after).toEqual(overall.before);
  expect(themes[0]?.confirmed.declared).toBeNull();
  expect(toAnswer).toEqual([]);
});

const byOrder = (a: string, b: string): number =>
  to.criteria.findIndex(({ id }) => id === a) - to.criteria.findIndex(({ id }) => id === b);
