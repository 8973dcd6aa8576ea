/** What a decision on one answer is judged on: the facts that the domain asks for, read from the round as it stands. */
import {
  dayOf,
  evidenceUntil,
  type Answer,
  type Criterion,
  type CriterionScore,
  type Evidence,
  type Instant,
} from '@gouvtech/criteria';
import type { Context } from '@gouvtech/domain/transitions';
import { criterionOf, scoreOf, type Subject } from './subject.ts';

export type AnswerAction =
  | 'evidence:check'
  | 'evidence:certify'
  | 'evidence:refuse'
  | 'answer:accept-na'
  | 'answer:refuse-na'
  | 'answer:accept-correction';

/** The value that a check would confirm: what the answer says, held down by what caps it. */
export const valueToCheck = ({ declaredValue, value }: CriterionScore): number =>
  Math.min(declaredValue ?? 0, value);

export const stands = (criterion: Criterion, one: Evidence, now: Instant): boolean =>
  one.removedAt === undefined &&
  evidenceUntil(criterion, one) >= dayOf(now) &&
  (one.startsOn ?? '') <= dayOf(now);

/** The last instant at which an audit or a dispute brought the answer down. */
const cappedAt = ({ verdicts, caps }: Answer, now: Instant): Instant | null =>
  [...verdicts.filter(({ outcome }) => outcome === 'refuted' || outcome === 'adjusted'), ...caps]
    .map(({ at }) => at)
    .filter((at) => at <= now)
    .toSorted()
    .at(-1) ?? null;

/** Someone looked at this piece for this answer at this value, and nothing brought the answer down since. */
export function isChecked(
  answer: Answer,
  evidenceId: string,
  ways: readonly ('person' | 'register')[],
  value: number,
  now: Instant,
): boolean {
  const since = cappedAt(answer, now) ?? '';
  return answer.checks.some(
    (check) =>
      check.evidenceId === evidenceId &&
      ways.includes(check.by as 'person') &&
      check.value >= value &&
      check.at > since &&
      check.at <= now,
  );
}

export function reviewContext(
  subject: Subject,
  id: string,
  action: AnswerAction,
  evidenceId?: string,
): NonNullable<Context['review']> {
  const { set, answers, now } = subject;
  const criterion = criterionOf(set, id);
  const score = scoreOf(subject, id);
  const answer = answers.get(id);
  const piece = answer?.evidence.find((one) => one.id === evidenceId);
  const value = valueToCheck(score);
  const ways = action === 'evidence:certify' ? (['register'] as const) : BOTH;
  const capped = score.reason.startsWith('capped');
  const since = answer ? cappedAt(answer, now) : null;
  return {
    evidenceStands: piece !== undefined && stands(criterion, piece, now),
    evidenceUnchecked:
      answer !== undefined &&
      piece !== undefined &&
      value > 0 &&
      !isChecked(answer, piece.id, ways, value, now),
    isCertificate: piece?.type === 'CERT',
    blocking: criterion.naPolicy !== 'justified',
    claimOpen: answer !== undefined && isOpenClaim(answer, score, action),
    capped,
    evidenceSinceCap:
      since !== null &&
      (answer?.evidence.some((one) => one.attachedAt > since && stands(criterion, one, now)) ??
        false),
  };
}

const BOTH = ['person', 'register'] as const;

/** An auditor’s refusal is the auditor’s to lift. */
function isOpenClaim(answer: Answer, { reason }: CriterionScore, action: AnswerAction): boolean {
  if (answer.response.kind !== 'na' || answer.toConfirm) return false;
  if (answer.verdicts.some(({ outcome }) => outcome === 'na_rejected')) return false;
  if (reason === 'na-pending') return true;
  return reason === (action === 'answer:accept-na' ? 'na-refused' : 'not-applicable-accepted');
}
