import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { schema, toInstant, type Db } from '@gouvtech/db';

const { account, accountIdentity, mailLink } = schema;

export type Addressee = { id: string; staff: boolean; blocked: boolean };

/** The account of an address, deleted ones aside. */
export async function findAddressee(db: Db, email: string): Promise<Addressee | null> {
  const [found] = await db
    .select({
      id: account.id,
      staff: sql<boolean>`${account.staff} is not null`,
      blocked: sql<boolean>`${account.blockedAt} is not null`,
    })
    .from(account)
    .where(and(eq(account.email, email), isNull(account.deletedAt)));
  return found ?? null;
}

type LoginLink = { tokenHash: string; email: string; returnTo: string };

export const insertLoginLink = async (
  db: Db,
  link: LoginLink & { createdAt: string; expiresAt: string },
): Promise<void> => void (await db.insert(mailLink).values({ ...link, purpose: 'login' }));

/** Forgets links that ended before `before`, UTC. */
export const deleteLinks = async (db: Db, before: string): Promise<void> =>
  void (await db.delete(mailLink).where(lt(mailLink.expiresAt, before)));

export type Link = typeof mailLink.$inferSelect;

/** @param lock holds the link until the end of the transaction: two clicks wait for each other */
export async function findLink(db: Db, tokenHash: string, lock: boolean): Promise<Link | null> {
  const query = db.select().from(mailLink).where(eq(mailLink.tokenHash, tokenHash));
  const [found] = await (lock ? query.for('update') : query);
  return found ? { ...found, expiresAt: toInstant(found.expiresAt) } : null;
}

/** This link, and those of the same purpose sent to the same address: the person is in. */
export const useLinks = async (
  db: Db,
  { purpose, email }: Pick<Link, 'purpose' | 'email'>,
  usedAt: string,
): Promise<void> =>
  void (await db
    .update(mailLink)
    .set({ usedAt })
    .where(and(eq(mailLink.purpose, purpose), eq(mailLink.email, email), isNull(mailLink.usedAt))));

type NewAccount = { email: string; givenName: string; usualName: string };

/** @returns null when the address was taken meanwhile */
export async function insertAccount(
  db: Db,
  values: NewAccount,
  at: string,
): Promise<string | null> {
  const [created] = await db
    .insert(account)
    .values({ ...values, createdAt: at, lastSeenAt: at })
    .onConflictDoNothing()
    .returning({ id: account.id });
  return created?.id ?? null;
}

export const touchAccount = async (db: Db, id: string, lastSeenAt: string): Promise<void> =>
  void (await db.update(account).set({ lastSeenAt }).where(eq(account.id, id)));

/** @returns false when this identity already opens an account */
export async function linkIdentity(
  db: Db,
  identity: { issuer: string; subject: string; accountId: string },
  linkedAt: string,
): Promise<boolean> {
  const added = await db
    .insert(accountIdentity)
    .values({ ...identity, linkedAt })
    .onConflictDoNothing()
    .returning({ accountId: accountIdentity.accountId });
  return added.length > 0;
}
