import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { schema, toInstant, type Db } from '@gouvtech/db';
import type { PublishedKey } from './issuer.ts';
import type { PrivateJwk, PublicJwk } from './signing/ed25519.ts';

const { event, signingKey } = schema;

/** In the log: the key of this identifier is published no more, for good. */
export const REVOKED = 'signing-key:revoke';

/** Public halves only, the latest first. */
export async function publishedKeys(db: Db): Promise<PublishedKey[]> {
  const { id, publicJwk, createdAt, retiredAt } = signingKey;
  const found = await db
    .select({ id, publicJwk, createdAt, retiredAt })
    .from(signingKey)
    .orderBy(desc(createdAt), id);
  return found.map((key) => ({
    id: key.id,
    publicJwk: key.publicJwk as PublicJwk,
    createdAt: toInstant(key.createdAt),
    retiredAt: key.retiredAt && toInstant(key.retiredAt),
  }));
}

/** The key in force as the database knows it; its private half is null when the configuration holds it. */
export async function keyInForce(
  db: Db,
): Promise<{ id: string; privateJwk: PrivateJwk | null; createdAt: Instant } | null> {
  const { id, privateJwk, createdAt } = signingKey;
  const [found] = await db
    .select({ id, privateJwk, createdAt })
    .from(signingKey)
    .where(isNull(signingKey.retiredAt))
    .orderBy(desc(createdAt))
    .limit(1);
  return found
    ? {
        id: found.id,
        privateJwk: found.privateJwk as PrivateJwk | null,
        createdAt: toInstant(found.createdAt),
      }
    : null;
}

/** One change of keys at a time, among all the processes of the catalogue. */
export const holdKeys = async (tx: Db): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('signing keys', 0))`);
};

/** Those in force sign no more: what is secret of them is erased, what they signed is still verified. */
export const retireKeys = (tx: Db, at: Instant) =>
  tx
    .update(signingKey)
    .set({ retiredAt: at, privateJwk: null })
    .where(isNull(signingKey.retiredAt));

export const addKey = (
  tx: Db,
  key: { id: string; publicJwk: PublicJwk; privateJwk: PrivateJwk | null; createdAt: Instant },
) => tx.insert(signingKey).values(key);

export const hasKey = async (tx: Db, id: string): Promise<boolean> =>
  (await tx.select({ id: signingKey.id }).from(signingKey).where(eq(signingKey.id, id))).length > 0;

/** Nothing of it stays but its identifier, in the log. */
export const deleteKey = (tx: Db, id: string) => tx.delete(signingKey).where(eq(signingKey.id, id));

export const wasRevoked = async (tx: Db, id: string): Promise<boolean> =>
  (
    await tx
      .select({ id: event.objectId })
      .from(event)
      .where(
        and(eq(event.objectType, 'signing-key'), eq(event.objectId, id), eq(event.action, REVOKED)),
      )
      .limit(1)
  ).length > 0;
