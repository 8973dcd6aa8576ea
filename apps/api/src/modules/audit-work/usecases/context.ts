import { appendEvent, type Db } from '@gouvtech/db';
import type { AuditStatus } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { apply } from '@gouvtech/domain/transitions';
import { refusalError } from '../../../contract/demand.ts';
import { auditObject, updateAudit, type AuditRow } from '../../audits/index.ts';

/**
 * Verdicts may be written now; the first one moves the audit to fieldwork.
 * @returns the status it has then
 * @throws ProblemError when its state refuses: closed, sent to the vendor, not opened yet
 */
export async function demandFieldwork(tx: Db, audit: AuditRow, at: string): Promise<AuditStatus> {
  const outcome = apply(auditObject(audit), 'audit:write-verdict', { asOf: at });
  if (!outcome.ok) throw refusalError(outcome.reason);
  return (outcome.to ?? audit.status) as AuditStatus;
}

/** Called once a verdict is really written. */
export async function enterFieldwork(tx: Db, audit: AuditRow, status: AuditStatus, at: string) {
  if (status !== audit.status) await updateAudit(tx, audit.id, { status, statusSince: at });
}

/** The line of the log, last statement of the transaction. What people wrote is not in it. */
export const logWork = (
  tx: Db,
  { audit, actor, at }: { audit: AuditRow; actor: Person; at: string },
  {
    action,
    to,
    data,
  }: {
    action: 'audit:write-verdict' | 'audit:send-to-vendor';
    to: string;
    data: Record<string, unknown>;
  },
) =>
  appendEvent(tx, {
    ...{ at, actor: actor.accountId, action, to, data },
    role: audit.leadId === actor.accountId ? 'lead-auditor' : 'auditor',
    object: { type: 'audit', id: audit.id },
    organisationId: audit.organisation?.id ?? null,
    solutionId: audit.solution.id,
    from: audit.status,
  });
