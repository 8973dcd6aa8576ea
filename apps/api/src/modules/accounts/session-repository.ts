import { and, eq, gt, ne, sql, type SQL } from 'drizzle-orm';
import { schema, toInstant, type Database, type Db } from '@gouvtech/db';
import type { Membership } from '@gouvtech/domain/actors';

const { session } = schema;

export type NewSession = typeof session.$inferInsert;

export const insertSession = (db: Db, values: NewSession) =>
  db.insert(session).values(values).returning({ id: session.id });

export type SessionRow = {
  id: string;
  method: 'proconnect' | 'mail-link';
  acr: string | null;
  authenticatedAt: string;
  lastUsedAt: string;
  expiresAt: string;
  account: {
    id: string;
    givenName: string;
    usualName: string;
    email: string;
    staff: 'moderator' | 'administrator' | null;
    publicAgent: boolean;
    blocked: boolean;
  };
  /** `labeller`: the organisation has or had an accreditation */
  memberships: (Membership & { slug: string; name: string; labeller: boolean })[];
  /** notifications not read yet, `UNREAD_COUNTED` at most */
  unread: number;
  /** what the route asked to read with it; absent when it asked for nothing */
  alongside?: unknown;
};

/** Counting further would cost without saying more. */
export const UNREAD_COUNTED = 100;

const SESSION = `
  select s.id, s.method, s.acr,
    s.authenticated_at as "authenticatedAt", s.last_used_at as "lastUsedAt", s.expires_at as "expiresAt",
    json_build_object('id', a.id, 'givenName', a.given_name, 'usualName', a.usual_name, 'email', a.email,
      'staff', a.staff, 'publicAgent', a.public_agent, 'blocked', a.blocked_at is not null) as account,
    coalesce((
      select json_agg(json_build_object('organisationId', m.organisation_id, 'signatory', m.signatory,
        'administrator', m.administrator, 'auditor', m.auditor, 'decider', m.decider, 'slug', o.slug, 'name', o.name,
        'labeller', exists (select from accreditation c
          where c.organisation_id = o.id and c.status not in ('applied', 'refused'))) order by o.name)
      from membership m join organisation o on o.id = m.organisation_id
      where m.account_id = a.id and m.status = 'active'
    ), '[]'::json) as memberships,
    (select count(*)::int from (
      select from notification n where n.account_id = a.id and n.read_at is null limit ${UNREAD_COUNTED}) counted) as unread
  from session s join account a on a.id = s.account_id and a.deleted_at is null
  where s.token_hash = $1`;

/**
 * What a route reads in the same round trip as the session: a scalar subselect, whose only parameter is `$2`. Declared
 * once, at the top of a repository.
 */
export type Alongside = { select: string };

const texts = new Map<Alongside, string>();

function withAlongside(read: Alongside): string {
  const text =
    texts.get(read) ??
    SESSION.replace('as memberships', `as memberships, (${read.select}) as alongside`);
  texts.set(read, text);
  return text;
}

/**
 * Role, block and memberships are read again at each request: a removed right is gone at once. Prepared once by each
 * connection, since every request of a person asks it.
 */
export async function findSession(
  { query }: Pick<Database, 'query'>,
  tokenHash: string,
  also?: { read: Alongside; of: string },
): Promise<SessionRow | null> {
  const [row] = also
    ? await query<SessionRow>(withAlongside(also.read), [tokenHash, also.of])
    : await query<SessionRow>(SESSION, [tokenHash]);
  return row ?? null;
}

export const touchSession = (db: Db, tokenHash: string, lastUsedAt: string) =>
  db.update(session).set({ lastUsedAt }).where(eq(session.tokenHash, tokenHash));

export type SessionSummary = {
  id: string;
  method: 'proconnect' | 'mail-link';
  createdAt: string;
  lastUsedAt: string;
  userAgent: string | null;
};

/** Those that still open something, the last used first. */
export async function listSessions(
  db: Db,
  accountId: string,
  now: string,
): Promise<SessionSummary[]> {
  const { id, method, createdAt, lastUsedAt, userAgent } = session;
  const found = await db
    .select({ id, method, createdAt, lastUsedAt, userAgent })
    .from(session)
    .where(and(eq(session.accountId, accountId), gt(session.expiresAt, now)))
    .orderBy(sql`${lastUsedAt} desc`);
  return found.map((row) => ({
    ...row,
    createdAt: toInstant(row.createdAt),
    lastUsedAt: toInstant(row.lastUsedAt),
  }));
}

const remove = async (db: Db, which: SQL | undefined) =>
  db.delete(session).where(which).returning({ idToken: session.idToken });

export const deleteByToken = (db: Db, tokenHash: string) =>
  remove(db, eq(session.tokenHash, tokenHash));

/** One's own only: another person's session is not found. */
export const deleteById = (db: Db, accountId: string, id: string) =>
  remove(db, and(eq(session.accountId, accountId), eq(session.id, id)));

/** All of a person, at the loss of a right or at their request; `keep` is the id of the one that asks. */
export const deleteAll = (db: Db, accountId: string, keep?: string) =>
  remove(
    db,
    and(eq(session.accountId, accountId), keep === undefined ? undefined : ne(session.id, keep)),
  );
