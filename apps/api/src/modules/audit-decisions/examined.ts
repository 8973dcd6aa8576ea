/** What an audit found, all verdicts counted: the answers with them, their score, and the level it allows. */
import { randomUUID } from 'node:crypto';
import type { Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import {
  type AuditContents,
  type AuditRow,
  type AuditVerdict,
  type Frozen,
  hasCurrentAssessment,
  type Standing,
  standingWith,
} from '../audits/index.ts';

export type Examined = Standing & {
  frozen: Frozen;
  /** those given, drafts left out */
  verdicts: AuditVerdict[];
};

/** As if the audit closed at `at`; each verdict beside its answer has a new id. */
export async function examine(
  db: Db,
  { scheme, solution }: Pick<AuditRow, 'scheme' | 'solution'>,
  { frozen, verdicts: written }: AuditContents,
  at: Instant,
): Promise<Examined> {
  const verdicts = written.filter(({ draft }) => !draft);
  const assessmentCurrent = await hasCurrentAssessment(db, solution.id);
  const closing = { at, scheme, assessmentCurrent, id: () => randomUUID() };
  return { frozen, verdicts, ...standingWith(frozen, verdicts, closing) };
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
