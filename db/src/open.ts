import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openFolder, openMemory } from './pglite.ts';
import { openPostgres, type PostgresOptions } from './postgres.ts';

export type OpenOptions = PostgresOptions & {
  /** `postgres://…`; wins over `dataDir` */
  url?: string | undefined;
  /** folder of the embedded database; without it and without `url`, the database lives in memory */
  dataDir?: string | undefined;
  /** embedded database only: survive a power cut, at the price of slower writes */
  durable?: boolean | undefined;
  /** embedded database only: milliseconds to wait for another process to leave the folder; 0 by default */
  patienceMs?: number | undefined;
};

/**
 * Opens PostgreSQL or the embedded database. Call `migrate` before anything else.
 * @throws DbError `database-unavailable` (PostgreSQL) or `folder-locked` (another process on the folder).
 */
export async function openDb(options: OpenOptions = {}): Promise<Database> {
  if (options.url) return openPostgres(options.url, options);
  if (options.dataDir) return openFolder(options.dataDir, options, migrate);
  return openMemory();
}
