/** Random cases: a référentiel, facts, answers, and two instants to ask them at. */
import fc from 'fast-check';
import { startOf } from '../time.ts';
import type { Answer, CriteriaSet, Facts, Instant, LabelScheme } from '../types.ts';
import { answer } from './random-answers.ts';
import { asked, FIRST_DAY } from './random-dates.ts';
import { criteriaSet, facts } from './random-sets.ts';

export { evidence } from './random-answers.ts';

/** A référentiel, its facts, an answer to most criteria, and two instants in order. */
export type Case = {
  set: CriteriaSet;
  facts: Facts;
  answers: Answer[];
  asOf: Instant;
  later: Instant;
  scheme: LabelScheme;
};

const scheme: fc.Arbitrary<LabelScheme> = fc.record({
  themes: fc.constantFrom<LabelScheme['themes'][]>([], [], ['ACC']),
  levels: fc.constantFrom<LabelScheme['levels'][]>(
    [
      { level: 1, overall: 5_000, theme: 3_000 },
      { level: 2, overall: 7_000, theme: 5_000 },
      { level: 3, overall: 8_500, theme: 7_000 },
    ],
    [
      { level: 1, overall: 1, theme: 0 },
      { level: 2, overall: 2_000, theme: 0 },
    ],
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
      attachedAt,
      removedAt,
      startsOn && startOf(startsOn),
      startOf(datedOn),
    ]),
    ...[...one.checks, ...one.verdicts, ...one.naDecisions, ...one.corrections].map(({ at }) => at),
    ...one.caps.flatMap(({ at, until }) => [at, until]),
  ]);
  return (
    instants
      .filter((at) => at !== undefined)
      .sort()
      .at(-1) ?? startOf(FIRST_DAY)
  );
}
