import {
  endOf,
  evidenceUntil,
  type Answer,
  type Check,
  type Criterion,
  type CriterionScore,
  type Evidence,
  type Instant,
  type Verdict,
} from '@gouvtech/criteria';
import type { AnswerView, EvidenceView } from '@gouvtech/domain';
import type { AssessmentContent } from '../readers/assessment.ts';
import { tierView } from './score-view.ts';
import type { AssessmentState, Contested } from './types.ts';

const day = (instant: Instant): string => instant.slice(0, 10);

/** The answer to each criterion of the set, in its order, as the public reads it. */
export function answerViews(
  state: AssessmentState,
  disputes: Contested[],
  now: Instant,
): AnswerView[] {
  const scores = new Map(state.sheet.criteria.map((one) => [one.id, one]));
  // The oldest one says since when.
  const contested = new Map(
    disputes.toReversed().map(({ criterion, publicSince }) => [criterion, publicSince]),
  );
  return state.set.criteria.map((criterion) => {
    const answer = state.answers.get(criterion.id) ?? null;
    const score = scores.get(criterion.id)!;
    const since = contested.get(criterion.id);
    return {
      criterion: criterion.id,
      theme: criterion.theme,
      blocking: criterion.blocking,
      applicable: score.applicable,
      reason: score.reason,
      ...said(answer, score),
      level: score.level,
      value: score.value,
      declaredValue: score.declaredValue,
      ...proofOf(answer, score, state.content, now),
      contestedSince: since ? day(since) : null,
      ...audited(answer, score, state.content, now),
      evidence: answer ? evidenceViews(answer, criterion, state.content, now) : [],
      answeredOn: answer ? day(answer.answeredAt) : null,
    };
  });
}

function said(answer: Answer | null, score: CriterionScore) {
  const response = answer && !answer.toConfirm ? answer.response : null;
  const kind: AnswerView['kind'] = score.applicable
    ? (response?.kind ?? 'unanswered')
    : 'not-applicable';
  return {
    kind,
    fields: response?.kind === 'level' ? response.fields : {},
    justification: answer?.justification ?? null,
    plannedOn: response?.kind === 'planned' ? response.on : null,
  };
}

function proofOf(
  answer: Answer | null,
  score: CriterionScore,
  content: AssessmentContent,
  now: Instant,
) {
  const { tier, tierSince, tierUntil, lapsed } = score;
  return {
    proof: tierView(tier),
    proofOn: tierSince && day(tierSince),
    proofBy: answer && proofBy(answer, tier, content, now),
    proofUntil: tierUntil,
    lapsed: lapsed && { proof: tierView(lapsed.tier), on: lapsed.on },
  };
}

/** Who made the step of proof: the auditor, the register's issuer, or the kind of check. */
function proofBy(
  answer: Answer,
  tier: number,
  content: AssessmentContent,
  now: Instant,
): string | null {
  const last = (by: (check: Check) => boolean) =>
    answer.checks.filter((check) => check.at <= now && by(check)).at(-1);
  if (tier === 4) return content.verdicts.get(lastVerdict(answer, now)?.id ?? '')?.auditor ?? null;
  if (tier === 3) {
    const check = last(({ by }) => by === 'register');
    return content.evidence.get(check?.evidenceId ?? '')?.issuer ?? null;
  }
  if (tier !== 2) return null;
  return last(({ by }) => by !== 'register')?.by === 'machine'
    ? 'contrôle automatique'
    : 'modération';
}

const lastVerdict = (answer: Answer, now: Instant): Verdict | undefined =>
  answer.verdicts.filter(({ at }) => at <= now).at(-1);

function audited(
  answer: Answer | null,
  score: CriterionScore,
  content: AssessmentContent,
  now: Instant,
): Pick<AnswerView, 'verdict' | 'modifiedSinceAudit'> {
  const last = answer && lastVerdict(answer, now);
  if (!answer || !last) return { verdict: null, modifiedSinceAudit: null };
  const detail = content.verdicts.get(last.id);
  return {
    verdict: {
      outcome: last.outcome,
      value: last.value ?? null,
      on: day(last.at),
      auditor: detail?.auditor ?? '',
      ...(detail?.reference && {
        reference: detail.reference,
        method: detail.method,
        severity: detail.severity,
      }),
      finding: detail?.finding ?? null,
    },
    modifiedSinceAudit: score.modifiedSinceAudit
      ? { auditedOn: day(last.at), changedOn: day(answer.answeredAt) }
      : null,
  };
}

/** Evidence in place today. */
const attachedEvidence = (answer: Answer, now: Instant): Evidence[] =>
  answer.evidence.filter(
    ({ attachedAt, removedAt }) => attachedAt <= now && !(removedAt && removedAt <= now),
  );

/** The address of a proof that is not public never leaves the building. */
function evidenceViews(
  answer: Answer,
  criterion: Criterion,
  content: AssessmentContent,
  now: Instant,
): EvidenceView[] {
  return attachedEvidence(answer, now).map((evidence) => {
    const description = content.evidence.get(evidence.id)!;
    const until = evidenceUntil(criterion, evidence);
    const open = description.visibility === 'public';
    return {
      id: evidence.id,
      type: evidence.type,
      title: description.title,
      issuer: description.issuer ?? null,
      url: open ? (description.url ?? null) : null,
      file:
        open && description.file
          ? { ...description.file, href: `/api/v1/evidence/${evidence.id}/file` }
          : null,
      visibility: description.visibility,
      datedOn: evidence.datedOn,
      until,
      expired: endOf(until) <= now,
    };
  });
}
