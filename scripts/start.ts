/** `pnpm start`: the whole product behind one address. */
import { launchersOf } from './lib/launchers.ts';
import {
  apiServer,
  demandFreePorts,
  identityProvider,
  prepareDatabase,
  waitUntilReady,
  webServer,
} from './lib/product.ts';
import { runMain } from './lib/refusal.ts';
import { readSettings, type Settings } from './lib/settings.ts';
import { takeStartLock } from './lib/start-lock.ts';
import { untilStopped } from './lib/until-stopped.ts';
import { buildWebIfNeeded } from './lib/web-build.ts';

const DEMONSTRATION = [
  '',
  '  Pour entrer, « Se connecter » puis ProConnect propose des personnes inventées, par exemple :',
  '  Sacha Morvan, qui administre l’éditeur de Parafil ; Hélène Corvisy, qui signe pour lui ;',
  '  Louane Prigent, qui remplit ses évaluations ; Camille Roux, qui modère le catalogue ;',
  '  Estelle Maurin et Yannick Ferrand, qui l’administrent ;',
  '  Inès Kerloc’h, qui audite ; Solange Abadie, qui décide des labels.',
];

await runMain(async () => {
  const settings = readSettings(process.env);
  const launchers = launchersOf(process.pid);
  // PostgreSQL takes several processes; a data folder takes one.
  const lock = settings.databaseUrl ? null : await takeStartLock(settings.dataDir, settings.origin);
  try {
    return await untilStopped({ launchers, lock }, async (family, stopped) => {
      await demandFreePorts(settings);
      await buildWebIfNeeded(family, say);
      await prepareDatabase(family, settings, say);
      if (settings.idpPort) family.serve('fournisseur d’identité', identityProvider(settings));
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
    ...(settings.idpPort ? DEMONSTRATION : []),
    '',
  ].join('\n');
}

/** Without the account: this line ends up in logs. */
function whichDatabase(url: string): string {
  const { hostname, pathname } = new URL(url);
  return `PostgreSQL, base « ${pathname.slice(1)} » sur ${hostname || 'cette machine'}`;
}
