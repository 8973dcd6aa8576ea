/** What every act on an audit starts and ends with. */
import { appendEvent, type Db } from '@gouvtech/db';
import type { AuditStatus, FieldProblem } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import type { ActionOn } from '@gouvtech/domain/permissions';
import { refusalText } from '@gouvtech/domain/refusals';
import { apply } from '@gouvtech/domain/transitions';
import { refusalError } from '../../../contract/demand.ts';
import { demandVersion } from '../../../contract/if-match.ts';
import { auditContext, loadContents, type AuditContents } from '../context.ts';
import type { Asked } from '../independence-repository.ts';
import { auditFor, auditObject, type AuditDependencies } from '../object.ts';
import { findAudit, updateAudit, type AuditRow } from '../repository.ts';
import type { AuditDetail } from '../schemas.ts';
import { auditDetail, auditEtag, independenceView } from '../view.ts';

export type AskedAudit = { reference: string; ifMatch: string | undefined };
export type AuditAct = { tx: Db; row: AuditRow; at: string; actor: Person };

/**
 * One act in one transaction, on an audit that nobody else moves meanwhile: right, version read, state; then `work`, which
 * writes, tells, and ends with the event.
 * @throws ProblemError `stale-version` with the audit as it is, when another act came first
 */
export const actOnAudit = (
  { database, clock }: AuditDependencies,
  actor: Person,
  { reference, ifMatch }: AskedAudit,
  action: ActionOn<'audit'>,
  work: (act: AuditAct) => Promise<void>,
): Promise<AuditDetail> =>
  database.transaction(async (tx) => {
    const at = clock().toISOString();
    const row = await auditFor(tx, actor, action, reference);
    const current = ifMatch === auditEtag(row) ? null : await auditDetail(tx, actor, row, at);
    demandVersion(ifMatch, auditEtag(row), { current });
    await work({ tx, row, at, actor });
    return auditDetail(tx, actor, (await findAudit(tx, row.id))!, at);
  });

type Judged = {
  action: ActionOn<'audit'>;
  reason?: string;
  independence?: Partial<Asked>;
  /** names of the people judged, and the field each was typed in */
  people?: { names: ReadonlyMap<string, string>; path: (accountId: string) => string };
};

/**
 * Whether the state allows the act, where it leads, and what the audit holds; `contents` null before it opens.
 * @throws ProblemError of the refusal; `not-independent` names every guard that fails, with its number
 */
export async function demandMove(
  { tx, row, at, actor }: AuditAct,
  { action, reason, independence, people }: Judged,
): Promise<{ status: AuditStatus; contents: AuditContents | null }> {
  const contents = await loadContents(tx, row);
  const context = await auditContext(tx, row, contents, {
    asOf: at,
    accountId: actor.accountId,
    ...(reason !== undefined && { reason }),
    ...(independence && { independence }),
  });
  const outcome = apply(auditObject(row), action, context);
  if (!outcome.ok) throw refusalError(outcome.reason, errorsOf());
  return { status: (outcome.to ?? row.status) as AuditStatus, contents };

  function errorsOf(): FieldProblem[] {
    if (outcome.ok) return [];
    if (outcome.reason === 'reason-required')
      return [{ path: 'reason', message: refusalText(outcome.reason) }];
    if (outcome.reason !== 'not-independent') return [];
    const problems = context.independenceProblems!;
    return independenceView(row, problems, people?.names).map(({ guard, text }, index) => {
      const about = problems[index]!.accountId ?? (guard === 'I6' ? leadOf() : undefined);
      const path = about === undefined ? '' : (people?.path(about) ?? '');
      return { path, message: `${guard}\u00a0: ${text}` };
    });
  }

  function leadOf() {
    return independence?.leadId ?? row.leadId ?? undefined;
  }
}

/** Writes the change and the state. @returns the row as it is then */
export async function writeMove(
  { tx, row, at }: AuditAct,
  status: AuditStatus,
  change: Parameters<typeof updateAudit>[2],
): Promise<AuditRow> {
  const moved = status !== row.status;
  await updateAudit(tx, row.id, { ...change, ...(moved && { status, statusSince: at }) });
  return (await findAudit(tx, row.id))!;
}

/** The line of the log, last statement of the transaction. */
export const logAudit = (
  { tx, row, at, actor }: AuditAct,
  line: {
    action: ActionOn<'audit'>;
    to: string;
    reason?: string;
    snapshotSha256?: string;
    data?: Record<string, unknown>;
  },
) =>
  appendEvent(tx, {
    at,
    actor: actor.accountId,
    role: roleOf(actor, row),
    object: { type: 'audit', id: row.id },
    organisationId: row.organisation?.id ?? null,
    solutionId: row.solution.id,
    from: row.status,
    ...line,
  });

/** In what capacity they act: of the labeller, of the vendor, or staff. */
export function roleOf(actor: Person, row: AuditRow): string {
  const of = (id: string | undefined) =>
    actor.memberships.find(({ organisationId }) => organisationId === id);
  if (of(row.labeller.id))
    return row.team.some(({ accountId }) => accountId === actor.accountId) ? 'auditor' : 'decider';
  const vendor = of(row.organisation?.id);
  if (vendor) return vendor.signatory ? 'signatory' : 'member';
  return actor.staff ?? 'person';
}
