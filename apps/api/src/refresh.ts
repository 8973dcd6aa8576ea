import type { Database } from '@gouvtech/db';
import type { FastifyBaseLogger } from 'fastify';
import { runClock, type ClockOptions } from './clock.ts';
import { isReadOnly } from './modules/site-state/index.ts';

export type Refresh = {
  /** waits for the round under way */
  stop: () => Promise<void>;
};

/**
 * Does what time owes, at start and then at regular times, so that lists never show a lapsed proof and
 * an attested assessment never waits. It pauses while the catalogue is read-only. A round that fails is logged and tried again at the next time.
 */
export function startRefresh(
  options: ClockOptions & {
    database: Database;
    clock: () => Date;
    log: Pick<FastifyBaseLogger, 'info' | 'error'>;
    everyMs: number;
  },
): Refresh {
  const { database, clock, log, everyMs, ...rest } = options;
  let running = Promise.resolve();
  const round = async () => {
    try {
      if (await isReadOnly(database)) return;
      const done = await runClock(database, clock().toISOString(), rest);
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
