/** The application as the server builds it, on a test database, with a clock that does not move. */
import type { FastifyInstance } from 'fastify';
import type { Database } from '@gouvtech/db';
import type { Problem } from '@gouvtech/domain';
import { buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { NOW } from './catalogue-builder.ts';

export const testApp = (database: Database, now = NOW): Promise<FastifyInstance> =>
  buildApp({
    config: readConfig({ LOG_LEVEL: 'silent', SHED_DELAY_MS: '0' }),
    database,
    clock: () => new Date(now),
  });

const shared = new WeakMap<Database, Promise<FastifyInstance>>();

/** One application for every test of a file that leaves nothing in its memory: building one takes a second. */
export function sharedApp(database: Database): Promise<FastifyInstance> {
  const app = shared.get(database) ?? testApp(database);
  shared.set(database, app);
  return app;
}

export async function getProblem(
  app: FastifyInstance,
  url: string,
): Promise<{ status: number; type: string; problem: Problem & Record<string, unknown> }> {
  const reply = await app.inject(url);
  return {
    status: reply.statusCode,
    type: String(reply.headers['content-type']),
    problem: reply.json(),
  };
}
