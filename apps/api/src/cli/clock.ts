/** `pnpm catalogue clock run [--at DATE]` */
import { runClock } from '../clock.ts';
import { filesOf } from '../modules/files/index.ts';
import { readConfig } from '../config.ts';
import { CommandRefused, count, say, type Command } from './command.ts';
import { now, withDatabase } from './open.ts';

export const clockCommand: Command = {
  usage: 'clock run [--at 2027-01-31]',
  summary:
    'Fait ce que fait le temps : publier, signaler, faire expirer, recalculer, rappeler, rendre une relecture, effacer ce qui est périmé. Sans danger si on le relance.',
  options: { at: { type: 'string' } },
  async run([what], { at }) {
    if (what !== 'run') throw new CommandRefused('Dites « run ».');
    const asOf = instantOf(at as string | undefined);
    const config = readConfig();
    const { publicOrigin, linkChecks } = config;
    const files = filesOf(config);
    const done = await withDatabase((database) =>
      runClock(database, asOf, { publicOrigin, files, linkChecks }),
    );
    say(
      [
        count(done.published, 'évaluation publiée', 'évaluations publiées'),
        count(
          done.aged,
          'passage à « à rafraîchir » ou expirée',
          'passages à « à rafraîchir » ou expirée',
        ),
        count(done.refreshed, 'fiche recalculée', 'fiches recalculées'),
        count(done.reminders, 'rappel écrit', 'rappels écrits'),
        count(
          done.criteria,
          'suite d’une version du référentiel',
          'suites de versions du référentiel',
        ),
        count(done.listings, 'fiche rendue à la file ou archivée', 'fiches rendues ou archivées'),
        count(done.holds, 'dossier rendu à la file', 'dossiers rendus à la file'),
        count(done.signals, 'signal levé', 'signaux levés'),
        count(done.disputes, 'contestation close', 'contestations closes'),
        count(done.proposals, 'acte à deux échu', 'actes à deux échus'),
        count(done.accreditations, 'accréditation échue', 'accréditations échues'),
        count(done.audits, 'audit finalisé', 'audits finalisés'),
        count(done.labels, 'acte sur un label', 'actes sur des labels'),
        count(done.files, 'fichier examiné ou effacé', 'fichiers examinés ou effacés'),
        count(done.accounts, 'compte inactif supprimé', 'comptes inactifs supprimés'),
        count(done.purged, 'ligne périmée effacée', 'lignes périmées effacées'),
      ].join(', ') + '.',
    );
    return 0;
  },
};

function instantOf(at: string | undefined): string {
  if (at === undefined) return now();
  const date = new Date(at);
  if (Number.isNaN(date.getTime()))
    throw new CommandRefused(`« ${at} » n’est pas une date. Écrivez-la sous la forme AAAA-MM-JJ.`);
  return date.toISOString();
}
