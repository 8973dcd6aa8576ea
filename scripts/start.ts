/** `pnpm start`: the whole product behind one address. */
import { launchersOf } from './lib/launchers.ts';
import { demandFreePort } from './lib/ports.ts';
import { apiServer, prepareDatabase, waitUntilReady, webServer } from './lib/product.ts';
import { runMain } from './lib/refusal.ts';
import { readSettings, type Settings } from './lib/settings.ts';
import { takeStartLock } from './lib/start-lock.ts';
import { untilStopped } from './lib/until-stopped.ts';
import { buildWebIfNeeded } from './lib/web-build.ts';

await runMain(async () => {
  const settings = readSettings(process.env);
  const launchers = launchersOf(process.pid);
  // PostgreSQL takes several processes; a data folder takes one.
  const lock = settings.databaseUrl ? null : await takeStartLock(settings.dataDir, settings.origin);
  try {
    return await untilStopped({ launchers, lock }, async (family, stopped) => {
      await demandFreePort('PORT', settings.port, settings.host);
      await demandFreePort('API_PORT', settings.apiPort, '127.0.0.1');
      await buildWebIfNeeded(family, say);
      await prepareDatabase(family, settings, say);
      family.serve('API', apiServer(settings));
      family.serve('site', webServer(settings));
      await waitUntilReady(settings, stopped);
      if (!stopped()) say(welcome(settings));
    });
  } finally {
    lock?.release();
  }
});

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function welcome(settings: Settings): string {
  return [
    '',
    'Le Catalogue GouvTech est prêt.',
    '',
    `  Adresse   ${settings.origin}`,
    `  Données   ${settings.databaseUrl ? whichDatabase(settings.databaseUrl) : settings.dataDir}`,
    '  Arrêter   Ctrl-C (les données sont conservées)',
    '',
  ].join('\n');
}

/** Without the account: this line ends up in logs. */
function whichDatabase(url: string): string {
  const { hostname, pathname } = new URL(url);
  return `PostgreSQL, base « ${pathname.slice(1)} » sur ${hostname || 'cette machine'}`;
}
