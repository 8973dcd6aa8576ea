/** What an audit found, all verdicts counted: the answers with them, their score, and the level it allows. */
import { randomUUID } from 'node:crypto';
import {
  labelLevel,
  type Answer,
  type Instant,
  type LabelResult,
  type ScoreSheet,
} from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import {
  type AuditContents,
  type AuditRow,
  type AuditVerdict,
  type Frozen,
  hasCurrentAssessment,
  scoreWith,
  withVerdicts,
} from '../audits/index.ts';

export type Examined = {
  frozen: Frozen;
  /** those given, drafts left out */
  verdicts: AuditVerdict[];
  /** of the closing: each verdict beside its answer */
  answers: Answer[];
  sheet: ScoreSheet;
  label: LabelResult;
  assessmentCurrent: boolean;
  /** criteria with a major non-conformity */
  majors: string[];
};

/** As if the audit closed at `at`; each verdict beside its answer has a new id. */
export async function examine(
  db: Db,
  audit: Pick<AuditRow, 'scheme' | 'solution'>,
  { frozen, verdicts: written }: AuditContents,
  at: Instant,
): Promise<Examined> {
  const verdicts = written.filter(({ draft }) => !draft);
  const answers = withVerdicts(frozen, verdicts, {
    at,
    scheme: audit.scheme,
    id: () => randomUUID(),
  });
  const sheet = scoreWith(frozen, answers, at);
  const majors = verdicts
    .filter(({ severity }) => severity === 'major')
    .map(({ criterion }) => criterion);
  const assessmentCurrent = await hasCurrentAssessment(db, audit.solution.id);
  const context = { openMajorNonConformity: majors.length > 0, assessmentCurrent };
  const label = labelLevel(sheet, frozen.set, LABEL_SCHEMES[audit.scheme], context);
  return { frozen, verdicts, answers, sheet, label, assessmentCurrent, majors };
}

/** The answer is worth less than declared, or its « sans objet » is refused: an error of the sample of a surveillance. */
function isAdverse({ frozen }: Pick<Examined, 'frozen'>, one: AuditVerdict): boolean {
  if (one.outcome === 'refuted' || one.outcome === 'na_rejected') return true;
  if (one.outcome !== 'adjusted') return false;
  const line = frozen.sheet.criteria.find(({ id }) => id === one.criterion);
  return (one.value ?? 0) < (line?.declaredValue ?? 0);
}

export type SampleErrors = {
  size: number;
  errors: number;
  /** the most that leaves the surveillance as it is, basis points of the sample */
  limit: number;
  /** beyond it, a whole audit is due */
  beyond: boolean;
};

/** Null for a full audit. */
export function sampleErrors(
  audit: Pick<AuditRow, 'sample' | 'scheme' | 'kind'>,
  examined: Examined,
): SampleErrors | null {
  if (audit.kind !== 'surveillance') return null;
  const sample = new Set(audit.sample ?? []);
  const errors = examined.verdicts.filter(
    (one) => sample.has(one.criterion) && isAdverse(examined, one),
  ).length;
  const limit = LABEL_SCHEMES[audit.scheme].sampleErrors;
  return { size: sample.size, errors, limit, beyond: errors * 10_000 > limit * sample.size };
}
