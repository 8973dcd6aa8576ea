import { expect, test } from 'vitest';
import { migrate, migrateAlong } from './migrate.ts';
import { score } from './score.ts';
import { answerTo, AT, level, setOf, yesNo } from './testing/examples.ts';
import type { Answer, Criterion } from './types.ts';

const NOW = '2026-06-01T12:00:00.000Z';
const from = setOf(yesNo('SEC-01'), yesNo('SEC-02'));
const proven: Partial<Answer> = {
  evidence: [{ id: 'e1', type: 'DOCT', attachedAt: AT, datedOn: '2026-02-10' }],
  checks: [
    {
      id: 'c1',
      by: 'register',
      at: '2026-03-10T09:00:00.000Z',
      value: 10_000,
      evidenceId: 'e1',
      complete: true,
    },
  ],
};
const verdict = { id: 'v1', at: '2026-04-01T09:00:00.000Z', revision: 1, validUntil: '2029-04-01' };
const audited: Partial<Answer> = { ...proven, verdicts: [{ ...verdict, outcome: 'confirmed' }] };

function move(
  kind: Criterion['mapping']['kind'],
  answers: Answer[],
  rubric: Partial<Criterion> = {},
  sources = ['SEC-01'],
) {
  const to = setOf(yesNo('SEC-11', { ...rubric, mapping: { kind, from: sources } }));
  const result = migrate(answers, {}, from, to, NOW);
  return {
    ...result,
    answer: result.answers[0],
    score: score(result.answers, {}, to, NOW).criteria[0],
  };
}

test('same: keeps value, evidence and verdict', () => {
  expect(move('same', [answerTo('SEC-01', audited)]).score).toMatchObject({
    value: 10_000,
    tier: 4,
  });
});

test('reworded: to confirm, verdict dropped, at most checked once confirmed', () => {
  const { answer, steps, score: now } = move('reworded', [answerTo('SEC-01', audited)]);
  expect(steps).toEqual([{ criterion: 'SEC-11', kind: 'reworded', outcome: 'to-confirm' }]);
  expect(now).toMatchObject({ reason: 'to-confirm', value: 0 });
  expect(answer?.verdicts).toEqual([]);
  const to = setOf(yesNo('SEC-11'));
  expect(
    score([{ ...answerTo('SEC-11'), ...answer, toConfirm: false }], {}, to, NOW).criteria[0]?.tier,
  ).toBe(2);
});

test('reworded: what an auditor refuted is not washed away', () => {
  const { answer } = move('reworded', [
    answerTo('SEC-01', { verdicts: [{ ...verdict, outcome: 'refuted' }] }),
  ]);
  const confirmed = { ...answerTo('SEC-11'), ...answer, toConfirm: false };
  expect(score([confirmed], {}, setOf(yesNo('SEC-11')), NOW).criteria[0]).toMatchObject({
    value: 0,
  });
});

test('split: to confirm, at most documented', () => {
  const { answer } = move('split', [answerTo('SEC-01', audited)]);
  expect(answer).toMatchObject({ toConfirm: true, checks: [], verdicts: [] });
});

test('merged: the lowest value on the weakest proof; unanswered when one source is', () => {
  const answers = [
    answerTo('SEC-01', audited),
    answerTo('SEC-02', { ...proven, response: level('partiel') }),
  ];
  const sources = ['SEC-01', 'SEC-02'];
  expect(move('merged', answers, {}, sources).score).toMatchObject({ value: 5_000, tier: 3 });
  expect(move('merged', answers.slice(0, 1), {}, sources).steps[0]?.outcome).toBe('unanswered');
});

test('rescaled: rounded down to the new rubric, verdict kept', () => {
  const levels = [
    { key: 'non', value: 0 },
    { key: 'bas', value: 4_000 },
    { key: 'haut', value: 10_000 },
  ];
  const { score: now } = move(
    'rescaled',
    [answerTo('SEC-01', { ...audited, response: level('partiel') })],
    { levels },
  );
  expect(now).toMatchObject({ level: 'bas', value: 4_000, tier: 4 });
});

test('new: unanswered; retired: archived; nothing is rewritten', () => {
  const answers = [answerTo('SEC-01'), answerTo('SEC-02')];
  const copy = structuredClone(answers);
  const result = move('new', answers, {}, []);
  expect(result.answers).toEqual([]);
  expect(result.archived).toEqual(answers);
  expect(answers).toEqual(copy);
});

test('through several versions: what one of them lets fall stays so', () => {
  const next = (kind: Criterion['mapping']['kind'], of = ['SEC-01']) =>
    setOf(yesNo('SEC-01', { mapping: { kind, from: of } }));
  const along = (...versions: Parameters<typeof migrateAlong>[2]) =>
    migrateAlong([answerTo('SEC-01', audited), answerTo('SEC-02')], {}, versions, NOW);
  expect(along(from)).toMatchObject({ archived: [], steps: [] });
  const done = along(from, next('reworded'), next('same'));
  expect(done.answers).toMatchObject([{ criterion: 'SEC-01', toConfirm: true, verdicts: [] }]);
  expect(done.archived).toMatchObject([{ criterion: 'SEC-02' }]);
  expect(done.steps).toEqual([{ criterion: 'SEC-01', kind: 'same', outcome: 'to-confirm' }]);
});
