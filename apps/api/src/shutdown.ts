import type { FastifyBaseLogger } from 'fastify';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** A stop that takes longer is forced, so that a supervisor never has to kill the process. */
const GRACE_MS = 12_000;

/** First signal: stop being ready, finish, close, exit 0. Second signal, or too long a wait: exit 1 at once. */
export function stopOnSignal(options: {
  drain: () => void;
  close: () => Promise<void>;
  log: Pick<FastifyBaseLogger, 'info' | 'error'>;
}): void {
  const { drain, close, log } = options;
  let stopping = false;
  const force = (why: string) => {
    log.error({ why }, 'forced to stop');
    process.exit(1);
  };
  const stop = async (signal: string) => {
    if (stopping) return force(`second signal: ${signal}`);
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => force('grace period over'), GRACE_MS).unref();
    drain();
    try {
      await close();
      process.exit(0);
    } catch (error) {
      log.error({ err: error }, 'stop failed');
      process.exit(1);
    }
  };
  for (const signal of SIGNALS) process.on(signal, () => void stop(signal));
}
