import { sql } from 'drizzle-orm';
import { rows, type Database, type Db } from '@gouvtech/db';

/** @param day UTC. @param counted times each words were looked for */
export const addMisses = ({ query }: Database, day: string, counted: Map<string, number>) =>
  query(
    `insert into search_miss (day, words, count)
     select $1::date, words, count from unnest($2::text[], $3::int[]) as one(words, count)
     order by words
     on conflict (day, words) do update set count = search_miss.count + excluded.count`,
    [day, [...counted.keys()], [...counted.values()]],
  );

export type MissRow = { words: string; count: number; days: number; lastDay: string };
export type MissPeriod = { from: string; to: string };

/** The most looked for in front. */
export async function listMisses(
  db: Db,
  { from, to, limit, offset }: MissPeriod & { limit: number; offset: number },
): Promise<{ items: MissRow[]; total: number; searches: number }> {
  const period = sql`from search_miss where day between ${from} and ${to}`;
  const items = await rows<MissRow>(
    db,
    sql`select words, sum(count)::int as count, count(*)::int as days, to_char(max(day), 'YYYY-MM-DD') as "lastDay"
        ${period} group by words order by sum(count) desc, max(day) desc, words limit ${limit} offset ${offset}`,
  );
  const [whole] = await rows<{ total: number; searches: number }>(
    db,
    sql`select count(distinct words)::int as total, coalesce(sum(count), 0)::int as searches ${period}`,
  );
  return { items, ...whole! };
}

/** The latest words that found nothing, each once. */
export async function lastMisses(db: Db, limit: number): Promise<string[]> {
  const found = await rows<{ words: string }>(
    db,
    sql`select words from search_miss group by words order by max(day) desc, sum(count) desc, words limit ${limit}`,
  );
  return found.map(({ words }) => words);
}

/** Kept 13 months: a year to compare with. @returns how many rows went */
export async function purgeMisses(db: Db, now: string): Promise<number> {
  const gone = await rows(
    db,
    sql`delete from search_miss where day < (${now}::timestamptz at time zone 'UTC')::date - interval '13 months'
        returning 1 as gone`,
  );
  return gone.length;
}
