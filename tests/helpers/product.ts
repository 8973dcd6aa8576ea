/** The real product, started the way people start it, on free ports and a data folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/lib/ports.ts';
import { findProcess } from '../../scripts/lib/processes.ts';

const START = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));
const READY = 'Le Catalogue GouvTech est prêt.';

export type Attempt = {
  pid: number;
  origin: string;
  apiOrigin: string;
  child: ChildProcess;
  /** the processes it started that are still there, oldest first */
  childPids: () => number[];
  /** all that was written so far */
  output: () => string;
  /** resolves when the welcome is shown; rejects with the output when the product ends before */
  ready: Promise<void>;
  /** exit code, or the signal that ended it */
  ended: Promise<number | string>;
};

export type AttemptOptions = {
  dataDir: string;
  port?: number;
  apiPort?: number;
  idpPort?: number;
  env?: Record<string, string>;
  /** a script that starts its arguments with Node, as a package manager does */
  launcher?: string;
};

export const makeDataDir = (): string => mkdtempSync(join(tmpdir(), 'catalogue-'));
export const removeDataDir = (dataDir: string): void =>
  rmSync(dataDir, { recursive: true, force: true });

/** Of the page, of the API and of the identity provider. */
export const freePorts = async () => ({
  port: await freePort(),
  apiPort: await freePort(),
  idpPort: await freePort(),
});

/** Starts and returns at once: what becomes of it is read from `ready` and `ended`. */
export async function attemptStart(options: AttemptOptions): Promise<Attempt> {
  const { port, apiPort, idpPort } = { ...(await freePorts()), ...options };
  const child = spawn(process.execPath, [...(options.launcher ? [options.launcher] : []), START], {
    env: {
      ...withoutSettings(process.env),
      PORT: String(port),
      API_PORT: String(apiPort),
      IDP_PORT: String(idpPort),
      DATA_DIR: options.dataDir,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  const ended = new Promise<number | string>((done) =>
    child.once('close', (code, signal) => done(code ?? signal ?? 'unknown')),
  );
  const ready = new Promise<void>((done, fail) => {
    const read = (chunk: Buffer): void => {
      written += chunk.toString();
      if (written.includes(READY)) done();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((how) => fail(new Error(`ended (${how}) before it was ready:\n${written}`)));
  });
  // A caller interested only in the end would otherwise leave a rejection nobody handles.
  ready.catch(() => {});
  return {
    pid: child.pid ?? 0,
    origin: `http://localhost:${port}`,
    apiOrigin: `http://127.0.0.1:${apiPort}`,
    child,
    childPids: () => readChildren(options.dataDir),
    output: () => written,
    ready,
    ended,
  };
}

function readChildren(dataDir: string): number[] {
  const { children } = JSON.parse(readFileSync(join(dataDir, 'start.lock'), 'utf8')) as {
    children: { pid: number }[];
  };
  return children.map(({ pid }) => pid).filter((pid) => findProcess(pid) !== null);
}

/** The developer's own settings must not decide what the tests see. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _url,
    PUBLIC_ORIGIN: _origin,
    PROCONNECT_ISSUER: _issuer,
    HOST: _host,
    DEMO: _demo,
    ...rest
  } = env;
  return rest;
}
