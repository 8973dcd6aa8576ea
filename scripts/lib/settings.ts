/** What `start` and `dev` read from the environment; docs/configuration.md lists every variable. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from './refusal.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

export type Settings = {
  /** address the web listens on; the API only ever listens on the loopback */
  host: string;
  port: number;
  apiPort: number;
  /** the one address people use */
  origin: string;
  /** where the stand-in for ProConnect listens; null when a real provider is set, or without the demonstration */
  idpPort: number | null;
  dataDir: string;
  /** PostgreSQL instead of the data folder */
  databaseUrl: string | null;
};

/** @throws Refusal naming the variable. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const host = env.HOST || '127.0.0.1';
  const port = readPort(env, 'PORT', 3000);
  const apiPort = readPort(env, 'API_PORT', 3001);
  const idpPort =
    env.DEMO === 'false' || env.PROCONNECT_ISSUER ? null : readPort(env, 'IDP_PORT', 3002);
  demandDifferent({ PORT: port, API_PORT: apiPort, ...(idpPort && { IDP_PORT: idpPort }) });
  return {
    host,
    port,
    apiPort,
    origin: env.PUBLIC_ORIGIN || `http://localhost:${port}`,
    idpPort,
    dataDir: resolve(ROOT, env.DATA_DIR || 'data'),
    databaseUrl: env.DATABASE_URL || null,
  };
}

function demandDifferent(ports: Record<string, number>): void {
  const names = Object.keys(ports);
  for (const [index, name] of names.entries()) {
    const other = names.slice(0, index).find((one) => ports[one] === ports[name]);
    if (!other) continue;
    throw new Refusal(
      `${other} et ${name} valent tous deux ${ports[name]} : donnez-leur deux ports différents.`,
    );
  }
}

function readPort(env: NodeJS.ProcessEnv, name: string, byDefault: number): number {
  const text = env[name];
  if (text === undefined || text === '') return byDefault;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) {
    throw new Refusal(`${name} vaut « ${text} » : indiquez un port entre 1 et 65535.`);
  }
  return port;
}
