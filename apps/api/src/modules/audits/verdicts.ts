/** What an audit must judge, and what the answers would be worth with them. */
import {
  addDays,
  addMonths,
  dayOf,
  score,
  type Answer,
  type Instant,
  type ScoreSheet,
  type Verdict,
} from '@gouvtech/criteria';
import { LABEL_SCHEMES, type LabelSchemeId } from '@gouvtech/domain';
import { requiredVerdicts } from '@gouvtech/domain/audit-scope';
import type { Frozen } from './frozen-repository.ts';
import type { AuditRow } from './repository.ts';
import type { AuditVerdict } from './verdict-repository.ts';

/** Criteria this audit must judge: the sample of a surveillance, else all that the scheme requires. */
export const requiredOf = (audit: Pick<AuditRow, 'scheme' | 'sample'>, frozen: Frozen): string[] =>
  audit.sample ??
  requiredVerdicts(frozen.set, LABEL_SCHEMES[audit.scheme], frozen.answers, frozen.sheet);

/** Required criteria that have no verdict given, in the order of the set. */
export const missingVerdicts = (required: readonly string[], verdicts: readonly AuditVerdict[]) => {
  const given = new Set(verdicts.filter(({ draft }) => !draft).map(({ criterion }) => criterion));
  return required.filter((id) => !given.has(id));
};

/** The last day verdicts of the scheme hold: its validity from the closing, 36 months at most. */
export const verdictsUntil = (scheme: LabelSchemeId, at: Instant): string =>
  addDays(addMonths(dayOf(at), Math.min(36, LABEL_SCHEMES[scheme].validityMonths)), -1);

/**
 * The answers as if the audit closed at `at` with the verdicts given (drafts left out). The vendor’s answers are not
 * touched: each verdict is added beside its answer, on the revision examined.
 * @param id of each verdict; those of a preview are their criterion
 */
export function withVerdicts(
  frozen: Frozen,
  verdicts: readonly AuditVerdict[],
  {
    at,
    scheme,
    id = (criterion) => criterion,
  }: {
    at: Instant;
    scheme: LabelSchemeId;
    id?: (criterion: string) => string;
  },
): Answer[] {
  const declared = new Map(frozen.sheet.criteria.map((one) => [one.id, one.declaredValue ?? 0]));
  const given = new Map(
    verdicts.flatMap((one) => (one.draft || !one.outcome ? [] : [[one.criterion, one] as const])),
  );
  return frozen.answers.map((answer) => {
    const verdict = given.get(answer.criterion);
    if (!verdict?.outcome) return answer;
    const { outcome, value, criterion } = verdict;
    const applied: Verdict = {
      id: id(criterion),
      outcome,
      ...(outcome === 'adjusted' && { value: value ?? 0 }),
      declared: declared.get(criterion) ?? 0,
      at,
      revision: answer.revision,
      validUntil: verdictsUntil(scheme, at),
    };
    return { ...answer, verdicts: [...answer.verdicts, applied] };
  });
}

/** What they would be worth, then. */
export const scoreWith = (frozen: Frozen, answers: Answer[], at: Instant): ScoreSheet =>
  score(answers, frozen.facts, frozen.set, at);
