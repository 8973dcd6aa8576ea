/** A label, or its refusal, from the decision on its audit (evaluation model, section 2, Label). */
import { addDays, addMonths, type Day, type Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import type { AuditRow } from '../audits/index.ts';
import { insertLabel, insertSurveillances } from './label-repository.ts';

type Decided = {
  audit: AuditRow;
  criteriaSet: string;
  snapshotId: string;
  by: string;
  at: Instant;
};

export type Granted = Decided & {
  level: 1 | 2 | 3;
  skippedThemes: readonly string[];
  /** public */
  conditions: string;
  validFrom: Day;
};

/** Writes the label, to be activated by the clock on its first day, and the surveillances it owes. */
export async function grantLabel(
  tx: Db,
  { audit, criteriaSet, snapshotId, by, at, level, skippedThemes, conditions, validFrom }: Granted,
): Promise<{ id: string; reference: string; validUntil: Day }> {
  const { validityMonths, surveillanceMonths } = LABEL_SCHEMES[audit.scheme];
  const validUntil = addDays(addMonths(validFrom, validityMonths), -1);
  const made = await insertLabel(tx, {
    ...ofAudit(audit),
    ...{ criteriaSet, snapshotId, level, conditions, validFrom, validUntil },
    ...{ status: 'granted', skippedThemes: [...skippedThemes], grantedAt: at, grantedBy: by },
  });
  const dueOn = surveillanceMonths.map((months) => addMonths(validFrom, months));
  await insertSurveillances(tx, made.id, dueOn);
  return { ...made, validUntil };
}

/** A refusal: level 0, for the vendor only unless it agrees that it is public. */
export const refuseLabel = (
  tx: Db,
  { audit, criteriaSet, snapshotId, by, at, reason }: Decided & { reason: string },
): Promise<{ id: string; reference: string }> =>
  insertLabel(tx, {
    ...ofAudit(audit),
    ...{ criteriaSet, snapshotId, level: 0, statusReason: reason },
    ...{ status: 'refused', grantedAt: at, grantedBy: by },
  });

const ofAudit = ({ id, solution, scheme, labeller }: AuditRow) => ({
  ...{ auditId: id, scheme, solutionId: solution.id, labellerId: labeller.id },
});
