/** Opens the configured database for one command, and closes it whatever happens. */
import { migrate, openDb, type Database } from '@gouvtech/db';
import { readConfig } from '../config.ts';

/** @param patienceMs how long to wait for another process to leave the data folder */
export async function withDatabase<T>(
  work: (database: Database) => Promise<T>,
  patienceMs = 0,
): Promise<T> {
  const { databaseUrl, dataDir, durable } = readConfig();
  const database = await openDb({ url: databaseUrl, dataDir, durable, patienceMs });
  try {
    await migrate(database);
    return await work(database);
  } finally {
    await database.close();
  }
}

export const now = (): string => new Date().toISOString();
