/** What is announced about versions of the référentiel. */
import { eq, isNull, and, lte, sql } from 'drizzle-orm';
import type { Day, Instant } from '@gouvtech/criteria';
import { rows, schema, type Db } from '@gouvtech/db';

const { criteriaRelease } = schema;

export type ReleaseRow = typeof criteriaRelease.$inferSelect;

/** One act on the versions at a time; whoever reads is not held. */
export const lockReleases = (tx: Db) =>
  tx.execute(sql`lock table criteria_release in share row exclusive mode`);

export async function findRelease(db: Db, version: string): Promise<ReleaseRow | null> {
  const [row] = await db.select().from(criteriaRelease).where(eq(criteriaRelease.version, version));
  return row ?? null;
}

export const insertRelease = (
  tx: Db,
  row: {
    version: string;
    hash: string;
    inForceOn: Day;
    announcedAt: Instant;
    announcedBy: string | null;
  },
) => tx.insert(criteriaRelease).values(row);

/** Its simulations go with it. */
export const deleteRelease = (tx: Db, version: string) =>
  tx.delete(criteriaRelease).where(eq(criteriaRelease.version, version));

/** Announced versions whose day has come and that nobody has put in force yet, in their order. */
export const findDueReleases = (db: Db, today: Day): Promise<ReleaseRow[]> =>
  db
    .select()
    .from(criteriaRelease)
    .where(and(isNull(criteriaRelease.inForceAt), lte(criteriaRelease.inForceOn, today)))
    .orderBy(criteriaRelease.inForceOn);

export const markInForce = (tx: Db, version: string, at: Instant) =>
  tx.update(criteriaRelease).set({ inForceAt: at }).where(eq(criteriaRelease.version, version));

/** Everyone who was told of an announcement. */
export async function toldOf(tx: Db, keyPrefix: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select distinct account_id id from notification where starts_with(key, ${keyPrefix})`,
  );
  return found.map(({ id }) => id);
}
