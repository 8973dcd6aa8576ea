/** Sends what the outbox holds: at least once, with the same identifier, so that a mailbox shows it once. */
import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '@gouvtech/db';
import { nextAttemptAt } from './attempts.ts';
import { countGivenUp, markFailed, markSent, takeDue, type Mail } from './repository.ts';
import type { Transport } from './transport.ts';

type Dependencies = {
  database: Database;
  clock: () => Date;
  transport: Transport;
  log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
};
export type MailSender = {
  /** waits for the mail in hand */
  stop: () => Promise<void>;
};

const ERROR_MAX = 500;

/** Sends every mail that is due, one at a time. No transaction is open while the mail server answers. */
export async function sendDue(
  { database: { db }, clock, transport, log }: Dependencies,
  stopped: () => boolean = () => false,
): Promise<{ sent: number; failed: number }> {
  const done = { sent: 0, failed: 0 };
  while (!stopped()) {
    const now = clock();
    const mail = await takeDue(db, now.toISOString(), (n) => nextAttemptAt(now, n));
    if (!mail) break;
    const error = await attempt(transport, mail);
    if (error === null) {
      await markSent(db, mail.id, clock().toISOString());
      done.sent += 1;
    } else {
      await markFailed(db, mail.id, error);
      log.warn({ mail: mail.id, attempts: mail.attempts, reason: error }, 'mail not sent');
      done.failed += 1;
    }
  }
  return done;
}

async function attempt(transport: Transport, mail: Mail): Promise<string | null> {
  try {
    await transport.deliver(mail);
    return null;
  } catch (error) {
    return String(error instanceof Error ? error.message : error).slice(0, ERROR_MAX);
  }
}

/** Looks at the outbox at regular times. A round that fails is logged and tried again at the next time. */
export function startMailSender(dependencies: Dependencies & { everyMs: number }): MailSender {
  const { database, transport, log, everyMs } = dependencies;
  let ended = false;
  let givenUp = 0;
  const round = async () => {
    try {
      const { failed } = await sendDue(dependencies, () => ended);
      if (failed === 0) return;
      const now = await countGivenUp(database.db);
      if (now > givenUp) log.error({ mails: now }, 'mails wait for a person: pnpm catalogue mail');
      givenUp = now;
    } catch (error) {
      log.error({ err: error }, 'outbox not read');
    }
  };
  let running: Promise<void> | undefined;
  const tick = () => {
    running ??= round().finally(() => (running = undefined));
  };
  tick();
  const timer = setInterval(tick, everyMs);
  return {
    stop: async () => {
      ended = true;
      clearInterval(timer);
      await running;
      transport.close();
    },
  };
}
