/** What an audit must judge, and what the answers would be worth with them. */
import {
  addDays,
  addMonths,
  dayOf,
  labelLevel,
  score,
  type Answer,
  type Instant,
  type LabelResult,
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

type Closing = {
  at: Instant;
  scheme: LabelSchemeId;
  /** of each verdict; those of a preview are their criterion */
  id?: (criterion: string) => string;
};

/**
 * The answers as if the audit closed at `at` with the verdicts given (drafts left out). The vendor’s answers are not
 * touched: each verdict is added beside its answer, on the revision examined.
 */
function withVerdicts(
  frozen: Frozen,
  verdicts: readonly AuditVerdict[],
  { at, scheme, id = (criterion) => criterion }: Closing,
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

export type Standing = {
  /** each verdict given beside its answer */
  answers: Answer[];
  sheet: ScoreSheet;
  label: LabelResult;
  /** criteria with a major non-conformity */
  majors: string[];
};

/**
 * What the answers would be worth, and the level they would allow, if the audit closed at `at` with the verdicts given.
 * @param assessmentCurrent the vendor’s assessment is published and not stale
 */
export function standingWith(
  frozen: Frozen,
  verdicts: readonly AuditVerdict[],
  { assessmentCurrent, ...closing }: Closing & { assessmentCurrent: boolean },
): Standing {
  const answers = withVerdicts(frozen, verdicts, closing);
  const sheet = score(answers, frozen.facts, frozen.set, closing.at);
  const majors = verdicts
    .filter(({ draft, severity }) => !draft && severity === 'major')
    .map(({ criterion }) => criterion);
  const context = { openMajorNonConformity: majors.length > 0, assessmentCurrent };
  const label = labelLevel(sheet, frozen.set, LABEL_SCHEMES[closing.scheme], context);
  return { answers, sheet, label, majors };
}
