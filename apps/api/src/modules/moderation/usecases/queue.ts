/** What waits, in pages, and who takes what. */
import { appendEvent, type Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import type { QueueKind } from '@gouvtech/domain/moderation-queue';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { insertHold, releaseHold, touchHold } from '../../holds/index.ts';
import {
  findItem,
  readQueue,
  type QueueFilter,
  type QueuePage,
  type QueueRow,
} from '../queue-repository.ts';
import type { ModerationDependencies } from './dependencies.ts';
import { releaseReview, takeReview } from './review.ts';

const DAY_MS = 86_400_000;

export type QueueItem = QueueRow & {
  /** whole days it has waited */
  days: number;
  /** whole days left before its deadline; below 0, days of delay */
  daysLeft: number;
};
export type Queue = Omit<QueuePage, 'items'> & {
  items: QueueItem[];
  page: number;
  pageSize: number;
};

/** The most overdue first. A page beyond the last is empty. */
export async function listQueue(
  { database, clock }: ModerationDependencies,
  actor: Person,
  filter: QueueFilter,
): Promise<Queue> {
  demandRight(actor, 'moderation:read-queue', { type: 'moderation-queue' });
  const now = clock();
  const reader = {
    accountId: actor.accountId,
    organisationIds: actor.memberships.map(({ organisationId }) => organisationId),
    administrator: isAdministrator(actor),
  };
  const found = await readQueue(database.db, reader, filter, now.toISOString());
  const { page, pageSize } = filter;
  const items = found.items.map((row) => ({
    ...row,
    days: Math.max(0, Math.floor((now.getTime() - Date.parse(row.since)) / DAY_MS)),
    daysLeft: Math.floor((Date.parse(row.due) - now.getTime()) / DAY_MS),
  }));
  return { ...found, items, page, pageSize };
}

export type ItemAsked = { kind: QueueKind; id: string };

/** One moderator an item; who takes again what they hold keeps it five more days. A listing is taken in review. */
export const takeItem = (
  dependencies: ModerationDependencies,
  actor: Person,
  asked: ItemAsked,
): Promise<unknown> =>
  isListing(asked)
    ? takeReview(dependencies, actor, asked.id)
    : onItem(dependencies, actor, asked, 'queue-item:take', async (tx, holderId, at) => {
        if (holderId === actor.accountId) {
          await touchHold(tx, key(asked), at);
          return false;
        }
        const taken = holderId === null && (await insertHold(tx, key(asked), actor.accountId, at));
        if (!taken) throw refusalError('held-by-another');
        return true;
      });

/** By its holder; or by an administrator of the catalogue, when the holder is away. */
export const releaseItem = (
  dependencies: ModerationDependencies,
  actor: Person,
  asked: ItemAsked,
): Promise<unknown> =>
  isListing(asked)
    ? releaseReview(dependencies, actor, asked.id)
    : onItem(dependencies, actor, asked, 'queue-item:release', (tx) => releaseHold(tx, key(asked)));

const isAdministrator = ({ staff }: Person) => staff === 'administrator';
const isListing = ({ kind }: ItemAsked) => kind === 'submission' || kind === 'update';
const key = ({ kind, id }: ItemAsked) => ({ kind, objectId: id });

/** @param work says whether something changed: only then is it logged */
const onItem = (
  { database, clock }: ModerationDependencies,
  actor: Person,
  asked: ItemAsked,
  action: 'queue-item:take' | 'queue-item:release',
  work: (tx: Db, holderId: string | null, at: string) => Promise<boolean>,
): Promise<void> =>
  database.transaction(async (tx) => {
    const at = clock().toISOString();
    const item = await findItem(tx, { administrator: isAdministrator(actor) }, asked, at);
    if (!item) throw refusalError('hidden');
    demandRight(actor, action, { type: 'queue-item', ...item });
    if (!(await work(tx, item.holderId, at))) return;
    await appendEvent(tx, {
      at,
      actor: actor.accountId,
      role: 'moderator',
      action,
      object: { type: 'queue-item', id: `${asked.kind}:${asked.id}` },
      organisationId: item.organisationId,
    });
  });
