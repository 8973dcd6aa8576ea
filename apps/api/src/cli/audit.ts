/** `pnpm catalogue audit verify`: recomputes the chain of the event log. */
import { verifyEventLog, type LogFault } from '@gouvtech/db';
import { CommandRefused, count, say, warn, type Command } from './command.ts';
import { withDatabase } from './open.ts';

const FAULTS: Record<LogFault, string> = {
  missing: 'elle manque',
  'previous-hash': 'elle ne suit pas la ligne précédente',
  hash: 'son contenu n’est plus celui qui a été signé',
  columns: 'ses colonnes ne disent pas la même chose que son contenu',
  head: 'le journal s’arrête ici, la tête de la chaîne dit autre chose : des lignes manquent à la fin',
};

export const auditCommand: Command = {
  usage: 'audit verify',
  summary: 'Vérifie la chaîne du journal, et nomme la première ligne qui ne va pas.',
  async run([what]) {
    if (what !== 'verify') throw new CommandRefused('Dites « audit verify ».');
    const result = await withDatabase(verifyEventLog);
    if (result.ok) {
      say(`Journal intact : ${count(result.events, 'évènement')}.`);
      if (result.head) say(`Tête de la chaîne : ${result.head}`);
      return 0;
    }
    warn(`Journal altéré. Première ligne en cause : ${result.seq}, ${FAULTS[result.fault]}.`);
    return 1;
  },
};
