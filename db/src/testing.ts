/** Same tests on both engines: one database per test file, migrated once, emptied before each test. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  openAsBlob,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Database } from './database.ts';
import { migrate, MIGRATIONS } from './migrate.ts';
import { openDb } from './open.ts';
import { memoryImage, openMemory } from './pglite.ts';
import { createTestDatabase, postgresIsThere, testTemplate } from './testing-server.ts';

export { startTestPostgres, type TestPostgres } from './testing-postgres.ts';

type Opened = { database: Database; close(): Promise<void> };

/**
 * Declares the tests of `define` on PGlite, and on PostgreSQL when there is one (TEST_DATABASE_URL, or binaries
 * found on the machine). `database()` gives the open database inside hooks and tests.
 */
export function withDatabases(
  name: string,
  define: (database: () => Database, engine: Database['engine']) => void,
): void {
  declare('pglite', `${name} (PGlite)`, openTestMemory, define);
  const title = `${name} (PostgreSQL)`;
  if (postgresIsThere()) declare('postgres', title, openTestPostgres, define);
  else describe.skip(title, () => define(() => undefined as never, 'postgres'));
}

function declare(
  engine: Database['engine'],
  title: string,
  open: () => Promise<Opened>,
  define: (database: () => Database, engine: Database['engine']) => void,
): void {
  describe(title, () => {
    let opened: Opened | undefined;
    const database = () => {
      if (!opened) throw new Error('The database is open inside hooks and tests only');
      return opened.database;
    };
    beforeAll(async () => {
      opened = await open();
    });
    beforeEach(() => emptyDatabase(database()));
    afterAll(() => opened?.close());
    define(database, engine);
  });
}

/** A migrated PGlite in memory, from an image kept between runs: five times quicker than from nothing. */
export async function openTestMemory(): Promise<Opened> {
  const database = await openMemory(await testImage());
  return { database, close: () => database.close() };
}

/** A migrated database of its own on the PostgreSQL of the test run. */
export async function openTestPostgres(): Promise<Opened & { url: string }> {
  const template = await testTemplate(versionOfMigrations(), async (draft) => {
    const database = await openDb({ url: draft, poolSize: 1 });
    await migrate(database);
    await database.close();
  });
  const { url, drop } = await createTestDatabase(template);
  const database = await openDb({ url, poolSize: 5 });
  const close = async () => {
    await database.close();
    await drop();
  };
  return { database, url, close };
}

function versionOfMigrations(): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of readdirSync(MIGRATIONS).filter((one) => one.endsWith('.sql'))) {
    hash.update(readFileSync(join(MIGRATIONS, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function testImage(): Promise<Blob> {
  const path = join(tmpdir(), `gouvtech-pglite-${versionOfMigrations()}.tar`);
  if (!existsSync(path)) {
    const image = await memoryImage(migrate);
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, new Uint8Array(await image.arrayBuffer()));
    renameSync(draft, path);
  }
  return openAsBlob(path, { type: 'application/x-tar' });
}

/** Rows of tests are few, and most tables never hold any: deleting is ten times quicker than truncating sixty tables. */
const EMPTY = `do $$ declare one record; begin
  perform set_config('session_replication_role', 'replica', true);
  for one in select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname not in ('domain', 'catalogue_state', 'search_synonym') and pg_relation_size(oid) > 0 loop
    execute format('delete from public.%I', one.name);
  end loop;
  for one in select format('%I.%I', schemaname, sequencename) as name from pg_sequences
      where schemaname = 'public' and last_value is not null loop
    perform setval(one.name, 1, false);
  end loop;
end $$`;

/** Empties every table but the closed lists, and gives the read model its first state again. */
export async function emptyDatabase(database: Database): Promise<void> {
  await database.query(EMPTY);
  await database.query(
    'update catalogue_state set bit_length = 1024, entries = 0, revision = revision + 1, changed_at = now()',
  );
}
