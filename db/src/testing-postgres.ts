/** A throw-away PostgreSQL for tests and measures: a new cluster on a free port, gone afterwards. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const START_MS = 30_000;
/** $1 is who started the server, $2 the server, $3 its folder: nothing outlives a starter that was killed. */
const WATCH = `
  while kill -0 "$1" && kill -0 "$2"; do sleep 1; done
  kill -0 "$1" || kill -INT "$2"
  while kill -0 "$2"; do sleep 1; done
  rm -rf "$3"`;

/** @returns the folder of `initdb` and `postgres`, the newest version first, or null when there is none. */
export function findPostgresBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))
    : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  const complete = (folder: string) =>
    ['initdb', 'postgres'].every((program) => existsSync(join(folder, program)));
  return folders.find((folder) => folder !== '' && complete(folder)) ?? null;
}

export type TestPostgres = { url: string; pid: number; stop(): Promise<void> };

/** Starts a cluster that trusts local connections and does not wait for the disk. @throws when there is no binary. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const binaries = findPostgresBinaries();
  if (!binaries)
    throw new Error('PostgreSQL is not installed: no initdb in PATH nor in /usr/lib/postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'gouvtech-postgres-'));
  const owner = unprivilegedUser();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const initdb = [
    '-D',
    data,
    '-U',
    'gouvtech',
    '--auth=trust',
    '--encoding=UTF8',
    '--no-locale',
    '--no-sync',
  ];
  const made = spawnSync(join(binaries, 'initdb'), initdb, {
    ...owner,
    cwd: folder,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error}`);
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
  };
  const args = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...args], {
    ...owner,
    cwd: folder,
    stdio: 'ignore',
  });
  const watched = ['sh', String(process.pid), String(server.pid), folder];
  spawn('sh', ['-c', WATCH, ...watched], { detached: true, stdio: 'ignore' }).unref();
  const url = `postgres://gouvtech@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    await ended(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, pid: server.pid!, stop };
}

/** PostgreSQL refuses to run as root: a system account that owns nothing takes its place. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = ['postgres', 'nobody']
    .map((name) => accounts.find(([user]) => user === name))
    .find((found) => found !== undefined);
  if (!account)
    throw new Error('PostgreSQL needs a user other than root: neither postgres nor nobody exists');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (const limit = Date.now() + START_MS; ; await wait(50)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null)
        throw new Error('PostgreSQL stopped while starting', { cause: error });
      if (Date.now() > limit) throw new Error('PostgreSQL did not start in time', { cause: error });
    }
  }
}

/** SIGINT is the "fast" shutdown: sessions are cut, files are closed properly. */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await exit;
}
