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
  dataDir: string;
  /** PostgreSQL instead of the data folder */
  databaseUrl: string | null;
};

/** @throws Refusal naming the variable. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const host = env.HOST || '127.0.0.1';
  const port = readPort(env, 'PORT', 3000);
  const apiPort = readPort(env, 'API_PORT', 3001);
  if (port === apiPort) {
    throw new Refusal(
      `PORT et API_PORT valent tous deux ${port} : donnez-leur deux ports différents.`,
    );
  }
  return {
    host,
    port,
    apiPort,
    origin: env.PUBLIC_ORIGIN || `http://localhost:${port}`,
    dataDir: resolve(ROOT, env.DATA_DIR || 'data'),
    databaseUrl: env.DATABASE_URL || null,
  };
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
