/** `pnpm catalogue read-model rebuild|check` */
import { checkReadModel, rebuildReadModel } from '@gouvtech/db';
import { CommandRefused, count, say, type Command } from './command.ts';
import { now, withDatabase } from './open.ts';

export const readModelCommand: Command = {
  usage: 'read-model rebuild|check',
  summary:
    'Reconstruit ce que lisent les pages publiques, ou vérifie qu’il dit bien ce que disent les fiches.',
  async run([what]) {
    if (what === 'rebuild') {
      const start = Date.now();
      const entries = await withDatabase((database) => rebuildReadModel(database, now()));
      say(
        `${count(entries, 'fiche reconstruite', 'fiches reconstruites')} en ${((Date.now() - start) / 1000).toFixed(1).replace('.', ',')} s.`,
      );
      return 0;
    }
    if (what !== 'check')
      throw new CommandRefused('Dites « rebuild » pour reconstruire ou « check » pour vérifier.');
    const differences = await withDatabase((database) => checkReadModel(database, now()));
    if (differences.length === 0) say('Les pages publiques disent bien ce que disent les fiches.');
    for (const difference of differences) say(difference);
    return differences.length === 0 ? 0 : 1;
  },
};
