import { eq } from 'drizzle-orm';
import { schema, toInstant, type Db } from '@gouvtech/db';

const { siteState } = schema;

/** Writing is suspended since then, for this reason. */
export type ReadOnly = { since: string; reason: string };

/** @returns null while everybody may write */
export async function readReadOnly(db: Db): Promise<ReadOnly | null> {
  const [row] = await db.select().from(siteState);
  return row?.readOnlySince
    ? { since: toInstant(row.readOnlySince), reason: row.readOnlyReason ?? '' }
    : null;
}

/** @param change null: everybody may write again */
export async function saveReadOnly(
  tx: Db,
  change: (ReadOnly & { by: string }) | null,
): Promise<void> {
  const values = {
    readOnlySince: change?.since ?? null,
    readOnlyReason: change?.reason ?? null,
    readOnlyBy: change?.by ?? null,
  };
  await tx.insert(siteState).values({ only: true }).onConflictDoNothing();
  await tx.update(siteState).set(values).where(eq(siteState.only, true));
}
