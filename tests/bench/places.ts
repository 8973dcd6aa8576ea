/** What is measured: a loaded database, and the three servers in front of it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import pg from 'pg';
import { startTestPostgres } from '@gouvtech/db/testing';
import { LEAN_ENV, SERVER_OPTIONS } from '../../scripts/lib/product.ts';
import { buildBarePage } from './bare-page.ts';
import { request } from './measure.ts';
import { cpuOfFamily, freePort, startServer, type Running } from './processes.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
export type Environment = Record<string, string>;

/** @returns seconds taken. @throws when the command refuses. */
export function catalogue(args: string[], env: Environment): number {
  const start = performance.now();
  const { status } = spawnSync(
    process.execPath,
    [resolve(ROOT, 'apps/api/src/cli/catalogue.ts'), ...args],
    { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (status !== 0) throw new Error(`catalogue ${args.join(' ')} a échoué`);
  return (performance.now() - start) / 1000;
}

export type Server = {
  /** address of a database, made when there is none */
  url(database: string): Promise<string>;
  /** the same, emptied first */
  fresh(database: string): Promise<string>;
  cpu(): number;
  stop(): Promise<void>;
};

/** A PostgreSQL of our own, or the one at `url`, where databases already loaded are used again. */
export async function postgresServer(url: string | undefined): Promise<Server> {
  const own = url ? null : await startTestPostgres();
  const admin = new pg.Client({ connectionString: own?.url ?? url });
  await admin.connect();
  const [row] = (await admin.query('select pg_backend_pid() as pid')).rows as [{ pid: number }];
  const pid = parentOf(row.pid);
  const addressOf = async (database: string) => {
    const known = await admin.query('select 1 from pg_database where datname = $1', [database]);
    if (!known.rowCount) await admin.query(`create database ${admin.escapeIdentifier(database)}`);
    const place = new URL(own?.url ?? url!);
    place.pathname = database;
    return place.href;
  };
  return {
    url: addressOf,
    async fresh(database) {
      await admin.query(`drop database if exists ${admin.escapeIdentifier(database)}`);
      return addressOf(database);
    },
    cpu: () => cpuOfFamily(pid),
    async stop() {
      await admin.end();
      await own?.stop();
    },
  };
}

function parentOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/** What autovacuum does in time on a server that lives: statistics, and pages known to be visible. */
export async function settle(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}

/** Bytes of the list page beyond those of the bare one. */
const BARE_BYTES = 23_000;
const missingBytes = async (web: string): Promise<number> => {
  const { bytes } = await request(`${web}/solutions?sort=name`);
  return Math.max(0, bytes - BARE_BYTES);
};

const local = (port: number): string => `http://127.0.0.1:${port}`;

const startApi = (environment: Environment, port: number, origin: string): Promise<Running> =>
  startServer(
    resolve(ROOT, 'apps/api/src/server.ts'),
    {
      ...LEAN_ENV,
      ...environment,
      API_PORT: String(port),
      PUBLIC_ORIGIN: origin,
      LOG_LEVEL: 'info',
      NODE_ENV: 'production',
    },
    local(port),
    '/readyz',
    SERVER_OPTIONS,
  );

const startWeb = (api: string, port: number): Promise<Running> =>
  startServer(
    resolve(ROOT, 'apps/web/build/index.js'),
    {
      ...LEAN_ENV,
      API_URL: api,
      PORT: String(port),
      HOST: '127.0.0.1',
      ORIGIN: local(port),
      NODE_ENV: 'production',
    },
    local(port),
    '/aide',
    SERVER_OPTIONS,
  );

async function startLimit(environment: Environment): Promise<Running> {
  const port = await freePort();
  return startServer(
    resolve(import.meta.dirname, 'limit.ts'),
    { ...environment, LIMIT_PORT: String(port), NODE_ENV: 'production' },
    local(port),
    '/ready',
  );
}

/** The API by itself: what it answers is measured without pages. */
export const startApiAlone = async (environment: Environment): Promise<Running> =>
  startApi(environment, await freePort(), 'http://localhost:3000');

/** The product and the limit, for what people write. */
export async function startPair(environment: Environment) {
  const [apiPort, webPort] = [await freePort(), await freePort()];
  const api = await startApi(environment, apiPort, local(webPort));
  const web = await startWeb(api.url, webPort);
  return { api, web, limit: await startLimit(environment) };
}

export type Servers = { api: Running; web: Running; limit: Running | null; bare: Running };

export async function startServers(environment: Environment): Promise<Servers> {
  const [apiPort, webPort, barePort] = [await freePort(), await freePort(), await freePort()];
  const api = await startApi(environment, apiPort, local(webPort));
  const web = await startWeb(api.url, webPort);
  const limit = environment.DATABASE_URL ? await startLimit(environment) : null;
  const bare = await startServer(
    buildBarePage(),
    {
      API_URL: api.url,
      PORT: String(barePort),
      HOST: '127.0.0.1',
      FILLING: String(await missingBytes(web.url)),
      NODE_ENV: 'production',
    },
    local(barePort),
    '/?sort=name',
    SERVER_OPTIONS,
  );
  return { api, web, limit, bare };
}
