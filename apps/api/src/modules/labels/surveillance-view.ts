/** The calendar of surveillances, with what it takes to draw the sample of each closed one again. */
import { addDays } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import type { AuditStatus } from '@gouvtech/domain';
import { findAudit, loadFrozen, loadVerdicts, requiredOf, type AuditRow } from '../audits/index.ts';
import { SURVEILLANCE_GRACE_DAYS } from './causes.ts';
import type { SurveillanceRow } from './repository.ts';
import type { LabelDetail } from './schemas.ts';
import { verdictViews } from './verdict-view.ts';

type View = LabelDetail['surveillances'][number];

/** @param audit of the label: it holds the seeds */
export const surveillanceViews = (
  db: Db,
  audit: AuditRow,
  all: SurveillanceRow[],
): Promise<View[]> =>
  Promise.all(
    all.map(async (one) => ({
      number: one.number,
      dueOn: one.dueOn,
      overdueOn: addDays(one.dueOn, SURVEILLANCE_GRACE_DAYS),
      audit: one.audit && {
        reference: one.audit.reference,
        status: one.audit.status as AuditStatus,
      },
      outcome: one.outcome,
      closedAt: one.closedAt,
      commitment: audit.seedCommitments?.[one.number - 1] ?? null,
      // Revealed at the end only: who knows it before knows which answers will be looked at.
      seed: one.closedAt ? (audit.seeds?.[one.number - 1] ?? null) : null,
      ...(await drawOf(db, one)),
    })),
  );

const NOTHING = { snapshotSha256: null, required: [], sample: [], verdicts: [] };

async function drawOf(
  db: Db,
  { audit: found, closedAt }: SurveillanceRow,
): Promise<Pick<View, 'snapshotSha256' | 'required' | 'sample' | 'verdicts'>> {
  const audit = found && closedAt ? await findAudit(db, found.id) : null;
  if (!audit?.openingSnapshotId) return NOTHING;
  const frozen = await loadFrozen(db, audit.openingSnapshotId);
  return {
    snapshotSha256: frozen.sha256,
    required: requiredOf({ scheme: audit.scheme, sample: null }, frozen),
    sample: audit.sample ?? [],
    verdicts: verdictViews(frozen, await loadVerdicts(db, audit.id)),
  };
}
