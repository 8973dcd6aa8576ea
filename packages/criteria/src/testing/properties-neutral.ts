/** What changes nothing: what does not apply, the scale of the weights, other themes, and every way to say no. */
import assert from 'node:assert/strict';
import type { Answer, CriteriaSet, Criterion } from '../types.ts';
import { criterionOf, picked, replace } from './changes.ts';
import { allScores, labelOf, onCase, scoresOf, sheetOf, type Property } from './property.ts';

export const neutrality: Property[] = [
  onCase('deleting a criterion that does not apply changes no score', (engine, input) => {
    const sheet = sheetOf(engine, input);
    for (const { id } of sheet.criteria.filter(({ applicable }) => !applicable)) {
      const set = { ...input.set, criteria: input.set.criteria.filter((one) => one.id !== id) };
      const answers = input.answers.filter(({ criterion }) => criterion !== id);
      assert.deepEqual(allScores(sheetOf(engine, { ...input, set, answers })), allScores(sheet));
    }
  }),

  onCase(
    'a pending or refused claim, a plan, no answer and "no" are worth the same',
    (engine, input, pick) => {
      const criterion = picked(input.set.criteria, pick);
      if (!criterion) return;
      const others = input.answers.filter((one) => one.criterion !== criterion.id);
      const results = waysToSayNo(criterion).map((answer) => {
        const sheet = sheetOf(engine, { ...input, answers: answer ? [...others, answer] : others });
        const { overall, missingPrerequisites } = sheet;
        const label = labelOf(engine, sheet, input.set, input.scheme);
        return {
          scores: allScores(sheet),
          coverage: overall.coverage,
          proof: overall.proof,
          missingPrerequisites,
          label,
        };
      });
      for (const result of results) assert.deepEqual(result, results[0]);
    },
  ),

  onCase(
    'only an accepted claim removes a criterion, and then it is as if it did not exist',
    (engine, input, pick) => {
      const criterion = picked(input.set.criteria, pick);
      if (!criterion || criterion.naPolicy !== 'justified') return;
      const others = input.answers.filter((one) => one.criterion !== criterion.id);
      const accepted: Answer = { ...claim(criterion), naDecisions: [{ accepted: true, at: AT }] };
      const with_ = sheetOf(engine, { ...input, answers: [...others, accepted] });
      const set = {
        ...input.set,
        criteria: input.set.criteria.filter(({ id }) => id !== criterion.id),
      };
      const without = allScores(sheetOf(engine, { ...input, set, answers: others }));
      // A theme of this criterion alone is null with it, and null without it.
      assert.deepEqual(allScores(with_), without);
    },
  ),

  onCase('a theme depends on its own answers only', (engine, input, pick) => {
    const answer = picked(input.answers, pick);
    if (!answer) return;
    const { theme } = criterionOf(input, answer);
    const without = { ...input, answers: input.answers.filter((one) => one !== answer) };
    const [before, after] = [sheetOf(engine, input), sheetOf(engine, without)];
    const others = (sheet: typeof before) => sheet.themes.filter((line) => line.theme !== theme);
    assert.deepEqual(others(after), others(before));
  }),

  onCase(
    'multiplying the weights of a theme, or of all themes, changes no score',
    (engine, input, pick) => {
      const sheet = allScores(sheetOf(engine, input));
      const k = 2 + (pick % 5);
      const theme = picked(input.set.themes, pick)?.id;
      const heavier = (one: Criterion) =>
        one.theme === theme ? { ...one, weight: (one.weight * k) as 1 } : one;
      const inside: CriteriaSet = { ...input.set, criteria: input.set.criteria.map(heavier) };
      const across: CriteriaSet = {
        ...input.set,
        themes: input.set.themes.map((one) => ({ ...one, weight: one.weight * k })),
      };
      for (const set of [inside, across])
        assert.deepEqual(allScores(sheetOf(engine, { ...input, set })), sheet);
    },
  ),

  onCase(
    'splitting a criterion in two with the same answer and total weight changes no score',
    (engine, input, pick) => {
      const criterion = picked(input.set.criteria, pick);
      if (!criterion) return;
      const twin = `${criterion.theme}-99`;
      const halves = [
        { ...criterion, weight: (2 * criterion.weight - 1) as 1 },
        { ...criterion, id: twin, weight: 1 as const },
      ];
      const doubled = input.set.criteria.map((one) => ({ ...one, weight: (2 * one.weight) as 1 }));
      const set = {
        ...input.set,
        criteria: [...doubled.filter(({ id }) => id !== criterion.id), ...halves],
      };
      const copies = input.answers
        .filter((one) => one.criterion === criterion.id)
        .map((one) => ({ ...one, criterion: twin }));
      const split = sheetOf(engine, { ...input, set, answers: [...input.answers, ...copies] });
      assert.deepEqual(allScores(split), allScores(sheetOf(engine, input)));
    },
  ),

  onCase('completeness counts levels, plans and claims, and nothing else', (engine, input) => {
    const sheet = sheetOf(engine, input);
    const counted = sheet.criteria.filter(({ applicable, reason, id }) => {
      const answer = input.answers.find(({ criterion }) => criterion === id);
      const rejected = answer?.verdicts.some(({ outcome }) => outcome === 'na_rejected');
      return (
        applicable &&
        !['unanswered', 'to-confirm'].includes(reason) &&
        !(reason === 'na-refused' && rejected)
      );
    }).length;
    const { applicable, answered, completeness } = sheet.overall;
    assert.ok(counted <= answered && answered <= applicable);
    assert.equal(
      completeness,
      applicable === 0 ? null : Math.floor((10_000 * answered) / applicable),
    );
  }),

  onCase('an answer to confirm counts as no answer', (engine, input, pick) => {
    const answer = picked(input.answers, pick);
    if (!answer) return;
    const toConfirm = sheetOf(engine, replace(input, { ...answer, toConfirm: true }));
    const none = sheetOf(engine, {
      ...input,
      answers: input.answers.filter((one) => one !== answer),
    });
    assert.deepEqual(toConfirm.themes, none.themes);
    assert.deepEqual(scoresOf(toConfirm.overall), scoresOf(none.overall));
  }),
];

const AT = '2026-01-01T00:00:00.000Z';
const EMPTY = {
  evidence: [],
  checks: [],
  verdicts: [],
  naDecisions: [],
  corrections: [],
  caps: [],
};

const claim = ({ id }: Criterion): Answer => ({
  criterion: id,
  revision: 1,
  answeredAt: AT,
  response: { kind: 'na' },
  ...EMPTY,
});

function waysToSayNo(criterion: Criterion): (Answer | null)[] {
  const base = claim(criterion);
  return [
    null,
    base,
    { ...base, naDecisions: [{ accepted: false, at: AT }] },
    {
      ...base,
      verdicts: [
        { id: 'v', outcome: 'na_rejected', at: AT, revision: 1, validUntil: '2029-01-01' },
      ],
    },
    { ...base, response: { kind: 'planned', on: '2026-01-02' } },
    { ...base, response: { kind: 'planned', on: '2035-01-01' } },
    { ...base, response: { kind: 'level', level: 'none', fields: {} } },
    {
      ...base,
      toConfirm: true,
      response: { kind: 'level', level: 'full', fields: { rate: 100, parts: ['a', 'b', 'c'] } },
    },
  ];
}
