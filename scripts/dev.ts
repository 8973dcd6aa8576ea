/** `pnpm dev`: the API restarts and the pages refresh when their sources change. */
import { join } from 'node:path';
import { launchersOf } from './lib/launchers.ts';
import {
  apiServer,
  demandFreePorts,
  identityProvider,
  prepareDatabase,
  waitUntilReady,
  webEnv,
} from './lib/product.ts';
import { runMain } from './lib/refusal.ts';
import { readSettings, ROOT } from './lib/settings.ts';
import { takeStartLock } from './lib/start-lock.ts';
import { untilStopped } from './lib/until-stopped.ts';
import { VITE } from './lib/web-build.ts';

await runMain(async () => {
  const settings = readSettings(process.env);
  const launchers = launchersOf(process.pid);
  const lock = settings.databaseUrl ? null : await takeStartLock(settings.dataDir, settings.origin);
  try {
    return await untilStopped({ launchers, lock }, async (family, stopped) => {
      await demandFreePorts(settings);
      await prepareDatabase(family, settings, console.log);
      if (settings.idpPort) family.serve('fournisseur d’identité', identityProvider(settings));
      family.serve('API', { ...apiServer(settings), nodeArgs: ['--watch'] });
      family.serve('site', {
        file: VITE,
        args: ['dev', '--host', settings.host, '--port', String(settings.port), '--strictPort'],
        cwd: join(ROOT, 'apps/web'),
        env: webEnv(settings),
      });
      await waitUntilReady(settings, stopped);
    });
  } finally {
    lock?.release();
  }
});
