import { sql } from 'drizzle-orm';
import { rows, type Db } from '@gouvtech/db';

const byId = (found: { id: string; name: string }[]) =>
  new Map(found.map(({ id, name }) => [id, name]));

/** Names of the accounts that still exist. */
export const namesOf = async (db: Db, ids: string[]): Promise<Map<string, string>> =>
  byId(
    await rows(
      db,
      sql`select id, trim(given_name || ' ' || usual_name) name from account
          where id = any(${sql.param(ids)}::uuid[]) and deleted_at is null`,
    ),
  );

export const slugsOf = async (db: Db, ids: string[]): Promise<Map<string, string>> =>
  byId(
    await rows(
      db,
      sql`select id, slug name from solution where id = any(${sql.param(ids)}::uuid[])`,
    ),
  );

/** Every act the log holds: one step of the index for each, whatever the length of the log. */
export async function listActions(db: Db): Promise<string[]> {
  const found = await rows<{ action: string }>(
    db,
    sql`with recursive known as (
          (select action from event order by action limit 1)
          union all
          select (select action from event e where e.action > k.action order by e.action limit 1)
          from known k where k.action is not null)
        select action from known where action is not null order by action`,
  );
  return found.map(({ action }) => action);
}
