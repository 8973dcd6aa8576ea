/** While the catalogue is read-only, every write but a login, a logout and the switch itself waits. */
import type { FastifyInstance } from 'fastify';
import type { Database } from '@gouvtech/db';
import { ProblemError } from '../../contract/problem-error.ts';
import { readReadOnly, type ReadOnly } from './repository.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** writes nothing that lasts, or ends the read-only mode: done all the same */
    whileReadOnly?: true;
  }
}

const READS = ['GET', 'HEAD', 'OPTIONS'];
const LOGIN = '/api/v1/auth/';
/** The state is read from the database at most this often by each process. */
const KEPT_MS = 3_000;
const RETRY_SECONDS = '300';

/** What a process knows of the state; `forget` at a switch made by this very process. */
export type KnownState = { read: () => Promise<ReadOnly | null>; forget: () => void };

/** @param clock of the process, for the age of what it knows */
export function knownState({ db }: Database, clock: () => number = Date.now): KnownState {
  let known: { until: number; state: Promise<ReadOnly | null> } | null = null;
  return {
    read() {
      if (known && clock() < known.until) return known.state;
      const state = readReadOnly(db);
      known = { until: clock() + KEPT_MS, state };
      // What could not be read is asked again by the next request.
      state.catch(() => (known = null));
      return state;
    },
    forget: () => (known = null),
  };
}

/** Call it before the routes, and after the translation of problems. */
export function readOnlyGuard(app: FastifyInstance, database: Database): KnownState {
  const known = knownState(database);
  app.addHook('onRequest', async (request) => {
    if (READS.includes(request.method) || request.url.startsWith(LOGIN)) return;
    if (request.routeOptions.config.whileReadOnly || request.is404) return;
    const state = await known.read();
    if (state) throw readOnlyProblem(state);
  });
  return known;
}

/** For what no request asks: the clock waits too. */
export const isReadOnly = async ({ db }: Database): Promise<boolean> =>
  (await readReadOnly(db)) !== null;

const readOnlyProblem = ({ reason }: ReadOnly) =>
  new ProblemError('read-only', {
    detail: `Le catalogue est en lecture seule pour le moment. ${reason} Ce que vous avez saisi n’est pas enregistré\u00a0: gardez cette page ouverte et renvoyez-la plus tard.`,
    headers: { 'retry-after': RETRY_SECONDS },
  });
