import { refreshDue, type Database } from '@gouvtech/db';
import type { FastifyBaseLogger } from 'fastify';

export type Refresh = {
  /** waits for the round under way */
  stop: () => Promise<void>;
};

/**
 * Recomputes the entries whose proof, level or status lapses, at start and then at regular times, so that lists never
 * show a lapsed proof. A round that fails is logged and tried again at the next time.
 */
export function startRefresh(options: {
  database: Database;
  clock: () => Date;
  log: Pick<FastifyBaseLogger, 'info' | 'error'>;
  everyMs: number;
}): Refresh {
  const { database, clock, log, everyMs } = options;
  let running = Promise.resolve();
  const round = async () => {
    try {
      const refreshed = await refreshDue(database, clock().toISOString());
      if (refreshed > 0) log.info({ refreshed }, 'entries brought up to date');
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
