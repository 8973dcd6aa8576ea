/** `pnpm catalogue mail [retry]`: the mails that could not be sent. */
import { listStuck, retryStuck } from '../modules/mail/index.ts';
import { CommandRefused, count, say, type Command } from './command.ts';
import { now, withDatabase } from './open.ts';

export const mailCommand: Command = {
  usage: 'mail [retry]',
  summary: 'Montre les courriels qui n’ont pas pu partir, et pourquoi ; « retry » les renvoie.',
  async run([what]) {
    if (what !== undefined && what !== 'retry')
      throw new CommandRefused(
        'Ne dites rien pour voir les courriels, ou « retry » pour les renvoyer.',
      );
    return withDatabase(async ({ db }) => {
      if (what === 'retry') {
        const again = await retryStuck(db, now());
        say(`${count(again, 'courriel repart', 'courriels repartent')} dès que l’API tourne.`);
        return 0;
      }
      const stuck = await listStuck(db);
      if (stuck.length === 0) say('Aucun courriel en attente après un échec.');
      for (const { createdAt, recipient, subject, attempts, lastError } of stuck) {
        say(`${createdAt}  ${recipient}  « ${subject} »`);
        say(`    ${count(attempts, 'essai')} : ${lastError ?? 'le dernier n’est pas fini'}`);
      }
      return stuck.length === 0 ? 0 : 2;
    });
  },
};
