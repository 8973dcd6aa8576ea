import { and, eq, gte, sql } from 'drizzle-orm';
import { schema, type Db } from '@gouvtech/db';

const { idempotencyKey } = schema;

export type Given = { accountId: string; key: string };
export type Answer = { status: number; body: unknown };

/** The same key sent twice at once: the second waits for the first, then finds its answer. */
export async function holdKey(tx: Db, { accountId, key }: Given): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`idempotency ${accountId} ${key}`}, 0))`,
  );
}

export async function findAnswer(
  tx: Db,
  { accountId, key }: Given,
  since: string,
): Promise<(Answer & { requestHash: string }) | null> {
  const [row] = await tx
    .select()
    .from(idempotencyKey)
    .where(
      and(
        eq(idempotencyKey.accountId, accountId),
        eq(idempotencyKey.key, key),
        gte(idempotencyKey.createdAt, since),
      ),
    );
  return row ?? null;
}

export async function saveAnswer(
  tx: Db,
  row: Given & Answer & { requestHash: string; createdAt: string },
): Promise<void> {
  const { accountId, key, ...answer } = row;
  await tx
    .insert(idempotencyKey)
    .values({ accountId, key, ...answer })
    .onConflictDoUpdate({
      target: [idempotencyKey.accountId, idempotencyKey.key],
      set: answer,
    });
}
