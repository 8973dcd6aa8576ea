/**
 * Random référentiels, facts and answers, small and dense: dates fall on the same few weeks, so that proofs,
 * verdicts and levels do start and lapse between the instants tried.
 */
import fc from 'fast-check';
import { addDays, dayOf, startOf } from '../time.ts';
import {
  EVIDENCE_TYPES, THEME_IDS,
  type Answer, type Check, type Condition, type CriteriaSet, type Criterion, type Day, type Evidence, type FactKey, type Facts,
  type Field, type FieldValue, type Instant, type LabelScheme, type Level, type Rule, type Selection, type Verdict,
} from '../types.ts';

export const FACTS: FactKey[] = ['saas', 'dcp', 'ia'];
const FIRST_DAY = '2026-01-01';
/** Four years and a half, by steps of 25 days: months, shelf lives and validities all fit inside. */
const STEPS = 66;

const step = (min: number, max: number) =>
  fc.integer({ min, max }).map((steps) => addDays(FIRST_DAY, steps * 25));
const day = step(0, STEPS);
const atSome = (days: fc.Arbitrary<Day>): fc.Arbitrary<Instant> =>
  fc
    .tuple(days, fc.constantFrom(0, 0, 9, 23))
    .map(([on, hour]) => startOf(on).replace('T00', `T${String(hour).padStart(2, '0')}`));
/** Answers come early, what happens to them in the middle, and the sheet is mostly asked late. */
const early = atSome(step(0, 20));
export const instant: fc.Arbitrary<Instant> = atSome(step(8, 44));
const asked = fc.oneof(atSome(step(0, STEPS)), atSome(step(22, 44)), atSome(step(22, 44)), atSome(step(40, STEPS)));
const points = fc.constantFrom(0, 2_500, 3_333, 4_000, 5_000, 6_667, 8_000, 9_999, 10_000);

const rule: fc.Arbitrary<Rule> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Rule>('toujours') },
  { weight: 3, arbitrary: fc.constantFrom<Rule>(...FACTS) },
  fc.tuple(fc.constantFrom(...FACTS), fc.constantFrom(...FACTS)).map((and): Rule => ({ and })),
  fc.tuple(fc.constantFrom(...FACTS), fc.constantFrom(...FACTS)).map((or): Rule => ({ or })),
);

export const facts: fc.Arbitrary<Facts> = fc.record(
  { saas: fc.option(fc.boolean()), dcp: fc.boolean(), ia: fc.boolean() },
  { requiredKeys: [] },
);

const FIELDS: Field[] = [
  { key: 'date', type: 'date' },
  { key: 'ok', type: 'boolean' },
  { key: 'rate', type: 'percent', min: 0, max: 100 },
  { key: 'kind', type: 'choice', options: [{ key: 'a' }, { key: 'b' }] },
  { key: 'parts', type: 'multichoice', options: [{ key: 'a' }, { key: 'b', relevantIf: 'saas' }, { key: 'c' }] },
];

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.integer({ min: 1, max: 36 }).map((months): Condition => ({ field: 'date', ageUnderMonths: months })),
  fc.integer({ min: 1, max: 36 }).map((months): Condition => ({ field: 'date', ageAtMostMonths: months })),
  fc.integer({ min: 0, max: 24 }).map((months): Condition => ({ field: 'date', remainingAtLeastMonths: months })),
  fc.boolean().map((is): Condition => ({ field: 'ok', is })),
  fc.integer({ min: 0, max: 100 }).map((atLeast): Condition => ({ field: 'rate', atLeast })),
  fc.constant<Condition>({ anyOf: [{ field: 'kind', in: ['a'] }, { field: 'date', ageUnderMonths: 12 }] }),
);

const levels: fc.Arbitrary<Level[]> = fc
  .array(fc.record({ value: points, when: fc.option(fc.array(condition, { minLength: 1, maxLength: 2 }), { freq: 2 }) }), { maxLength: 2 })
  .chain((middle) =>
    fc.option(condition, { freq: 3 }).map((last) => [
      { key: 'none', value: 0 },
      ...middle
        .toSorted((a, b) => a.value - b.value)
        .map(({ value, when }, index) => ({ key: `l${index}`, value, ...(when && { when }) })),
      { key: 'full', value: 10_000, ...(last && { when: [last] }) },
    ]),
  );

/** No condition on a proportional scale, at least one on each level of a computed one. */
function fitted(levels: Level[], selection: Selection): Level[] {
  if (selection === 'chosen') return levels;
  return levels.map(({ key, value, when }) => {
    if (selection !== 'computed' || value === 0) return { key, value };
    return { key, value, when: when ?? [{ field: 'ok', is: true }] };
  });
}

const shelfLife = fc.constantFrom({ months: 12 }, { months: 24 }, { months: 36 }, { days: 30 }, 'own-end' as const);

const criterion = (theme: Criterion['theme'], index: number): fc.Arbitrary<Criterion> =>
  fc
    .record({
      weight: fc.constantFrom(1 as const, 2 as const, 3 as const),
      blocking: fc.nat(3).map((n) => n === 0),
      applicability: rule,
      selection: fc.constantFrom('chosen' as const, 'chosen' as const, 'computed' as const, 'percent' as const, 'share' as const),
      levels,
      shelfLife,
    })
    .map(({ shelfLife, levels, selection, blocking, applicability, weight }) => ({
      id: `${theme}-${String(index + 1).padStart(2, '0')}`,
      theme,
      weight,
      blocking,
      minimum: 5_000,
      applicability,
      naPolicy: !blocking ? 'justified' : applicability === 'toujours' ? 'never' : 'facts',
      evidencePolicy: blocking ? 'required' : 'recommended',
      selection,
      ...(selection === 'percent' && { valueField: 'rate' }),
      ...(selection === 'share' && { valueField: 'parts' }),
      fields: FIELDS,
      levels: fitted(levels, selection),
      evidence: [
        { type: 'DOCT', shelfLife },
        { type: 'CERT', shelfLife: 'own-end' },
      ],
      since: '2026.1',
      mapping: { kind: 'new', from: [] },
    }));

export const criteriaSet: fc.Arbitrary<CriteriaSet> = fc
  .array(fc.record({ weight: fc.integer({ min: 1, max: 40 }), size: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 3 })
  .chain((themes) => {
    const used = themes.map(({ weight, size }, index) => ({ id: THEME_IDS[index] ?? 'ACC', weight, size }));
    return fc
      .tuple(...used.flatMap(({ id, size }) => Array.from({ length: size }, (_, index) => criterion(id, index))))
      .map((criteria) => ({
        version: '2026.1',
        revision: 0,
        publishedOn: FIRST_DAY,
        inForceOn: FIRST_DAY,
        coefficients: [40, 55, 70, 90, 100] as const,
        themes: used.map(({ id, weight }) => ({ id, weight })),
        criteria,
        hash: 'random',
      }));
  });


export const evidence = (id: string): fc.Arbitrary<Evidence> =>
  fc
    .record({
      type: fc.oneof(fc.constantFrom('DOCT' as const, 'CERT' as const), fc.constantFrom(...EVIDENCE_TYPES)),
      attachedAt: fc.oneof(early, instant),
      age: fc.constantFrom(0, 0, 20, 300, 700, -40),
      startsIn: fc.constantFrom(undefined, undefined, undefined, -30, 60),
      endsIn: fc.constantFrom(undefined, undefined, 400, 900, -10),
      removedAt: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, instant),
    })
    .map(({ type, attachedAt, age, startsIn, endsIn, removedAt }) => ({
      id,
      type,
      attachedAt,
      datedOn: addDays(dayOf(attachedAt), -age),
      ...(startsIn !== undefined && { startsOn: addDays(dayOf(attachedAt), startsIn) }),
      ...(endsIn !== undefined && { endsOn: addDays(dayOf(attachedAt), endsIn) }),
      ...(removedAt && { removedAt }),
    }));

const check: fc.Arbitrary<Check> = fc
  .record({
    by: fc.constantFrom('machine' as const, 'person' as const, 'register' as const),
    at: instant,
    value: fc.oneof(points, fc.constant(10_000), fc.constant(10_000)),
    complete: fc.nat(3).map((n) => n > 0),
    evidenceId: fc.option(fc.constantFrom('e0', 'e0', 'e0', 'e1', 'e2'), { nil: undefined, freq: 7 }),
  })
  .map(({ evidenceId, ...rest }) => ({ id: 'c', ...rest, ...(evidenceId && { evidenceId }) }));

export const verdict: fc.Arbitrary<Verdict> = fc
  .record({
    outcome: fc.constantFrom(
      'confirmed' as const, 'confirmed' as const, 'adjusted' as const, 'adjusted' as const, 'refuted' as const,
      'na_accepted' as const, 'na_rejected' as const, 'inconclusive' as const,
    ),
    value: points,
    declared: fc.option(points, { nil: undefined, freq: 2 }),
    at: instant,
    revision: fc.constantFrom(1, 2, 2),
    validUntil: day,
  })
  .map(({ value, declared, ...rest }) => ({
    id: 'v',
    ...rest,
    ...(rest.outcome === 'adjusted' && { value, ...(declared !== undefined && { declared }) }),
  }));

const fields: fc.Arbitrary<Record<string, FieldValue>> = fc.record(
  {
    date: day,
    ok: fc.boolean(),
    rate: fc.constantFrom(0, 12.5, 33.33, 50, 75, 99.99, 100),
    kind: fc.constantFrom('a', 'b'),
    parts: fc.subarray(['a', 'b', 'c']),
  },
  { requiredKeys: ['date'] },
);

export const answer = ({ id, levels }: Criterion): fc.Arbitrary<Answer> =>
  fc.record(
    {
      criterion: fc.constant(id),
      revision: fc.constantFrom(1, 2, 2),
      answeredAt: fc.oneof({ weight: 6, arbitrary: early }, instant),
      response: fc.oneof(
        {
          weight: 6,
          arbitrary: fc.record({
            kind: fc.constant('level' as const),
            level: fc.constantFrom(...levels.map(({ key }) => key), 'full'),
            fields,
          }),
        },
        fc.record({ kind: fc.constant('planned' as const), on: day }),
        fc.constant({ kind: 'na' as const }),
      ),
      toConfirm: fc.nat(11).map((n) => n === 0),
      evidence: fc.tuple(evidence('e0'), evidence('e1')).chain((two) => fc.constantFrom(0, 1, 1, 2).map((n) => two.slice(0, n))),
      checks: fc.array(check, { maxLength: 2 }),
      verdicts: fc.array(verdict, { maxLength: 2 }),
      naDecisions: fc.array(fc.record({ accepted: fc.boolean(), at: instant }), { maxLength: 2 }),
      corrections: fc.array(fc.record({ at: instant }), { maxLength: 1 }),
      caps: fc.array(fc.record({ at: instant, value: points }), { maxLength: 1 }),
    },
    { noNullPrototype: true },
  );

/** A référentiel, its facts, an answer to most criteria, and two instants in order. */
export type Case = { set: CriteriaSet; facts: Facts; answers: Answer[]; asOf: Instant; later: Instant; scheme: LabelScheme };

const scheme: fc.Arbitrary<LabelScheme> = fc.record({
  themes: fc.constantFrom<LabelScheme['themes'][]>([], [], ['ACC']),
  levels: fc.constantFrom<LabelScheme['levels'][]>(
    [{ level: 1, overall: 5_000, theme: 3_000 }, { level: 2, overall: 7_000, theme: 5_000 }, { level: 3, overall: 8_500, theme: 7_000 }],
    [{ level: 1, overall: 1, theme: 0 }, { level: 2, overall: 2_000, theme: 0 }],
  ),
  coverage: fc.constantFrom(0, 3_000),
});

export const anyCase: fc.Arbitrary<Case> = criteriaSet.chain((set) =>
  fc
    .record({
      set: fc.constant(set),
      facts,
      answers: fc.tuple(...set.criteria.map((one) => fc.option(answer(one), { freq: 8 }))),
      instants: fc.tuple(asked, asked),
      scheme,
    })
    .map(({ answers, instants, ...rest }) => {
      const [asOf, later] = instants.toSorted() as [Instant, Instant];
      return { ...rest, answers: answers.filter((one) => one !== null), asOf, later };
    }),
);

/** The last instant at which something happens by itself, the clock apart. */
export function lastEvent({ answers }: Pick<Case, 'answers'>): Instant {
  const instants = answers.flatMap((one) => [
    one.answeredAt,
    ...one.evidence.flatMap(({ attachedAt, removedAt, startsOn, datedOn }) => [
      attachedAt, removedAt, startsOn && startOf(startsOn), startOf(datedOn),
    ]),
    ...[...one.checks, ...one.verdicts, ...one.naDecisions, ...one.corrections, ...one.caps].map(({ at }) => at),
  ]);
  return instants.filter((at) => at !== undefined).sort().at(-1) ?? startOf(FIRST_DAY);
}
