import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Database, Db } from './database.ts';
import { toInstant } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import * as schema from './schema/index.ts';

const parsers = {
  [types.INT8]: Number,
  [types.DATE]: (value: string) => value,
  [types.TIMESTAMPTZ]: toInstant,
};

/** In memory, for tests and trials; `image` is a dump of a database to start from. */
export const openMemory = async (image?: Blob): Promise<Database> =>
  wrap(await start({ loadDataDir: image }), () => {});

/**
 * Opens `<dataDir>/pglite` under the folder's lock. The first time, the database is made and migrated in
 * `pglite.new`, then renamed: a process killed before that leaves nothing that could be taken for a database.
 * @param options.patienceMs how long to wait for another process to leave the folder
 * @param prepare migrates a database
 */
export async function openFolder(
  dataDir: string,
  {
    durable = false,
    patienceMs = 0,
  }: { durable?: boolean | undefined; patienceMs?: number | undefined },
  prepare: (database: Database) => Promise<void>,
): Promise<Database> {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true });
  const release = await lockFolder(folder, patienceMs);
  try {
    const ready = join(folder, 'pglite');
    if (!existsSync(ready)) await initialise(join(folder, 'pglite.new'), ready, prepare);
    return wrap(await start({ dataDir: ready, durable }), release);
  } catch (error) {
    release();
    throw error;
  }
}

async function initialise(
  draft: string,
  ready: string,
  prepare: (database: Database) => Promise<void>,
): Promise<void> {
  rmSync(draft, { recursive: true, force: true });
  // Written to the disk before the rename, whatever `durable` says: it happens once.
  const database = wrap(await start({ dataDir: draft, durable: true }), () => {});
  try {
    await prepare(database);
  } finally {
    await database.close();
  }
  renameSync(draft, ready);
}

function start(options: {
  dataDir?: string;
  durable?: boolean;
  loadDataDir?: Blob;
}): Promise<PGlite> {
  const { dataDir, durable = false, loadDataDir } = options;
  return PGlite.create({
    ...(dataDir && { dataDir }),
    ...(loadDataDir && { loadDataDir }),
    extensions: { unaccent, pg_trgm },
    // `-F` turns fsync off: nothing acknowledged is lost to a killed process, a power cut may damage the folder.
    startParams: PGlite.defaultStartParams.filter((param) => !(durable && param === '-F')),
  });
}

function wrap(client: PGlite, release: () => void): Database {
  const db = drizzle(client, { schema });
  return {
    engine: 'pglite',
    db: db as unknown as Db,
    query: async <T>(text: string, params: readonly unknown[] = []) =>
      (await client.query<T>(text, params as unknown[], { parsers })).rows,
    transaction: (work) => db.transaction((tx) => work(tx as unknown as Db)),
    applyMigrations: async (folder, guard) => {
      await guard(db as unknown as Db);
      await migrate(db, { migrationsFolder: folder });
    },
    close: async () => {
      try {
        await client.close();
      } finally {
        release();
      }
    },
  };
}

/** Image of a migrated database, to start others from in a fraction of the time. */
export async function memoryImage(prepare: (database: Database) => Promise<void>): Promise<Blob> {
  const client = await start({});
  const database = wrap(client, () => {});
  await prepare(database);
  const image = await client.dumpDataDir('none');
  await database.close();
  return image;
}
