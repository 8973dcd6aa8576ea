/** `pnpm catalogue import <fichier>` */
import { SingleBar } from 'cli-progress';
import { importList, type ImportReport } from '../modules/imports/index.ts';
import { CommandRefused, count, say, type Command } from './command.ts';
import { now, withDatabase } from './open.ts';

const LINES_SHOWN = 20;

/** At most twenty lines, and how many more. */
function some<T>(title: string, items: T[], line: (item: T) => string): void {
  if (items.length === 0) return;
  say(`\n${title} (${items.length}) :`);
  for (const item of items.slice(0, LINES_SHOWN)) say(`  ${line(item)}`);
  if (items.length > LINES_SHOWN) say(`  … et ${items.length - LINES_SHOWN} de plus`);
}

function print(report: ImportReport, dryRun: boolean): void {
  say(`${report.listName}${dryRun ? ', à blanc : rien n’a été écrit' : ''}`);
  say(
    `  ${count(report.created, dryRun ? 'fiche à créer' : 'fiche créée', dryRun ? 'fiches à créer' : 'fiches créées')}`,
  );
  say(
    `  ${count(report.updated, dryRun ? 'fiche à compléter' : 'fiche complétée', dryRun ? 'fiches à compléter' : 'fiches complétées')}`,
  );
  say(`  ${count(report.unchanged, 'fiche inchangée', 'fiches inchangées')}`);
  if (report.claimed > 0)
    say(
      `  ${count(report.claimed, 'fiche revendiquée par son éditeur, laissée telle quelle', 'fiches revendiquées par leur éditeur, laissées telles quelles')}`,
    );
  if (dryRun)
    some(
      'Changements',
      report.changes,
      ({ name, sourceId, fields }) =>
        `${sourceId}  ${name} : ${fields === 'new' ? 'nouvelle fiche' : fields.join(', ')}`,
    );
  some('Entrées refusées', report.bad, ({ place, reason }) => `${place} : ${reason}`);
  some(
    'À vérifier',
    report.warnings,
    ({ place, name, warning }) => `${place}, ${name} : ${warning}`,
  );
  some(
    'Doublons probables, non fusionnés',
    report.likelyDuplicates,
    ({ place, name, other }) => `${place}, ${name} : même nom que ${other}`,
  );
}

export const importCommand: Command = {
  usage: 'import <fichier.csv|json> [--map <table>] [--a-blanc] [--remplacer]',
  summary:
    'Charge une liste de solutions. Sans --map, la table de correspondance est reconnue aux colonnes.',
  options: {
    map: { type: 'string' },
    'a-blanc': { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    remplacer: { type: 'boolean', default: false },
  },
  async run([path], options) {
    if (!path)
      throw new CommandRefused('Indiquez le fichier : pnpm catalogue import <fichier.csv|json>');
    const dryRun = options['a-blanc'] === true || options['dry-run'] === true;
    const bar = new SingleBar({
      format: '[{bar}] {value}/{total} fiches',
      barsize: 40,
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 2000,
      stream: process.stderr,
    });
    let begun = false;
    const progress = (done: number, total: number) => {
      if (!begun) bar.start(total, 0);
      begun = true;
      bar.update(done);
    };
    const report = await withDatabase((database) =>
      importList(database, {
        path,
        map: options.map as string | undefined,
        replace: options.remplacer === true,
        dryRun,
        at: now(),
        progress,
      }),
    ).finally(() => bar.stop());
    print(report, dryRun);
    return report.bad.length > 0 ? 2 : 0;
  },
};
