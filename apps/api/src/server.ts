/** Opens the database, listens, and stops without losing a request. */
import { DbError, migrate, openDb } from '@gouvtech/db';
import { buildApp } from './app.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { filesOf } from './modules/files/index.ts';
import { smtpTransport, startMailSender } from './modules/mail/index.ts';
import { startRefresh } from './refresh.ts';
import { stopOnSignal } from './shutdown.ts';

const REFRESH_MS = 10 * 60_000;
const MAIL_MS = 3_000;
/** A server that was killed may leave the data folder a little later than its port. */
const PATIENCE_MS = 20_000;

async function serve(config: Config): Promise<void> {
  const lifecycle = { draining: false };
  const database = await openDb({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    durable: config.durable,
    patienceMs: PATIENCE_MS,
  });
  await migrate(database);
  const clock = () => new Date();
  const app = await buildApp({ config, database, clock, lifecycle });
  const { publicOrigin } = config;
  const log = app.log;
  const files = filesOf(config);
  const refresh = startRefresh({
    ...{ database, clock, log, everyMs: REFRESH_MS, publicOrigin, files },
    linkChecks: config.linkChecks,
  });
  const mail =
    config.mail &&
    startMailSender({
      ...{ database, clock, log: app.log, everyMs: MAIL_MS },
      transport: smtpTransport(config.mail),
    });
  if (!mail && !config.demo) app.log.warn('SMTP_URL is not set: mails are written and wait');
  stopOnSignal({
    drain: () => {
      lifecycle.draining = true;
    },
    close: async () => {
      await refresh.stop();
      await mail?.stop();
      await app.close();
      await database.close();
    },
    log: app.log,
  });
  await app.listen({ host: config.host, port: config.port });
}

try {
  await serve(readConfig());
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof DbError;
  const listening = (error as NodeJS.ErrnoException).syscall === 'listen';
  if (expected) console.error(error.message);
  else if (listening) console.error(portMessage(error as NodeJS.ErrnoException));
  else console.error(error);
  process.exit(1);
}

function portMessage({ code, message }: NodeJS.ErrnoException): string {
  const reasons: Record<string, string> = {
    EADDRINUSE: 'un autre programme l’utilise',
    EACCES: 'le système le refuse à ce compte',
    EADDRNOTAVAIL: 'cette adresse n’est pas celle de la machine',
  };
  return `L’API ne peut pas écouter : ${reasons[code ?? ''] ?? message}. Changez HOST ou API_PORT.`;
}
