/** `pnpm catalogue publiccode <fichier ou dossier>` */
import {
  importFiles,
  type FileReport,
  type FilesReport,
} from '../modules/publiccode/import-files.ts';
import { verifyFolder } from '../modules/publiccode/verify.ts';
import { CommandRefused, count, say, type Command } from './command.ts';
import { now, withDatabase } from './open.ts';

const VERDICTS: Record<FileReport['verdict'], string> = {
  valid: 'accepté par la norme',
  'valid-with-warnings': 'accepté par la norme, avec des avertissements',
  draft: 'brouillon à compléter',
  invalid: 'refusé',
};
const FILES_SHOWN = 200;

function printFile({ place, verdict, problems, toComplete, name }: FileReport): void {
  say(`${place}${name ? `, ${name}` : ''} : ${VERDICTS[verdict]}`);
  for (const { path, message, severity, line } of problems) {
    const where = [path, line === null ? '' : `ligne ${line}`].filter(Boolean).join(', ');
    say(
      `  ${severity === 'error' ? 'erreur' : 'avertissement'}${where && ` (${where})`} : ${message}`,
    );
  }
  if (toComplete.length > 0) say(`  à compléter : ${toComplete.join(', ')}`);
}

function print({ files, imported }: FilesReport, dryRun: boolean): void {
  files.slice(0, FILES_SHOWN).forEach(printFile);
  if (files.length > FILES_SHOWN) say(`… et ${files.length - FILES_SHOWN} fichiers de plus`);
  const refused = files.filter(({ verdict }) => verdict === 'invalid').length;
  say(
    `\n${count(files.length, 'fichier lu', 'fichiers lus')}${dryRun ? ', à blanc : rien n’a été écrit' : ''}`,
  );
  say(
    `  ${count(imported.created, dryRun ? 'fiche à créer' : 'fiche créée', dryRun ? 'fiches à créer' : 'fiches créées')}`,
  );
  say(
    `  ${count(imported.updated, dryRun ? 'fiche à compléter' : 'fiche complétée', dryRun ? 'fiches à compléter' : 'fiches complétées')}`,
  );
  say(`  ${count(imported.unchanged, 'fiche inchangée', 'fiches inchangées')}`);
  if (imported.claimed > 0)
    say(
      `  ${count(imported.claimed, 'fiche revendiquée par son éditeur, laissée telle quelle', 'fiches revendiquées par leur éditeur, laissées telles quelles')}`,
    );
  say(`  ${count(refused, 'fichier refusé', 'fichiers refusés')}`);
  for (const { place, reason } of imported.bad) say(`  mis de côté, ${place} : ${reason}`);
  for (const { place, name, other } of imported.likelyDuplicates)
    say(`  doublon probable, non fusionné, ${place} : ${name} porte le même nom que ${other}`);
}

async function verify(folder: string): Promise<number> {
  const { files, agreed, refused, drafts, differences } = await verifyFolder(folder);
  say(`${agreed} verdicts et listes de clés identiques sur ${count(files, 'fichier')}.`);
  say(
    `En mode souple, ${count(drafts, 'brouillon')} sur ${count(refused, 'fichier refusé', 'fichiers refusés')} en mode strict.`,
  );
  for (const { file, what } of differences) say(`  ${file} : ${what}`);
  return differences.length > 0 ? 2 : 0;
}

export const publiccodeCommand: Command = {
  usage: 'publiccode <fichier ou dossier> [--souple] [--a-blanc] | publiccode --verifier <dossier>',
  summary:
    'Charge des fichiers publiccode.yml. Avec --souple, un fichier que la norme refuse devient un brouillon à compléter.',
  options: {
    souple: { type: 'boolean', default: false },
    lenient: { type: 'boolean', default: false },
    'a-blanc': { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    verifier: { type: 'boolean', default: false },
  },
  async run([path], options) {
    if (!path)
      throw new CommandRefused(
        'Indiquez un fichier ou un dossier : pnpm catalogue publiccode <fichier ou dossier>',
      );
    if (options.verifier === true) return verify(path);
    const dryRun = options['a-blanc'] === true || options['dry-run'] === true;
    const report = await withDatabase((database) =>
      importFiles(database, {
        path,
        lenient: options.souple === true || options.lenient === true,
        dryRun,
        at: now(),
      }),
    );
    print(report, dryRun);
    const { files, imported } = report;
    return imported.bad.length > 0 || files.some(({ verdict }) => verdict === 'invalid') ? 2 : 0;
  },
};
