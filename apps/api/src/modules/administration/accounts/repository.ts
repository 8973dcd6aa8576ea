/** Accounts as those who administer the catalogue read them. */
import { eq, sql } from 'drizzle-orm';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';
import type { ManagedAccountStatus } from '@gouvtech/domain';
import type { StaffRole } from '../../accounts/index.ts';

const { account } = schema;

export type ManagedAccount = {
  id: string;
  name: string;
  email: string | null;
  staff: StaffRole | null;
  status: ManagedAccountStatus;
  createdAt: string;
  lastSeenAt: string | null;
  blockedAt: string | null;
  /** names of the organisations it is a member of */
  organisations: string[];
};

const SELECT = sql`
  select a.id, coalesce(nullif(trim(a.given_name || ' ' || a.usual_name), ''), 'Un ancien membre') as name, a.email,
    a.staff, case when a.deleted_at is not null then 'deleted' when a.blocked_at is not null then 'blocked'
      else 'active' end as status,
    a.created_at as "createdAt",
    coalesce(a.last_seen_at, (select max(i.last_login_at) from account_identity i where i.account_id = a.id))
      as "lastSeenAt", a.blocked_at as "blockedAt",
    array(select o.name from membership m join organisation o on o.id = m.organisation_id
      where m.account_id = a.id and m.status = 'active' order by o.name) as organisations
  from account a`;

const inUtc = (row: ManagedAccount): ManagedAccount => ({
  ...row,
  createdAt: toInstant(row.createdAt),
  lastSeenAt: row.lastSeenAt && toInstant(row.lastSeenAt),
  blockedAt: row.blockedAt && toInstant(row.blockedAt),
});

export const ACCOUNT_KINDS = ['staff', 'blocked'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
export type AccountQuery = { q: string; kind: AccountKind | null; page: number; pageSize: number };

/** @param q in the name or the address */
export async function listAccounts(
  db: Db,
  { q, kind, page, pageSize }: AccountQuery,
): Promise<{ items: ManagedAccount[]; total: number }> {
  const kinds = {
    staff: sql`a.staff is not null`,
    blocked: sql`a.blocked_at is not null`,
  };
  const where = sql`where a.deleted_at is null and ${kind ? kinds[kind] : sql`true`} and
    ${
      q === ''
        ? sql`true`
        : sql`(position(public.fold(${q}) in public.fold(a.given_name || ' ' || a.usual_name)) > 0
            or position(lower(${q}) in a.email) > 0)`
    }`;
  const items = await rows<ManagedAccount>(
    db,
    sql`${SELECT} ${where} order by public.fold(a.usual_name), public.fold(a.given_name), a.id
        limit ${pageSize} offset ${(page - 1) * pageSize}`,
  );
  const [counted] = await rows<{ n: number }>(
    db,
    sql`select count(*)::int as n from account a ${where}`,
  );
  return { items: items.map(inUtc), total: counted!.n };
}

/** @param lock for a transaction that will write */
export async function findManaged(
  db: Db,
  id: string,
  { lock = false } = {},
): Promise<ManagedAccount | null> {
  if (lock) await db.execute(sql`select 1 from account where id = ${id} for update`);
  const [row] = await rows<ManagedAccount>(db, sql`${SELECT} where a.id = ${id}`);
  return row ? inUtc(row) : null;
}

/** @param at null: no longer blocked */
export const saveBlock = (tx: Db, id: string, at: string | null) =>
  tx.update(account).set({ blockedAt: at }).where(eq(account.id, id));
