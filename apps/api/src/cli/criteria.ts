/** `pnpm catalogue criteria list|validate|announce|retract|simulate`: versions of the référentiel. */
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { compareVersions, criteriaSets } from '@gouvtech/criteria';
import { BuildError, compile } from '@gouvtech/criteria/read-set';
import { readConfig } from '../config.ts';
import { ProblemError } from '../contract/problem-error.ts';
import { readReleases } from '../modules/criteria/index.ts';
import { announce, knownSet, retract, simulateAll } from '../modules/criteria-versions/index.ts';
import { CommandRefused, count, say, warn, type Command } from './command.ts';
import { now, withDatabase } from './open.ts';

export const criteriaCommand: Command = {
  usage:
    'criteria list | validate <dossier> | announce <version> --in-force-on AAAA-MM-JJ | retract <version> --reason <motif> | simulate <version>',
  summary:
    'Vérifie le dossier d’une version du référentiel, l’annonce six mois avant son entrée en vigueur, et calcule ce qu’elle changerait à chaque évaluation publiée.',
  options: { 'in-force-on': { type: 'string' }, reason: { type: 'string' } },
  async run([what, which], options) {
    switch (what) {
      case 'list':
        return list();
      case 'validate':
        return validate(needed(which, 'le dossier'));
      case 'announce':
        return announceIt(needed(which, 'la version'), options['in-force-on']);
      case 'retract':
        return retractIt(needed(which, 'la version'), options.reason);
      case 'simulate':
        return simulateIt(needed(which, 'la version'));
      default:
        throw new CommandRefused(
          'Dites « list », « validate », « announce », « retract » ou « simulate ».',
        );
    }
  },
};

function needed(value: string | undefined, what: string): string {
  if (value) return value;
  throw new CommandRefused(`Indiquez ${what}.`);
}

async function list(): Promise<number> {
  const releases = await withDatabase(({ db }) => readReleases(db));
  for (const { version, criteria } of criteriaSets) {
    const release = releases.find((one) => one.version === version);
    const state = release
      ? `annoncée, en vigueur à partir du ${release.inForceOn}`
      : version === criteriaSets[0]!.version
        ? 'première version'
        : 'dans le produit, pas annoncée';
    say(`${version}  ${count(criteria.length, 'critère')}  ${state}`);
  }
  return 0;
}

/** Changes nothing, and needs no database: what `pnpm generate` would refuse is told at its place. */
async function validate(folder: string): Promise<number> {
  const there = await stat(folder).catch(() => null);
  if (!there?.isDirectory()) throw new CommandRefused(`« ${folder} » n’est pas un dossier.`);
  const version = basename(resolve(folder));
  const earlier = criteriaSets.filter((set) => compareVersions(set.version, version) < 0);
  try {
    const { set } = compile(folder, earlier);
    say(
      `Le référentiel ${set.version} est valide : ${count(set.criteria.length, 'critère')}, empreinte ${set.hash}.`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    const { problems } = error;
    for (const { file, path, message } of problems)
      warn(`${file}${path ? `, ${path}` : ''} : ${message}`);
    warn(
      `\n${count(problems.length, 'faute')}. Le référentiel ${version} est refusé ; rien n’a changé.`,
    );
    return 1;
  }
}

async function announceIt(version: string, inForceOn: unknown): Promise<number> {
  if (typeof inForceOn !== 'string')
    throw new CommandRefused('Ajoutez --in-force-on AAAA-MM-JJ, six mois au moins à l’avance.');
  await said(() =>
    withDatabase((database) => announce(dependencies(database), 'operator', version, inForceOn)),
  );
  say(
    `Le référentiel ${version} est annoncé pour le ${inForceOn}. Les éditeurs concernés sont prévenus à mesure des simulations : pnpm catalogue criteria simulate ${version}, ou l’horloge du serveur.`,
  );
  return 0;
}

async function retractIt(version: string, reason: unknown): Promise<number> {
  if (typeof reason !== 'string')
    throw new CommandRefused('Ajoutez --reason "motif" : les éditeurs prévenus le lisent.');
  await said(() =>
    withDatabase((database) => retract(dependencies(database), 'operator', version, reason)),
  );
  say(`L’annonce du référentiel ${version} est retirée.`);
  return 0;
}

async function simulateIt(version: string): Promise<number> {
  await said(async () => knownSet(version));
  const { publicOrigin } = readConfig();
  const onBatch = (done: number) =>
    say(`${count(done, 'évaluation simulée', 'évaluations simulées')}…`);
  const done = await withDatabase(async (database) => {
    const releases = await readReleases(database.db);
    if (!releases.some((one) => one.version === version))
      throw new CommandRefused(
        `Le référentiel ${version} n’est pas annoncé : annoncez-le d’abord.`,
      );
    return simulateAll(database, version, now(), { publicOrigin, onBatch });
  });
  say(
    done === 0
      ? `Rien à calculer : toutes les simulations du référentiel ${version} sont à jour.`
      : `Terminé : ${count(done, 'évaluation simulée', 'évaluations simulées')}. Le rapport est à la page /moderation/referentiel/${version}.`,
  );
  return 0;
}

const dependencies = (database: Parameters<typeof simulateAll>[0]) => ({
  database,
  clock: () => new Date(now()),
  publicOrigin: readConfig().publicOrigin,
});

/** A refusal of the product, in the words of a command. */
async function said(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { errors, detail } = error.details;
    throw new CommandRefused(
      errors?.map(({ message }) => message).join('\n') ?? detail ?? error.message,
    );
  }
}
