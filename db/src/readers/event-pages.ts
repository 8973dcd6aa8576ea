import { sql, type SQL } from 'drizzle-orm';
import { rows, toInstant, type Db } from '../database.ts';

export type EventRow = {
  seq: number;
  at: string;
  actor: string | null;
  action: string;
  objectType: string;
  objectId: string;
  /** the bytes that were hashed */
  content: string;
  previousHash: string;
  hash: string;
};

export type EventFilter = {
  actor?: string | undefined;
  /** whole, `listing:publish`, or the part before « : » alone */
  action?: string | undefined;
  objectType?: string | undefined;
  objectId?: string | undefined;
  /** first instant, UTC */
  from?: string | undefined;
  /** last instant plus one, UTC */
  to?: string | undefined;
};

const PAGE = 1_000;

/**
 * The log in order, a page at a time: as much memory for a million rows as for a thousand. What is written meanwhile is
 * left for the next time.
 * @param after number of the row before the first one wanted
 */
export async function* eventPages(
  db: Db,
  filter: EventFilter = {},
  after = 0,
): AsyncGenerator<EventRow[]> {
  const [head] = await rows<{ seq: number }>(db, sql`select seq::float8 seq from event_head`);
  const last = head?.seq ?? 0;
  for (let seq = after; ;) {
    const page = await readEvents(
      db,
      sql`${matching(filter)} and seq > ${seq} and seq <= ${last} order by seq limit ${PAGE}`,
    );
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    seq = page.at(-1)!.seq;
  }
}

/** The last ones first. @param before number of the row after the first one wanted */
export const latestLogEvents = (
  db: Db,
  filter: EventFilter,
  { before, limit }: { before: number | null; limit: number },
): Promise<EventRow[]> =>
  readEvents(
    db,
    sql`${matching(filter)} ${before === null ? sql`` : sql`and seq < ${before}`}
        order by seq desc limit ${limit}`,
  );

async function readEvents(db: Db, where: SQL): Promise<EventRow[]> {
  const found = await rows<EventRow>(
    db,
    sql`select seq::float8 seq, at, actor, action, object_type "objectType", object_id "objectId", content,
          previous_hash "previousHash", hash
        from event where ${where}`,
  );
  return found.map((row) => ({ ...row, at: toInstant(row.at) }));
}

function matching({ actor, action, objectType, objectId, from, to }: EventFilter): SQL {
  const conditions = [
    actor !== undefined && sql`actor = ${actor}::uuid`,
    // « ; » follows « : »: a range that the index on actions serves.
    action !== undefined &&
      (action.includes(':')
        ? sql`action = ${action}`
        : sql`action collate "C" >= ${`${action}:`} and action collate "C" < ${`${action};`}`),
    objectType !== undefined && sql`object_type = ${objectType}`,
    objectId !== undefined && sql`object_id = ${objectId}`,
    from !== undefined && sql`at >= ${from}::timestamptz`,
    to !== undefined && sql`at < ${to}::timestamptz`,
  ].filter((one) => one !== false);
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}
