/** The programs the product is made of, and how they find each other. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ChildOptions, Family } from './family.ts';
import { demandFreePort } from './ports.ts';
import { Refusal } from './refusal.ts';
import { ROOT, type Settings } from './settings.ts';
import { WEB_SERVER } from './web-build.ts';

const API_SERVER = join(ROOT, 'apps/api/src/server.ts');
const CATALOGUE = join(ROOT, 'apps/api/src/cli/catalogue.ts');
const STAND_IN = join(ROOT, 'packages/idp-stand-in/src/main.ts');
/** Known to everyone: the stand-in holds invented people, and the API refuses it outside the demonstration. */
const DEMONSTRATION_CLIENT = {
  PROCONNECT_CLIENT_ID: 'catalogue-gouvtech',
  PROCONNECT_CLIENT_SECRET: 'secret-de-demonstration',
};
const READY_MS = 60_000;

/**
 * Migrates, and loads the demonstration data into an empty database unless DEMO=false. Opening a data folder takes
 * seconds, so it is done once for each: the API migrates what comes later by itself.
 */
export async function prepareDatabase(
  family: Family,
  settings: Settings,
  say: (text: string) => void,
): Promise<void> {
  const stamp = settings.databaseUrl ? null : join(settings.dataDir, 'prepared');
  if (stamp && existsSync(stamp)) return;
  say('Préparation de la base de données, une demi-minute la première fois…');
  const { code, output } = await family.run({
    file: CATALOGUE,
    args: ['db', 'prepare'],
    env: apiEnv(settings),
  });
  if (code !== 0) {
    throw new Refusal(output.trim() || 'La préparation de la base de données a échoué.');
  }
  // Without the demonstration, a later start may still ask for it.
  if (stamp && process.env.DEMO !== 'false') writeFileSync(stamp, '');
  if (output.trim()) say(output.trim());
}

const apiEnv = (settings: Settings): Record<string, string> => ({
  HOST: '127.0.0.1',
  API_PORT: String(settings.apiPort),
  DATA_DIR: settings.dataDir,
  PUBLIC_ORIGIN: settings.origin,
  // The site, on this machine, says who reads.
  TRUST_PROXY: process.env.TRUST_PROXY || '127.0.0.1/32,::1/128',
  LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
  ...(settings.idpPort && {
    PROCONNECT_ISSUER: `http://127.0.0.1:${settings.idpPort}/api/v2`,
    ...DEMONSTRATION_CLIENT,
  }),
});

export const webEnv = (settings: Settings): Record<string, string> => ({
  HOST: settings.host,
  PORT: String(settings.port),
  ORIGIN: settings.origin,
  API_URL: `http://127.0.0.1:${settings.apiPort}`,
  // A proof weighs 10 MiB at most; the API holds each kind of request to its own limit.
  BODY_SIZE_LIMIT: process.env.BODY_SIZE_LIMIT || '12M',
  // A page takes far less; the product must stop before its users lose patience.
  SHUTDOWN_TIMEOUT: process.env.SHUTDOWN_TIMEOUT || '5',
});

/**
 * A server lives long and answers small requests: a small young generation and a bounded old one halve its memory,
 * by collecting in time what start-up leaves behind. The API lives with 45 MiB; rebuilding the read model fits too.
 */
const LEAN = ['--max-semi-space-size=8', '--max-old-space-size=192'];
/** glibc gives each thread a heap of its own, which stays: one for all takes the API from 172 to 153 MiB at start. */
export const LEAN_ENV = { MALLOC_ARENA_MAX: '1' };
/** A text of 5 000 characters pasted in the search takes up to 60 000 bytes in an address: it deserves an answer. */
const LONG_ADDRESSES = ['--max-http-header-size=65536'];
export const SERVER_OPTIONS = [...LEAN, ...LONG_ADDRESSES];

export const apiServer = (settings: Settings): ChildOptions => ({
  file: API_SERVER,
  nodeArgs: SERVER_OPTIONS,
  env: { ...LEAN_ENV, ...apiEnv(settings) },
});

/** The demonstration's identity provider; serve it only when `idpPort` is set. */
export const identityProvider = (settings: Settings): ChildOptions => ({
  file: STAND_IN,
  nodeArgs: LEAN,
  env: {
    ...LEAN_ENV,
    ...DEMONSTRATION_CLIENT,
    IDP_PORT: String(settings.idpPort),
    PUBLIC_ORIGIN: settings.origin,
  },
  showLine: () => false,
});

export const webServer = (settings: Settings): ChildOptions => ({
  file: WEB_SERVER,
  nodeArgs: SERVER_OPTIONS,
  env: { ...LEAN_ENV, ...webEnv(settings) },
  showLine: (line) => !line.startsWith('Listening on '),
});

/** @throws Refusal naming the variable of the first port that another program listens on. */
export async function demandFreePorts(settings: Settings): Promise<void> {
  await demandFreePort('PORT', settings.port, settings.host);
  await demandFreePort('API_PORT', settings.apiPort, '127.0.0.1');
  if (settings.idpPort) await demandFreePort('IDP_PORT', settings.idpPort, '127.0.0.1');
}

/** Waits until the API is ready and the home page is served. */
export async function waitUntilReady(settings: Settings, stopped: () => boolean): Promise<void> {
  const webHost =
    settings.host === '0.0.0.0' || settings.host === '::' ? '127.0.0.1' : settings.host;
  await answers(`http://127.0.0.1:${settings.apiPort}/readyz`, 'L’API', stopped);
  await answers(`http://${webHost}:${settings.port}/`, 'Le site', stopped);
}

async function answers(url: string, who: string, stopped: () => boolean): Promise<void> {
  const deadline = Date.now() + READY_MS;
  let last = 'pas de réponse';
  while (!stopped()) {
    const status = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      async (response) => (await response.arrayBuffer(), response.status),
      () => null,
    );
    if (status !== null && status < 400) return;
    if (status !== null) last = `réponse ${status}`;
    if (Date.now() > deadline)
      throw new Refusal(`${who} n’est pas prêt après 60 s (${url} : ${last}).`);
    await wait(50);
  }
}
