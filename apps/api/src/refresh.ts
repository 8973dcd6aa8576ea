import type { Database } from '@gouvtech/db';
import type { FastifyBaseLogger } from 'fastify';
import { runClock } from './clock.ts';
import type { Files } from './modules/files/index.ts';

export type Refresh = {
  /** waits for the round under way */
  stop: () => Promise<void>;
};

/**
 * Does what time owes, at start and then at regular times, so that lists never show a lapsed proof and
 * an attested assessment never waits. A round that fails is logged and tried again at the next time.
 */
export function startRefresh(options: {
  database: Database;
  clock: () => Date;
  log: Pick<FastifyBaseLogger, 'info' | 'error'>;
  everyMs: number;
  publicOrigin: string;
  files: Files;
}): Refresh {
  const { database, clock, log, everyMs, publicOrigin, files } = options;
  let running = Promise.resolve();
  const round = async () => {
    try {
      const done = await runClock(database, clock().toISOString(), { publicOrigin, files });
      if (Object.values(done).some((number) => number > 0)) log.info(done, 'clock has run');
    } catch (error) {
      log.error({ err: error }, 'refresh failed');
    }
  };
  const next = () => {
    running = running.then(round);
  };
  next();
  const timer = setInterval(next, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
