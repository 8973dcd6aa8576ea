/** All that the report of a label tells, read at once. */
import type { Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import { ProblemError } from '../../contract/problem-error.ts';
import {
  findAudit,
  loadFrozen,
  loadVerdicts,
  type AuditRow,
  type AuditVerdict,
  type Frozen,
} from '../audits/index.ts';
import { findLabel, isForgotten, type LabelRow } from '../labels/index.ts';

export type LabelReport = {
  label: LabelRow;
  audit: AuditRow;
  /** given ones, in the order of the criteria’s ids */
  verdicts: AuditVerdict[];
  opening: Frozen;
  /** the copy of the decision; null in an old audit that kept none */
  closing: Frozen | null;
};

/** Not an id, which the same search would find, nor what no database reads. */
const REFERENCE = /^L-[\w-]+$/;

/**
 * As it may be read at `now`: why a label was revoked is public for a time.
 * @throws ProblemError `not-found`, also for a refusal that its vendor did not make public
 */
export async function loadLabelReport(
  db: Db,
  reference: string,
  now: Instant,
): Promise<LabelReport> {
  const label = REFERENCE.test(reference) ? await findLabel(db, reference) : null;
  if (!label || !isPublic(label)) throw unknownLabel();
  const audit = await findAudit(db, label.audit.id);
  if (!audit?.openingSnapshotId) throw unknownLabel();
  const closingId = label.snapshotId ?? audit.closingSnapshotId;
  return {
    label: isForgotten(label, now) ? { ...label, statusReason: null } : label,
    audit,
    verdicts: (await loadVerdicts(db, audit.id)).filter(({ draft }) => !draft),
    opening: await loadFrozen(db, audit.openingSnapshotId),
    closing: closingId ? await loadFrozen(db, closingId) : null,
  };
}

const isPublic = ({ status, refusalPublic }: LabelRow): boolean =>
  status !== 'refused' || refusalPublic;

const unknownLabel = (): ProblemError =>
  new ProblemError('not-found', {
    detail: 'Aucun label ne porte cette référence. Elle s’écrit comme L-2026-0003.',
  });
