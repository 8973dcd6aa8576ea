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

/** Makes an empty database on the server of the run. @returns its address and what drops it. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env['TEST_DATABASE_URL'] ?? (await sharedServer());
  const name = `gouvtech_test_${randomBytes(6).toString('hex')}`;
  await command(server, `create database ${name} encoding 'UTF8' template template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => command(server, `drop database ${name} with (force)`) };
}

async function command(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
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
