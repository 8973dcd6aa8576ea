import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema/index.ts';

/** A Drizzle database or transaction, whichever engine runs below. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

export type Database = {
  engine: 'postgres' | 'pglite';
  db: Db;
  /**
   * Raw and fast: positional parameters (`$1`), prepared once per text on PostgreSQL. On both engines `bigint`
   * comes back as a number, `date` as `YYYY-MM-DD` and `timestamptz` as an ISO string in UTC.
   */
  query<T>(text: string, params?: readonly unknown[]): Promise<T[]>;
  /** Commits when `work` resolves, rolls back when it throws. No network nor file call inside. */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /** Runs `guard`, then the migrations of `folder`, while no other process can do so. */
  applyMigrations(folder: string, guard: (db: Db) => Promise<void>): Promise<void>;
  close(): Promise<void>;
};

/** Rows of a raw statement run through Drizzle, so that it joins the transaction. Instants stay as the engine writes them. */
export async function rows<T>(db: Db, statement: SQL): Promise<T[]> {
  const result = (await db.execute(statement)) as unknown as { rows: T[] };
  return result.rows;
}

/** `2026-01-01 00:00:00+00` or any instant → ISO 8601 in UTC, with milliseconds. */
export const toInstant = (value: string | Date): string => new Date(value).toISOString();
