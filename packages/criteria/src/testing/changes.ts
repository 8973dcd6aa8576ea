/** Ways to change a random case, for the properties that compare a before and an after. */
import { addDays, dayOf } from '../time.ts';
import type { Answer, Criterion, Instant, Verdict } from '../types.ts';
import type { Case } from './arbitraries.ts';

export const replace = (input: Case, changed: Answer): Case => ({
  ...input,
  answers: input.answers.map((one) => (one.criterion === changed.criterion ? changed : one)),
});

export const criterionOf = (input: Case, { criterion }: Answer): Criterion => {
  const found = input.set.criteria.find(({ id }) => id === criterion);
  if (!found) throw new Error(`${criterion} is not in the set`);
  return found;
};

export const picked = <T>(items: T[], pick: number): T | undefined =>
  items[pick % Math.max(1, items.length)];

/**
 * Takes away what makes a tier or a verdict depend on the value: checks cover everything, and each adjustment says
 * what it was compared with.
 */
export const settled = (answer: Answer): Answer => ({
  ...answer,
  checks: answer.checks.map((check) => ({ ...check, value: 10_000 })),
  verdicts: answer.verdicts.map((verdict) => ({ ...verdict, declared: verdict.declared ?? 5_000 })),
});

/** A better value: a higher level, a higher rate, one more part. The same answer when there is none. */
export function raised(answer: Answer, criterion: Criterion, pick: number): Answer {
  const { response } = answer;
  if (response.kind !== 'level') return answer;
  const fields = { ...response.fields };
  if (criterion.selection === 'percent')
    fields['rate'] = Math.min(100, Number(fields['rate'] ?? 0) + (pick % 60));
  if (criterion.selection === 'share')
    fields['parts'] = ['a', 'b', 'c']
      .slice(0, 1 + (pick % 3))
      .concat((fields['parts'] as string[]) ?? []);
  const index = criterion.levels.findIndex(({ key }) => key === response.level);
  const higher = criterion.levels[Math.min(criterion.levels.length - 1, index + (pick % 3))];
  const level = criterion.selection === 'chosen' && higher ? higher.key : response.level;
  return { ...answer, response: { ...response, fields, ...(level !== undefined && { level }) } };
}

/** A confirming verdict on the present revision, given between the answer and the date asked, valid at that date. */
export function confirmed(answer: Answer, asOf: Instant, pick: number): Answer {
  if (answer.answeredAt > asOf) return answer;
  const moments = [answer.answeredAt, asOf, ...answer.verdicts.map(({ at }) => at)];
  const oldest = addDays(dayOf(asOf), -900);
  const at =
    picked(
      moments.filter((one) => one >= answer.answeredAt && one <= asOf && dayOf(one) > oldest),
      pick,
    ) ?? asOf;
  const verdict: Verdict = {
    id: 'confirming',
    outcome: 'confirmed',
    at,
    revision: answer.revision,
    validUntil: addDays(dayOf(asOf), pick % 40),
  };
  return { ...answer, verdicts: [...answer.verdicts, verdict] };
}

/** The same case without anything dated after the date asked. */
export function withoutFuture(input: Case): Case {
  const past = <T extends { at: Instant }>(events: T[]): T[] =>
    events.filter(({ at }) => at <= input.asOf);
  return {
    ...input,
    answers: input.answers
      .filter(({ answeredAt }) => answeredAt <= input.asOf)
      .map((answer) => ({
        ...answer,
        checks: past(answer.checks),
        verdicts: past(answer.verdicts),
        naDecisions: past(answer.naDecisions),
        corrections: past(answer.corrections),
        caps: past(answer.caps).map(({ until, ...rest }) => ({
          ...rest,
          ...(until && until <= input.asOf && { until }),
        })),
        evidence: answer.evidence
          .filter(({ attachedAt }) => attachedAt <= input.asOf)
          .map(({ removedAt, ...rest }) => ({
            ...rest,
            ...(removedAt && removedAt <= input.asOf && { removedAt }),
          })),
      })),
  };
}
