import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';
import type { Names } from './names.ts';

const { account, accountIdentity, mailLink, membership, outboxMail, session } = schema;
const { notification, notificationPreference } = schema;

export type AccountRow = {
  id: string;
  givenName: string;
  usualName: string;
  email: string;
  siret: string | null;
  publicAgent: boolean;
  staff: 'moderator' | 'administrator' | null;
  createdAt: string;
  lastSeenAt: string | null;
};

/** @param lock holds the account until the end of the transaction */
export async function findAccount(db: Db, id: string, lock = false): Promise<AccountRow | null> {
  const { givenName, usualName, email, siret, publicAgent, staff, createdAt, lastSeenAt } = account;
  const query = db
    .select({
      id: account.id,
      givenName,
      usualName,
      email,
      siret,
      publicAgent,
      staff,
      createdAt,
      lastSeenAt,
    })
    .from(account)
    .where(and(eq(account.id, id), isNull(account.deletedAt)));
  const [found] = await (lock ? query.for('update') : query);
  if (!found) return null;
  return {
    ...found,
    email: found.email!,
    createdAt: toInstant(found.createdAt),
    lastSeenAt: found.lastSeenAt && toInstant(found.lastSeenAt),
  };
}

export type IdentityRow = {
  issuer: string;
  subject: string;
  identityProvider: string | null;
  linkedAt: string;
  lastLoginAt: string | null;
};

export async function listIdentities(db: Db, accountId: string): Promise<IdentityRow[]> {
  const { issuer, subject, identityProvider, linkedAt, lastLoginAt } = accountIdentity;
  const found = await db
    .select({ issuer, subject, identityProvider, linkedAt, lastLoginAt })
    .from(accountIdentity)
    .where(eq(accountIdentity.accountId, accountId))
    .orderBy(linkedAt);
  return found.map((row) => ({
    ...row,
    linkedAt: toInstant(row.linkedAt),
    lastLoginAt: row.lastLoginAt && toInstant(row.lastLoginAt),
  }));
}

export const updateNames = async (db: Db, id: string, names: Names): Promise<void> =>
  void (await db.update(account).set(names).where(eq(account.id, id)));

/**
 * Organisations this person is alone to administer while others are members, or asked to be.
 * Their memberships are held until the end of the transaction: two administrators cannot leave at once.
 */
export async function findSoleAdministrations(
  db: Db,
  accountId: string,
): Promise<{ name: string }[]> {
  await rows(
    db,
    sql`
      select id from membership where status = 'active' and organisation_id in (
        select organisation_id from membership
        where account_id = ${accountId} and status = 'active' and administrator
      ) order by id for update`,
  );
  return rows<{ name: string }>(
    db,
    sql`
      select o.name from membership m join organisation o on o.id = m.organisation_id
      where m.account_id = ${accountId} and m.status = 'active' and m.administrator
        and not exists (
          select from membership other where other.organisation_id = m.organisation_id
            and other.account_id <> m.account_id and other.status = 'active' and other.administrator)
        and exists (
          select from membership other where other.organisation_id = m.organisation_id
            and other.account_id <> m.account_id and other.status = 'active')
      order by o.name`,
  );
}

/** Ends every membership; @returns the organisations left */
export async function leaveAll(db: Db, accountId: string, at: string): Promise<string[]> {
  const left = await db
    .update(membership)
    .set({ status: 'left', signatory: false, administrator: false, message: null, decidedAt: at })
    .where(
      and(
        eq(membership.accountId, accountId),
        or(eq(membership.status, 'active'), eq(membership.status, 'requested')),
      ),
    )
    .returning({ organisationId: membership.organisationId });
  return left.map(({ organisationId }) => organisationId);
}

const FORMER = { givenName: 'Ancien', usualName: 'membre' };

/** Keeps the row, so that what the person wrote stays signed by « un ancien membre », and forgets who they are. */
export async function anonymise(db: Db, id: string, email: string, at: string): Promise<void> {
  await db.delete(session).where(eq(session.accountId, id));
  await db.delete(accountIdentity).where(eq(accountIdentity.accountId, id));
  await db.delete(mailLink).where(or(eq(mailLink.accountId, id), eq(mailLink.email, email)));
  await db.delete(notification).where(eq(notification.accountId, id));
  await db.delete(notificationPreference).where(eq(notificationPreference.accountId, id));
  await db.delete(outboxMail).where(eq(sql`lower(${outboxMail.recipient})`, email));
  await db
    .update(account)
    .set({
      ...FORMER,
      email: null,
      siret: null,
      publicAgent: false,
      staff: null,
      lastSeenAt: null,
      deletedAt: at,
    })
    .where(eq(account.id, id));
}

export type OwnEvent = { at: string; action: string; objectType: string; objectId: string };

/** What the log holds of a person, the oldest first: their own acts. */
export async function listOwnEvents(db: Db, accountId: string): Promise<OwnEvent[]> {
  const { at, action, objectType, objectId, actor, seq } = schema.event;
  const found = await db
    .select({ at, action, objectType, objectId })
    .from(schema.event)
    .where(eq(actor, accountId))
    .orderBy(seq);
  return found.map((row) => ({ ...row, at: toInstant(row.at) }));
}

export type OwnMembership = {
  organisation: string;
  status: string;
  signatory: boolean;
  administrator: boolean;
  position: string | null;
  message: string | null;
  reason: string | null;
  createdAt: string;
  decidedAt: string | null;
};

export async function listMemberships(db: Db, accountId: string): Promise<OwnMembership[]> {
  const { status, signatory, administrator, position, message, reason, createdAt, decidedAt } =
    membership;
  const { organisation } = schema;
  const found = await db
    .select({
      ...{ organisation: organisation.name, status, signatory, administrator },
      ...{ position, message, reason, createdAt, decidedAt },
    })
    .from(membership)
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(eq(membership.accountId, accountId))
    .orderBy(createdAt);
  return found.map((row) => ({
    ...row,
    createdAt: toInstant(row.createdAt),
    decidedAt: row.decidedAt && toInstant(row.decidedAt),
  }));
}

export type Written = {
  what: 'answer' | 'comment' | 'file';
  at: string;
  about: string;
  text: string;
};

/** What the person wrote or uploaded, which stays when they leave. */
export async function listWritings(db: Db, accountId: string): Promise<Written[]> {
  const found = await rows<Written>(
    db,
    sql`
      select 'answer' as what, at, criterion as about, coalesce(content::text, '') as text
      from answer_history where account_id = ${accountId}
      union all
      select 'comment', created_at, criterion, text from answer_comment where account_id = ${accountId}
      union all
      select 'file', uploaded_at, name, sha256 from stored_file where uploaded_by = ${accountId}
      order by 2`,
  );
  return found.map((row) => ({ ...row, at: toInstant(row.at) }));
}

export type OwnNotification = {
  kind: string;
  title: string;
  body: string;
  createdAt: string;
  readAt: string | null;
};

/** What the person was told, the oldest first. */
export async function listOwnNotifications(db: Db, accountId: string): Promise<OwnNotification[]> {
  const { kind, title, body, createdAt, readAt } = notification;
  const found = await db
    .select({ kind, title, body, createdAt, readAt })
    .from(notification)
    .where(eq(notification.accountId, accountId))
    .orderBy(createdAt, notification.id);
  return found.map((row) => ({
    ...row,
    createdAt: toInstant(row.createdAt),
    readAt: row.readAt && toInstant(row.readAt),
  }));
}
