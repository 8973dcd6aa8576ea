import { sql } from 'drizzle-orm';
import { rows, toInstant, type Db } from '@gouvtech/db';

export type Inactive = {
  id: string;
  email: string;
  staff: 'moderator' | 'administrator' | null;
  /** last login, or creation, UTC */
  since: string;
  /** when they were warned of it, UTC */
  warnedAt: string | null;
  /** the log says already why the account stays */
  kept: boolean;
};

/**
 * People not seen since, the longest away first. Invented people stay, and blocked ones: they would come back as others.
 * @param id one account, held until the end of the transaction
 */
export async function findInactive(db: Db, until: string, id?: string): Promise<Inactive[]> {
  if (id !== undefined) await rows(db, sql`select id from account where id = ${id} for update`);
  const last = (action: string) => sql`(
    select max(e.at) from event e where e.object_type = 'account' and e.object_id = a.id::text
      and e.action = ${action} and e.at > a.since)`;
  const found = await rows<Inactive>(
    db,
    sql`
      select a.id, a.email, a.staff, a.since, ${last('account:warn-inactive')} as "warnedAt",
        ${last('account:keep-inactive')} is not null as kept
      from (select *, coalesce(last_seen_at, created_at) as since from account) a
      where a.deleted_at is null and a.blocked_at is null and not a.demonstration and a.since <= ${until}
        and (${id ?? null}::uuid is null or a.id = ${id ?? null})
      order by a.since, a.id`,
  );
  return found.map((row) => ({
    ...row,
    since: toInstant(row.since),
    warnedAt: row.warnedAt && toInstant(row.warnedAt),
  }));
}

/** Whether a living organisation would have no administrator without this person, colleagues or not. */
export async function administratesAlone(db: Db, accountId: string): Promise<boolean> {
  const [row] = await rows<{ alone: boolean }>(
    db,
    sql`
      select exists (
        select from membership m join organisation o on o.id = m.organisation_id
        where m.account_id = ${accountId} and m.status = 'active' and m.administrator
          and o.status in ('pending', 'verified')
          and not exists (select from membership n where n.organisation_id = m.organisation_id
            and n.account_id <> m.account_id and n.status = 'active' and n.administrator)) as alone`,
  );
  return row!.alone;
}
