/** What deciding about an item of the queue asks of holds. Used by each module that decides one. */
import type { Db } from '@gouvtech/db';
import type { QueueKind } from '@gouvtech/domain/moderation-queue';
import { refusalError } from '../../contract/demand.ts';
import { holderOf, releaseHold } from './repository.ts';

/** A submitted listing holds its own reviewer. */
export type HeldKind = Exclude<QueueKind, 'submission' | 'update'>;

/**
 * Nobody has to take an item before deciding it; nobody decides one that another moderator took.
 * @throws ProblemError `conflict`
 */
export async function demandHold(
  tx: Db,
  accountId: string,
  kind: HeldKind,
  objectId: string,
): Promise<void> {
  const holder = await holderOf(tx, { kind, objectId });
  if (holder !== null && holder !== accountId) throw refusalError('held-by-another');
}

/** To call in the transaction that decides the item: it leaves the queue, and so does who held it. */
export const dropHold = (tx: Db, kind: HeldKind, objectId: string): Promise<boolean> =>
  releaseHold(tx, { kind, objectId });
