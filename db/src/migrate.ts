import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import type { Database, Db } from './database.ts';
import { rows } from './database.ts';
import { DbError } from './errors.ts';

/** Folder of the SQL migrations. */
export const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * Brings the schema up to date. Several processes may call it at once: one works, the others wait and find
 * nothing to do. @throws DbError `newer-schema` when a later version of the program wrote the schema.
 */
export async function migrate(database: Database, folder = MIGRATIONS): Promise<void> {
  await database.applyMigrations(folder, (db) => refuseNewerSchema(db, folder));
}

async function refuseNewerSchema(db: Db, folder: string): Promise<void> {
  const [table] = await rows<{ there: string | null }>(
    db,
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as there`,
  );
  if (!table?.there) return;
  const [last] = await rows<{ at: string | number | null }>(
    db,
    sql`select max(created_at) as at from drizzle.__drizzle_migrations`,
  );
  if (Number(last?.at ?? 0) > newestMigration(folder)) {
    throw new DbError(
      'newer-schema',
      'La base de données a été préparée par une version plus récente du catalogue. ' +
        'Installez cette version ou une suivante, ou restaurez une sauvegarde plus ancienne.',
    );
  }
}

function newestMigration(folder: string): number {
  const journal = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')) as {
    entries: { when: number }[];
  };
  return Math.max(...journal.entries.map((entry) => entry.when));
}
