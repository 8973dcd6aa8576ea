/** What permissions and transitions judge of an audit. */
import type { Database, Db } from '@gouvtech/db';
import type { Actor } from '@gouvtech/domain/actors';
import { can, type AuditObject, type ActionOn } from '@gouvtech/domain/permissions';
import { demandRight, refusalError } from '../../contract/demand.ts';
import { findAudit, lockAudit, type AuditRow } from './repository.ts';

export type AuditDependencies = {
  database: Database;
  clock: () => Date;
  publicOrigin: string;
};

export const auditObject = (row: AuditRow): AuditObject & { type: 'audit' } => ({
  type: 'audit',
  organisationId: row.organisation?.id ?? null,
  labellerId: row.labeller.id,
  status: row.status,
  team: row.team.map(({ accountId }) => accountId),
  leadId: row.leadId,
  involved: row.involved,
});

/**
 * The audit, for an act: held until the end of the transaction, the right demanded. The state is judged by the caller.
 * @param key its id or its reference
 * @throws ProblemError `not-found` when it is none of the actor’s business
 */
export async function auditFor(
  tx: Db,
  actor: Actor,
  action: ActionOn<'audit'>,
  key: string,
): Promise<AuditRow> {
  const row = await lockAudit(tx, key);
  if (!row) throw refusalError('hidden');
  demandRight(actor, action, auditObject(row));
  return row;
}

/** The same, to read: nothing is held. */
export async function readableAudit(
  db: Db,
  actor: Actor,
  action: ActionOn<'audit'>,
  key: string,
): Promise<AuditRow> {
  const row = await findAudit(db, key);
  if (!row) throw refusalError('hidden');
  demandRight(actor, action, auditObject(row));
  return row;
}

/** The right alone: its state is judged by `apply`. */
export const mayDo = (actor: Actor, action: ActionOn<'audit'>, row: AuditRow): boolean =>
  can(actor, action, auditObject(row)).ok;
