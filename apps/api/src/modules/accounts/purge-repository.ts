import { sql } from 'drizzle-orm';
import { rows, type Db } from '@gouvtech/db';

/**
 * Removes what no longer opens nor proves anything: ended sessions, links used or too old, counters, attempts to log in
 * and answers kept for a repeated request. @returns how many rows went
 */
export async function purgeExpired(db: Db, now: string): Promise<number> {
  const [row] = await rows<{ removed: number }>(
    db,
    sql`
      with sessions as (delete from session where expires_at <= ${now}::timestamptz returning 1),
      links as (delete from mail_link where expires_at <= ${now}::timestamptz - interval '1 day' returning 1),
      attempts as (delete from login_attempt where created_at <= ${now}::timestamptz - interval '1 day' returning 1),
      counters as (delete from throttle where window_start <= ${now}::timestamptz - interval '1 day' returning 1),
      repeated as (delete from idempotency_key where created_at <= ${now}::timestamptz - interval '1 day' returning 1)
      select ((select count(*) from sessions) + (select count(*) from links) + (select count(*) from attempts)
        + (select count(*) from counters) + (select count(*) from repeated))::int as removed`,
  );
  return row!.removed;
}
