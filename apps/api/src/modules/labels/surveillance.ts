/** A surveillance that comes due becomes an audit that the labeller finds in its list. */
import { addDays, startOf, type Instant } from '@gouvtech/criteria';
import { appendEvent, type Db } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import { formatDate } from '@gouvtech/domain/format';
import { insertAudit, nextAuditReference } from '../audits/index.ts';
import { CLOCK, logLabel } from './move.ts';
import { tellLabeller, tellVendor } from './notices.ts';
import {
  linkSurveillance,
  loadSurveillances,
  type LabelRow,
  type SurveillanceRow,
} from './repository.ts';
import { pairState } from './surveillance-repository.ts';

/** Its audit is asked this long before the day it is due. */
export const PLAN_DAYS = 60;
const STOPPED = ['declined', 'cancelled', 'reopened'];

export type Plan = { surveillance: SurveillanceRow; at: Instant; assessmentId: string };

/**
 * The surveillance to plan at `asOf`, dated when it could be: 60 days before its day, or when the audit of the pair that
 * stood in the way ended. Null: none, one is under way, or no assessment is public.
 */
export async function planDue(db: Db, row: LabelRow, asOf: Instant): Promise<Plan | null> {
  const surveillance = (await loadSurveillances(db, [row.id])).find(
    ({ closedAt }) => closedAt === null,
  );
  if (!surveillance) return null;
  if (surveillance.audit && !STOPPED.includes(surveillance.audit.status)) return null;
  const opens = startOf(addDays(surveillance.dueOn, -PLAN_DAYS));
  if (opens > asOf) return null;
  const pair = await pairState(db, row);
  if (pair.auditOpen || !pair.assessmentId) return null;
  const at = [opens, row.statusSince, pair.lastEndAt ?? opens].toSorted().at(-1)!;
  return { surveillance, at, assessmentId: pair.assessmentId };
}

export async function planSurveillance(
  tx: Db,
  row: LabelRow,
  { surveillance, at, assessmentId }: Plan,
  { now, publicOrigin }: { now: Instant; publicOrigin: string },
): Promise<void> {
  const reference = await nextAuditReference(tx, at);
  const auditId = await insertAudit(tx, {
    ...{ reference, kind: 'surveillance', solutionId: row.solution.id, scheme: row.scheme },
    ...{ assessmentId, labellerId: row.labeller.id },
    ...{ status: 'requested', statusSince: at, requestedAt: at },
  });
  const { number, dueOn } = surveillance;
  await linkSurveillance(tx, { labelId: row.id, number, auditId });
  const notice = {
    ...{ tx, row, now, publicOrigin, by: null },
    step: `plan-surveillance:${number}:${reference}`,
  };
  const what = `surveillance du label « ${LABEL_SCHEMES[row.scheme].name} » de « ${row.solution.name} »`;
  await tellLabeller(
    notice,
    {
      title: `Désignez une équipe : ${what}`,
      body: `La ${what} est attendue le ${formatDate(dueOn)}. L’audit ${reference} vous attend. S’il n’est pas clos 60 jours après cette date, le label est suspendu.`,
    },
    `/audits/${reference}`,
  );
  await tellVendor(notice, {
    title: `Surveillance à venir : ${row.solution.name}`,
    body: `La ${what} est attendue le ${formatDate(dueOn)}. ${row.labeller.name} désigne une équipe, qui regarde à nouveau tous les prérequis et une part des autres réponses, tirée au sort.`,
  });
  await appendEvent(tx, {
    ...{ at, actor: null, role: 'clock', action: 'audit:request', to: 'requested' },
    object: { type: 'audit', id: auditId },
    organisationId: row.organisation?.id ?? null,
    solutionId: row.solution.id,
    data: { kind: 'surveillance', label: row.reference, number },
  });
  const { status } = row;
  const action = 'label:plan-surveillance';
  await logLabel(tx, row, { action, at, by: CLOCK, from: status, to: status, reason: null });
}
