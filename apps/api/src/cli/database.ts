/** `pnpm catalogue db prepare|migrate|reset|scale` */
import { rm } from 'node:fs/promises';
import { seedDemonstration, seedScale } from '@gouvtech/db/seed';
import { readConfig } from '../config.ts';
import { CommandRefused, count, say, type Command } from './command.ts';
import { now, withDatabase } from './open.ts';

const today = (): string => now().slice(0, 10);
const seconds = (start: number) =>
  `${((Date.now() - start) / 1000).toFixed(1).replace('.', ',')} s`;

/** A killed `start` may leave a child that has not noticed yet. */
const ORPHANS_HAVE_MS = 20_000;

/** Migrates; loads the demonstration into an empty catalogue, unless `DEMO=false`. */
async function prepare(): Promise<void> {
  await withDatabase(async (database) => {
    const { demo, proConnect, publicOrigin } = readConfig();
    if (!demo) return;
    const [row] = await database.query<{ empty: boolean }>(
      'select not exists (select from solution) as empty',
    );
    if (!row!.empty) return;
    const start = Date.now();
    const { solutions } = await seedDemonstration(database, {
      today: today(),
      issuer: proConnect?.issuer,
      origin: publicOrigin,
    });
    say(
      `Données de démonstration : ${count(solutions, 'fiche chargée', 'fiches chargées')} en ${seconds(start)}.`,
    );
  }, ORPHANS_HAVE_MS);
}

/** Empties the database. Refuses as soon as it holds something else than the demonstration. */
async function reset(confirmed: boolean): Promise<void> {
  const { databaseUrl, dataDir } = readConfig();
  await withDatabase(async (database) => {
    const [row] = await database.query<{ n: number }>(
      `select count(*)::int as n from solution where not demonstration and slug <> 'catalogue-gouvtech'`,
    );
    if (row!.n > 0 && !confirmed) {
      throw new CommandRefused(
        `Cette base contient ${count(row!.n, 'fiche qui n’est pas', 'fiches qui ne sont pas')} de démonstration. ` +
          'Pour tout effacer quand même : pnpm catalogue db reset --confirmer',
      );
    }
    if (databaseUrl) await database.query('drop schema if exists drizzle, public cascade');
    if (databaseUrl) await database.query('create schema public');
  });
  if (!databaseUrl) await rm(dataDir, { recursive: true, force: true });
  await prepare();
}

export const databaseCommand: Command = {
  usage: 'db prepare|migrate|reset [--confirmer] | db scale <nombre>',
  summary:
    'Prépare la base (migrations, démonstration dans une base vide), la remet à neuf, ou la remplit pour une mesure.',
  options: { confirmer: { type: 'boolean', default: false } },
  async run([what, size], options) {
    switch (what) {
      case 'prepare':
        await prepare();
        return 0;
      case 'migrate':
        await withDatabase(async () => {});
        return 0;
      case 'reset':
        await reset(options.confirmer === true);
        return 0;
      case 'scale': {
        const total = Number(size);
        if (!Number.isInteger(total) || total < 1 || total > 200_000)
          throw new CommandRefused('Indiquez un nombre de fiches, de 1 à 200000.');
        const start = Date.now();
        const added = await withDatabase((database) =>
          seedScale(database, { total, today: today() }),
        );
        say(
          `${count(added, 'fiche ajoutée', 'fiches ajoutées')} pour la mesure en ${seconds(start)}.`,
        );
        return 0;
      }
      default:
        throw new CommandRefused('Dites « prepare », « migrate », « reset » ou « scale ».');
    }
  },
};
