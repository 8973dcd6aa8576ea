/** What every act on a dispute starts and ends with. */
import { appendEvent, type Database, type Db } from '@gouvtech/db';
import type { DisputeStatus } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import type { ActionOn } from '@gouvtech/domain/permissions';
import { refusalText } from '@gouvtech/domain/refusals';
import { apply } from '@gouvtech/domain/transitions';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { demandVersion } from '../../../contract/if-match.ts';
import { contextOf, disputeObject } from '../object.ts';
import { findDispute, lockDispute, updateDispute, type DisputeRow } from '../repository.ts';
import type { DisputeDetail } from '../schemas.ts';
import { disputeDetail, etagOf, isVendor } from '../view.ts';

export type DisputeDependencies = { database: Database; clock: () => Date; publicOrigin: string };
export type Asked = { id: string; ifMatch: string | undefined };

export type Act = { tx: Db; row: DisputeRow; at: string; actor: Person };
export type Move = {
  action: ActionOn<'dispute'>;
  reason?: string;
  /** what the row becomes beside its status */
  change: Parameters<typeof updateDispute>[2];
};

/** @throws ProblemError `not-found`, the same as for a dispute the reader may not know of */
export async function readDispute(db: Db, actor: Person, id: string): Promise<DisputeRow> {
  const row = await findDispute(db, id);
  if (!row) throw refusalError('hidden');
  demandRight(actor, 'dispute:read', disputeObject(row));
  return row;
}

/**
 * One act in one transaction, on a dispute that nobody else moves meanwhile: right, version read, state; then `work`,
 * which writes, tells, and ends with the event.
 * @throws ProblemError `stale-version` with the dispute as it is, when another act came first
 */
export const act = (
  { database, clock }: DisputeDependencies,
  actor: Person,
  { id, ifMatch }: Asked,
  action: ActionOn<'dispute'>,
  work: (act: Act) => Promise<void>,
): Promise<DisputeDetail> =>
  database.transaction(async (tx) => {
    const at = clock().toISOString();
    const row = await lockDispute(tx, id);
    if (!row) throw refusalError('hidden');
    demandRight(actor, action, disputeObject(row));
    const current = ifMatch === etagOf(row) ? null : await disputeDetail(tx, actor, row, at);
    demandVersion(ifMatch, etagOf(row), { current });
    await work({ tx, row, at, actor });
    return disputeDetail(tx, actor, (await findDispute(tx, id))!, at);
  });

/** Moves the row where the state leads. @returns the row as it is then */
export async function move({ tx, row, at }: Act, { action, reason, change }: Move) {
  const outcome = apply(disputeObject(row), action, contextOf(row, at, reason));
  if (!outcome.ok) {
    const { reason: why } = outcome;
    throw refusalError(
      why,
      why === 'reason-required' ? [{ path: 'reason', message: refusalText(why) }] : [],
    );
  }
  const status = (outcome.to ?? row.status) as DisputeStatus;
  await updateDispute(tx, row.id, {
    ...change,
    ...(status !== row.status && { status, statusSince: at }),
  });
  return (await findDispute(tx, row.id))!;
}

/** The line of the log, last statement of the transaction. What people wrote is not in it. */
export const log = (
  { tx, row, at, actor }: Act,
  {
    action,
    to,
    reason,
    data,
  }: {
    action: ActionOn<'dispute'>;
    to: string;
    reason?: string;
    data?: Record<string, unknown>;
  },
) =>
  appendEvent(tx, {
    at,
    actor: actor.accountId,
    role: roleOf(actor, row),
    action,
    object: { type: 'dispute', id: row.id },
    organisationId: row.organisation?.id ?? null,
    solutionId: row.solution.id,
    from: row.status,
    to,
    reason: reason ?? null,
    ...(data && { data }),
  });

function roleOf(actor: Person, row: DisputeRow): string {
  if (row.openedBy === actor.accountId) return 'person';
  return isVendor(actor, row) ? 'member' : (actor.staff ?? 'person');
}
