/** Random answers with their evidence, checks, verdicts and decisions. */
import fc from 'fast-check';
import { addDays, dayOf } from '../time.ts';
import { EVIDENCE_TYPES } from '../types.ts';
import type { Answer, Check, Criterion, Evidence, FieldValue, Verdict } from '../types.ts';
import { day, early, instant, points } from './random-dates.ts';

export const evidence = (id: string): fc.Arbitrary<Evidence> =>
  fc
    .record({
      type: fc.oneof(
        fc.constantFrom('DOCT' as const, 'CERT' as const),
        fc.constantFrom(...EVIDENCE_TYPES),
      ),
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
    evidenceId: fc.option(fc.constantFrom('e0', 'e0', 'e0', 'e1', 'e2'), {
      nil: undefined,
      freq: 7,
    }),
  })
  .map(({ evidenceId, ...rest }) => ({ id: 'c', ...rest, ...(evidenceId && { evidenceId }) }));

const verdict: fc.Arbitrary<Verdict> = fc
  .record({
    outcome: fc.constantFrom(
      'confirmed' as const,
      'confirmed' as const,
      'adjusted' as const,
      'adjusted' as const,
      'refuted' as const,
      'na_accepted' as const,
      'na_rejected' as const,
      'inconclusive' as const,
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
      evidence: fc
        .tuple(evidence('e0'), evidence('e1'))
        .chain((two) => fc.constantFrom(0, 1, 1, 2).map((n) => two.slice(0, n))),
      checks: fc.array(check, { maxLength: 2 }),
      verdicts: fc.array(verdict, { maxLength: 2 }),
      naDecisions: fc.array(fc.record({ accepted: fc.boolean(), at: instant }), { maxLength: 2 }),
      corrections: fc.array(fc.record({ at: instant }), { maxLength: 1 }),
      caps: fc.array(
        fc.record(
          { at: instant, value: points, until: instant },
          { requiredKeys: ['at', 'value'], noNullPrototype: true },
        ),
        { maxLength: 1 },
      ),
    },
    { noNullPrototype: true },
  );
