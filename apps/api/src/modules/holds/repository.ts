/** Which moderator took which item of the queue. One row an item: the primary key decides between two who take it. */
import { and, asc, eq, lte } from 'drizzle-orm';
import { schema, type Db } from '@gouvtech/db';

const { moderationHold } = schema;

export type ItemKey = { kind: string; objectId: string };

const isItem = ({ kind, objectId }: ItemKey) =>
  and(eq(moderationHold.kind, kind), eq(moderationHold.objectId, objectId));

/** @returns null when nobody holds it */
export async function holderOf(db: Db, item: ItemKey): Promise<string | null> {
  const [row] = await db
    .select({ accountId: moderationHold.accountId })
    .from(moderationHold)
    .where(isItem(item));
  return row?.accountId ?? null;
}

/** @returns false when another moderator was first */
export async function insertHold(
  db: Db,
  { kind, objectId }: ItemKey,
  accountId: string,
  at: string,
): Promise<boolean> {
  const taken = await db
    .insert(moderationHold)
    .values({ kind, objectId, accountId, heldAt: at, actedAt: at })
    .onConflictDoNothing()
    .returning({ accountId: moderationHold.accountId });
  return taken.length === 1;
}

/** The holder did something: the five days start again. */
export const touchHold = (db: Db, item: ItemKey, at: string) =>
  db.update(moderationHold).set({ actedAt: at }).where(isItem(item));

export async function releaseHold(db: Db, item: ItemKey): Promise<boolean> {
  const gone = await db
    .delete(moderationHold)
    .where(isItem(item))
    .returning({ kind: moderationHold.kind });
  return gone.length === 1;
}

/** Holds without an act since this instant, the oldest first. */
export const heldBefore = (db: Db, before: string) =>
  db
    .select()
    .from(moderationHold)
    .where(lte(moderationHold.actedAt, before))
    .orderBy(asc(moderationHold.actedAt));
