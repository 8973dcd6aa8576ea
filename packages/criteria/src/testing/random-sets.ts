/** Random référentiels and facts, small, with every kind of scale and condition. */
import fc from 'fast-check';
import { FIRST_DAY, points } from './random-dates.ts';
import { THEME_IDS } from '../types.ts';
import type {
  Condition,
  CriteriaSet,
  Criterion,
  FactKey,
  Facts,
  Field,
  Level,
  Rule,
  Selection,
} from '../types.ts';

const FACTS: FactKey[] = ['saas', 'dcp', 'ia'];
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
  {
    key: 'parts',
    type: 'multichoice',
    options: [{ key: 'a' }, { key: 'b', relevantIf: 'saas' }, { key: 'c' }],
  },
];

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .integer({ min: 1, max: 36 })
    .map((months): Condition => ({ field: 'date', ageUnderMonths: months })),
  fc
    .integer({ min: 1, max: 36 })
    .map((months): Condition => ({ field: 'date', ageAtMostMonths: months })),
  fc
    .integer({ min: 0, max: 24 })
    .map((months): Condition => ({ field: 'date', remainingAtLeastMonths: months })),
  fc.boolean().map((is): Condition => ({ field: 'ok', is })),
  fc.integer({ min: 0, max: 100 }).map((atLeast): Condition => ({ field: 'rate', atLeast })),
  fc.constant<Condition>({
    anyOf: [
      { field: 'kind', in: ['a'] },
      { field: 'date', ageUnderMonths: 12 },
    ],
  }),
);

const levels: fc.Arbitrary<Level[]> = fc
  .array(
    fc.record({
      value: points,
      when: fc.option(fc.array(condition, { minLength: 1, maxLength: 2 }), { freq: 2 }),
    }),
    { maxLength: 2 },
  )
  .chain((middle) =>
    fc
      .option(condition, { freq: 3 })
      .map((last) => [
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

const shelfLife = fc.constantFrom(
  { months: 12 },
  { months: 24 },
  { months: 36 },
  { days: 30 },
  'own-end' as const,
);

const criterion = (theme: Criterion['theme'], index: number): fc.Arbitrary<Criterion> =>
  fc
    .record({
      weight: fc.constantFrom(1 as const, 2 as const, 3 as const),
      blocking: fc.nat(3).map((n) => n === 0),
      applicability: rule,
      selection: fc.constantFrom(
        'chosen' as const,
        'chosen' as const,
        'computed' as const,
        'percent' as const,
        'share' as const,
      ),
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
  .array(
    fc.record({ weight: fc.integer({ min: 1, max: 40 }), size: fc.integer({ min: 1, max: 3 }) }),
    { minLength: 1, maxLength: 3 },
  )
  .chain((themes) => {
    const used = themes.map(({ weight, size }, index) => ({
      id: THEME_IDS[index] ?? 'ACC',
      weight,
      size,
    }));
    return fc
      .tuple(
        ...used.flatMap(({ id, size }) =>
          Array.from({ length: size }, (_, index) => criterion(id, index)),
        ),
      )
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
