import { and, eq, isNull, lt, ne, sql } from 'drizzle-orm';
import { schema, toInstant, type Db } from '@gouvtech/db';
import type { Identity } from './claims.ts';

const { account, accountIdentity, loginAttempt } = schema;

export type Attempt = typeof loginAttempt.$inferSelect;

export const insertAttempt = async (
  db: Db,
  values: typeof loginAttempt.$inferInsert,
): Promise<void> => void (await db.insert(loginAttempt).values(values));

/** Forgets attempts started before `before`, UTC. */
export const deleteAttempts = async (db: Db, before: string): Promise<void> =>
  void (await db.delete(loginAttempt).where(lt(loginAttempt.createdAt, before)));

/**
 * Takes an attempt, once.
 * @returns `used` when it was taken before, `unknown` when there is none
 */
export async function takeAttempt(
  db: Db,
  keyHash: string,
  at: string,
): Promise<Attempt | 'used' | 'unknown'> {
  const [taken] = await db
    .update(loginAttempt)
    .set({ usedAt: at })
    .where(and(eq(loginAttempt.keyHash, keyHash), isNull(loginAttempt.usedAt)))
    .returning();
  if (taken) return { ...taken, createdAt: toInstant(taken.createdAt) };
  const found = await db
    .select({ keyHash: loginAttempt.keyHash })
    .from(loginAttempt)
    .where(eq(loginAttempt.keyHash, keyHash));
  return found.length > 0 ? 'used' : 'unknown';
}

export type KnownAccount = { id: string; staff: boolean; blocked: boolean };

const knownAccount = {
  id: account.id,
  staff: sql<boolean>`${account.staff} is not null`,
  /** a deleted account opens nothing either */
  blocked: sql<boolean>`${account.blockedAt} is not null or ${account.deletedAt} is not null`,
};

export async function findByIdentity(
  db: Db,
  { issuer, subject }: Identity,
): Promise<KnownAccount | null> {
  const [found] = await db
    .select(knownAccount)
    .from(accountIdentity)
    .innerJoin(account, eq(account.id, accountIdentity.accountId))
    .where(and(eq(accountIdentity.issuer, issuer), eq(accountIdentity.subject, subject)));
  return found ?? null;
}

export async function findByEmail(db: Db, email: string): Promise<KnownAccount | null> {
  const [found] = await db.select(knownAccount).from(account).where(eq(account.email, email));
  return found ?? null;
}

/** @returns null when the address was taken meanwhile */
export async function insertAccount(
  db: Db,
  identity: Identity,
  at: string,
): Promise<string | null> {
  const { givenName, usualName, email, siret, publicAgent } = identity;
  const [created] = await db
    .insert(account)
    .values({ givenName, usualName, email, siret, publicAgent, createdAt: at, lastSeenAt: at })
    .onConflictDoNothing()
    .returning({ id: account.id });
  return created?.id ?? null;
}

export const insertIdentity = async (
  db: Db,
  accountId: string,
  { issuer, subject, identityProvider }: Identity,
  at: string,
): Promise<void> =>
  void (await db
    .insert(accountIdentity)
    .values({ issuer, subject, accountId, identityProvider, linkedAt: at, lastLoginAt: at }));

/** What ProConnect says now replaces what it said before; an address that another account has stays theirs. */
export async function refreshAccount(
  db: Db,
  accountId: string,
  identity: Identity,
  at: string,
): Promise<void> {
  const { issuer, subject, givenName, usualName, email, siret, publicAgent } = identity;
  const taken = await db
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.email, email), ne(account.id, accountId)));
  await db
    .update(account)
    .set({
      ...{ givenName, usualName, siret, publicAgent, lastSeenAt: at },
      ...(taken.length === 0 && { email }),
    })
    .where(eq(account.id, accountId));
  await db
    .update(accountIdentity)
    .set({ lastLoginAt: at, identityProvider: identity.identityProvider })
    .where(and(eq(accountIdentity.issuer, issuer), eq(accountIdentity.subject, subject)));
}
