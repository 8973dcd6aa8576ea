/** `pnpm catalogue keys list|rotate`: the keys that sign labels. What is secret of them is never shown. */
import { formatDate } from '@gouvtech/domain/format';
import { readConfig } from '../config.ts';
import { ConfiguredKey, published, RetiredKey, rotate } from '../modules/credentials/index.ts';
import { CommandRefused, say, type Command } from './command.ts';
import { now, withDatabase } from './open.ts';

export const keysCommand: Command = {
  usage: 'keys list | keys rotate',
  summary:
    'Montre les clés qui signent les attestations de label, ou en met une nouvelle en service : l’ancienne reste publiée et vérifie ce qu’elle a signé.',
  run([what]) {
    if (what !== 'list' && what !== 'rotate')
      throw new CommandRefused('Dites « keys list » ou « keys rotate ».');
    const configured = readConfig().signingKey;
    return withDatabase(async (database) => {
      const keys = { database, configured };
      try {
        if (what === 'rotate') await rotate(keys, now());
        for (const { id, createdAt, retiredAt } of await published(keys, now()))
          say(
            `${id}  en service depuis le ${formatDate(createdAt)}${retiredAt ? `, retirée le ${formatDate(retiredAt)}` : ''}`,
          );
        return 0;
      } catch (error) {
        throw refusal(error);
      }
    });
  },
};

function refusal(error: unknown): unknown {
  if (error instanceof ConfiguredKey)
    return new CommandRefused(
      'La clé en service est donnée par LABEL_SIGNING_KEY : changez la variable, puis relancez le catalogue. L’ancienne reste publiée.',
    );
  if (error instanceof RetiredKey)
    return new CommandRefused(
      'LABEL_SIGNING_KEY donne une clé déjà retirée : une clé retirée ne signe plus. Donnez-en une nouvelle.',
    );
  return error;
}
