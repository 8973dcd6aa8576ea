/** Words written once and used often. */
import { and, asc, eq, sql } from 'drizzle-orm';
import { schema, toInstant, type Db } from '@gouvtech/db';
import type { SavedReplyUse } from '@gouvtech/domain/saved-replies';

const { savedReply } = schema;

export type SavedReply = {
  id: string;
  title: string;
  body: string;
  use: SavedReplyUse;
  version: number;
  updatedAt: string;
};
type Words = Pick<SavedReply, 'title' | 'body' | 'use'>;

const COLUMNS = {
  id: savedReply.id,
  title: savedReply.title,
  body: savedReply.body,
  use: savedReply.use,
  version: savedReply.version,
  updatedAt: savedReply.updatedAt,
};
const plain = (row: SavedReply): SavedReply => ({ ...row, updatedAt: toInstant(row.updatedAt) });

export const listReplies = async (db: Db): Promise<SavedReply[]> =>
  (
    await db.select(COLUMNS).from(savedReply).orderBy(asc(savedReply.use), asc(savedReply.title))
  ).map(plain);

/** @param lock held until the transaction ends */
export async function findReply(
  db: Db,
  id: string,
  { lock = false } = {},
): Promise<SavedReply | null> {
  const query = db.select(COLUMNS).from(savedReply).where(eq(savedReply.id, id));
  const [row] = await (lock ? query.for('update') : query);
  return row ? plain(row) : null;
}

/** @returns null when another reply has this title */
export async function insertReply(
  tx: Db,
  words: Words,
  by: { updatedBy: string; updatedAt: string },
): Promise<SavedReply | null> {
  const [row] = await tx
    .insert(savedReply)
    .values({ ...words, ...by })
    .onConflictDoNothing({ target: savedReply.title })
    .returning(COLUMNS);
  return row ? plain(row) : null;
}

export async function updateReply(
  tx: Db,
  id: string,
  words: Words,
  by: { updatedBy: string; updatedAt: string },
): Promise<SavedReply> {
  const [row] = await tx
    .update(savedReply)
    .set({ ...words, ...by, version: sql`${savedReply.version} + 1` })
    .where(eq(savedReply.id, id))
    .returning(COLUMNS);
  return plain(row!);
}

export const deleteReply = (tx: Db, id: string) =>
  tx.delete(savedReply).where(eq(savedReply.id, id));

export async function isTitleTaken(tx: Db, title: string, butId: string): Promise<boolean> {
  const found = await tx
    .select({ id: savedReply.id })
    .from(savedReply)
    .where(and(eq(savedReply.title, title), sql`${savedReply.id} <> ${butId}`));
  return found.length > 0;
}
