/** What one answer is worth, on what proof, and why (evaluation model 1.2). Reasons first; scores come from them. */
import { applies } from './applicability.ts';
import { claimStatus } from './claim.ts';
import { lastDays } from './condition.ts';
import { levelAt } from './level.ts';
import { NO_PROOF, proofAt, supports } from './proof.ts';
import { dayOf, endOf, time, timeAfter } from './time.ts';
import { standing, type Standing } from './verdict.ts';
import type {
  Answer,
  BasisPoints,
  Criterion,
  CriterionScore,
  Facts,
  Instant,
  ReasonCode,
} from './types.ts';

export type Judgement = {
  score: CriterionScore;
  /** counts in the completeness */
  answered: boolean;
  /** instants after asOf at which the clock alone may change this criterion */
  changes: Instant[];
};

export function judge(
  criterion: Criterion,
  answer: Answer | undefined,
  facts: Facts,
  asOf: Instant,
): Judgement {
  if (!applies(criterion.applicability, facts))
    return without(criterion, 'not-applicable-by-facts');
  if (!answer || time(answer.answeredAt) > time(asOf)) return without(criterion, 'unanswered');
  if (answer.toConfirm) return without(criterion, 'to-confirm');
  if (answer.response.kind === 'planned') return judgePlan(criterion, answer.response.on, asOf);
  if (answer.response.kind === 'na') return judgeClaim(criterion, answer, asOf);
  return judgeLevel(criterion, answer, answer.response, facts, asOf);
}

/** Everything that counts 0, or does not count at all. */
function without(
  criterion: Criterion,
  reason: ReasonCode,
  answered = false,
  changes: Instant[] = [],
): Judgement {
  const applicable = !reason.startsWith('not-applicable');
  return {
    score: {
      id: criterion.id,
      applicable,
      reason,
      declaredValue: null,
      value: 0,
      level: null,
      ...NO_PROOF,
      modifiedSinceAudit: false,
      blockingMissing: applicable && criterion.blocking,
    },
    answered,
    changes,
  };
}

function judgePlan(criterion: Criterion, on: string, asOf: Instant): Judgement {
  const overdue = timeAfter(on) <= time(asOf);
  return without(criterion, overdue ? 'plan-overdue' : 'planned', true, overdue ? [] : [endOf(on)]);
}

function judgeClaim(criterion: Criterion, answer: Answer, asOf: Instant): Judgement {
  const status = claimStatus(criterion, answer, asOf);
  if (status === 'accepted') return without(criterion, 'not-applicable-accepted');
  if (status === 'pending') return without(criterion, 'na-pending', true);
  return without(criterion, 'na-refused', status === 'refused');
}

function judgeLevel(
  criterion: Criterion,
  answer: Answer,
  response: Extract<Answer['response'], { kind: 'level' }>,
  facts: Facts,
  asOf: Instant,
): Judgement {
  const at = (instant: Instant) => levelAt(criterion, response, facts, answer.answeredAt, instant);
  const declaredAt = declaredBy(criterion, answer, facts);
  const reached = at(asOf);
  const verdicts = standing(answer, asOf, declaredAt);
  const raised =
    verdicts.raised && time(asOf) < timeAfter(verdicts.raised.until) ? verdicts.raised.value : 0;
  const value = Math.min(Math.max(reached.value, raised), verdicts.cap?.value ?? 10_000);
  const held = supports(criterion, answer, verdicts, asOf, declaredAt);

  const lapses = criterion.levels
    .flatMap((level) =>
      (level.when ?? []).flatMap((condition) => lastDays(condition, response.fields)),
    )
    .filter((day) => day >= dayOf(asOf))
    .filter((day) => at(endOf(day)).level?.key !== reached.level?.key);
  const turns = held.flatMap(({ from, until }) => [new Date(from).toISOString(), endOf(until)]);

  return {
    score: {
      id: criterion.id,
      applicable: true,
      reason: reasonOf(value, reached.value, declaredAt(answer.answeredAt), verdicts),
      declaredValue: reached.value,
      value,
      level: reached.level?.key ?? null,
      ...proofAt(held, asOf),
      modifiedSinceAudit: verdicts.modifiedSinceAudit,
      blockingMissing: criterion.blocking && value < criterion.minimum,
    },
    answered: true,
    changes: [...lapses.map(endOf), ...turns].filter((instant) => time(instant) > time(asOf)),
  };
}

/** What this revision was worth at an instant, or when it was written if that is later. */
export function declaredBy(
  criterion: Criterion,
  answer: Answer,
  facts: Facts,
): (instant: Instant) => BasisPoints {
  const { response, answeredAt } = answer;
  if (response.kind !== 'level') return () => 0;
  return (instant) =>
    levelAt(
      criterion,
      response,
      facts,
      answeredAt,
      time(instant) < time(answeredAt) ? answeredAt : instant,
    ).value;
}

function reasonOf(
  value: BasisPoints,
  reached: BasisPoints,
  answered: BasisPoints,
  { cap }: Standing,
): ReasonCode {
  if (value < reached) return cap?.source === 'dispute' ? 'capped-by-dispute' : 'capped-by-verdict';
  if (value > reached) return 'raised-by-verdict';
  if (reached < answered) return 'lowered-by-time';
  if (value === 10_000) return 'met';
  return value === 0 ? 'not-met' : 'partly-met';
}
