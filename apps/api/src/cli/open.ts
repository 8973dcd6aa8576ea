/** Opens the configured database for one command, and closes it whatever happens. */
import { migrate, openDb, type Database } from '@gouvtech/db';
import { readConfig } from '../config.ts';

export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir, durable } = readConfig();
  const database = await openDb({ url: databaseUrl, dataDir, durable });
  try {
    await migrate(database);
    return await work(database);
  } finally {
    await database.close();
  }
}

export const now = (): string => new Date().toISOString();
