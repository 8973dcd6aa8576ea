/** Addresses invited. The link is known by its hash alone. */
import { and, asc, count, eq, gt, isNull, sql, type SQL } from 'drizzle-orm';
import { schema, toInstant, type Db } from '@gouvtech/db';
import type { InvitationStatus } from '@gouvtech/domain';

const { account, invitation } = schema;

export type InvitationRow = {
  id: string;
  organisationId: string;
  email: string;
  signatory: boolean;
  administrator: boolean;
  createdAt: string;
  expiresAt: string;
  acceptedAt: string | null;
  revokedAt: string | null;
  invitedBy: string;
  /** name of who invited, empty when the account was deleted */
  inviter: string;
  /** account whose address is the invited one */
  addressedTo: string | null;
};

const columns = {
  id: invitation.id,
  organisationId: invitation.organisationId,
  email: invitation.email,
  signatory: invitation.signatory,
  administrator: invitation.administrator,
  createdAt: invitation.createdAt,
  expiresAt: invitation.expiresAt,
  acceptedAt: invitation.acceptedAt,
  revokedAt: invitation.revokedAt,
  invitedBy: invitation.invitedBy,
  inviter: sql<string>`(select trim(b.given_name || ' ' || b.usual_name) from account b where b.id = ${invitation.invitedBy})`,
  addressedTo: account.id,
};

const select = (db: Db, where: SQL | undefined) =>
  db
    .select(columns)
    .from(invitation)
    .leftJoin(account, eq(account.email, invitation.email))
    .where(where)
    .orderBy(asc(invitation.createdAt), asc(invitation.id));

const inUtc = (row: InvitationRow): InvitationRow => ({
  ...row,
  createdAt: toInstant(row.createdAt),
  expiresAt: toInstant(row.expiresAt),
});

const open = (now: string) =>
  and(isNull(invitation.acceptedAt), isNull(invitation.revokedAt), gt(invitation.expiresAt, now));

/** Those that can still be accepted, the oldest first. @param now UTC */
export async function listSent(
  db: Db,
  organisationId: string,
  now: string,
): Promise<InvitationRow[]> {
  const found = await select(db, and(eq(invitation.organisationId, organisationId), open(now)));
  return found.map(inUtc);
}

export async function findInvitation(
  db: Db,
  organisationId: string,
  id: string,
): Promise<InvitationRow | null> {
  const [row] = await select(
    db,
    and(eq(invitation.organisationId, organisationId), eq(invitation.id, id)),
  );
  return row ? inUtc(row) : null;
}

export async function findByHash(db: Db, tokenHash: string): Promise<InvitationRow | null> {
  const [row] = await select(db, eq(invitation.tokenHash, tokenHash));
  return row ? inUtc(row) : null;
}

/** Of whichever organisation. */
export async function findById(db: Db, id: string): Promise<InvitationRow | null> {
  const [row] = await select(db, eq(invitation.id, id));
  return row ? inUtc(row) : null;
}

export async function insertInvitation(
  db: Db,
  values: typeof invitation.$inferInsert,
): Promise<string> {
  const [row] = await db.insert(invitation).values(values).returning({ id: invitation.id });
  return row!.id;
}

/** @returns false when it was accepted or revoked meanwhile */
export async function closeInvitation(
  db: Db,
  id: string,
  change: Pick<typeof invitation.$inferInsert, 'acceptedAt' | 'acceptedBy' | 'revokedAt'>,
): Promise<boolean> {
  const closed = await db
    .update(invitation)
    .set(change)
    .where(and(eq(invitation.id, id), isNull(invitation.acceptedAt), isNull(invitation.revokedAt)))
    .returning({ id: invitation.id });
  return closed.length > 0;
}

/** @param since UTC. How many invitations left from this person. */
export async function countSentBy(db: Db, accountId: string, since: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(invitation)
    .where(and(eq(invitation.invitedBy, accountId), gt(invitation.createdAt, since)));
  return row?.n ?? 0;
}

/** What the invitation is at `now`: nobody has to write that it expired. */
export function invitationStatus(row: InvitationRow, now: string): InvitationStatus {
  if (row.acceptedAt !== null) return 'accepted';
  if (row.revokedAt !== null) return 'revoked';
  return Date.parse(now) >= Date.parse(row.expiresAt) ? 'expired' : 'sent';
}
