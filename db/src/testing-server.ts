import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import pg from 'pg';
import { startTicksOf } from './process-identity.ts';
import { findPostgresBinaries } from './testing-postgres.ts';

const START_MS = 60_000;
/** The test runner: every worker sees the same one. */
const RUNNER = isMainThread ? process.ppid : process.pid;
const SHARED = join(tmpdir(), `gouvtech-tests-${RUNNER}-${startTicksOf(RUNNER) ?? ''}`);

/** Never DATABASE_URL: tests empty tables. @throws when REQUIRE_POSTGRES=1 and there is none. */
export function postgresIsThere(): boolean {
  if (process.env['TEST_DATABASE_URL'] || findPostgresBinaries()) return true;
  if (process.env['REQUIRE_POSTGRES'] === '1')
    throw new Error('ÉCHEC : REQUIRE_POSTGRES=1, mais PostgreSQL est introuvable.');
  if (firstToCome(`${SHARED}-absent`))
    console.warn(
      '\n!!! POSTGRESQL NON ESSAYÉ : installez-le ou donnez TEST_DATABASE_URL pour essayer les deux moteurs.\n',
    );
  return false;
}

const serverOfTests = async () => process.env['TEST_DATABASE_URL'] ?? (await sharedServer());

/**
 * Makes a database on the server of the run, empty or as its template is.
 * @returns its address and what drops it.
 */
export async function createTestDatabase(
  template = 'template0',
): Promise<{ url: string; drop(): Promise<void> }> {
  const server = await serverOfTests();
  const name = `gouvtech_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, (run) =>
    run(`create database ${name} encoding 'UTF8' template ${template}`),
  );
  const drop = async () => {
    await onServer(server, (run) => run(`drop database ${name} with (force)`));
  };
  return { url: addressOf(server, name), drop };
}

const TEMPLATE = 'gouvtech_template_';

/**
 * A database that each test database is copied from: ten times quicker than migrating each. The first worker makes it, the
 * others wait; those of older migrations go.
 * @param version of the migrations: letters and figures
 * @returns its name
 */
export async function testTemplate(
  version: string,
  prepare: (url: string) => Promise<void>,
): Promise<string> {
  const server = await serverOfTests();
  const name = `${TEMPLATE}${version}`;
  await onServer(server, async (run) => {
    await run(`select pg_advisory_lock(hashtext('${TEMPLATE}'))`);
    const made = (await run(
      `select datname from pg_database where starts_with(datname, '${TEMPLATE}')`,
    )) as { datname: string }[];
    if (made.some(({ datname }) => datname === name)) return;
    for (const { datname } of made) await run(`drop database ${datname} with (force)`);
    const draft = `${TEMPLATE}draft`;
    await run(`create database ${draft} encoding 'UTF8' template template0`);
    await prepare(addressOf(server, draft));
    await run(`alter database ${draft} rename to ${name}`);
  });
  return name;
}

function addressOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer<T>(
  url: string,
  work: (run: (text: string) => Promise<unknown[]>) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(async (text) => (await client.query(text)).rows);
  } finally {
    await client.end();
  }
}

async function sharedServer(): Promise<string> {
  if (firstToCome(SHARED)) {
    const keeper = fileURLToPath(new URL('./testing-keeper.ts', import.meta.url));
    const options = { detached: true, stdio: 'ignore' } as const;
    spawn(process.execPath, [keeper, SHARED, String(RUNNER)], options).unref();
  }
  const [url, error] = ['url', 'error'].map((name) => join(SHARED, name)) as [string, string];
  for (const limit = Date.now() + START_MS; Date.now() < limit; await wait(50)) {
    if (existsSync(error)) throw new Error(readFileSync(error, 'utf8'));
    if (existsSync(url)) return readFileSync(url, 'utf8');
  }
  throw new Error('The PostgreSQL of the tests did not start in time');
}

function firstToCome(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
