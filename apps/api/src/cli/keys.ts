/** `pnpm catalogue keys list|rotate|revoke`: the keys that sign labels. What is secret of them is never shown. */
import { formatDate } from '@gouvtech/domain/format';
import { readConfig } from '../config.ts';
import {
  ConfiguredKey,
  published,
  RetiredKey,
  revoke,
  rotate,
  UnknownKey,
} from '../modules/credentials/index.ts';
import { CommandRefused, say, type Command } from './command.ts';
import { now, withDatabase } from './open.ts';

type Keys = Parameters<typeof published>[0];

export const keysCommand: Command = {
  usage: 'keys list | keys rotate | keys revoke <identifiant>',
  summary:
    'Montre les clés qui signent les attestations de label ; en met une nouvelle en service, l’ancienne reste publiée et vérifie ce qu’elle a signé ; ou retire de la publication une clé qui a fuité : plus rien de ce qu’elle a signé ne se vérifie.',
  run(args) {
    const configured = readConfig().signingKey;
    return withDatabase((database) => runOnKeys({ database, configured }, args));
  },
};

/** @throws CommandRefused saying what to do */
export async function runOnKeys(keys: Keys, [what, id]: string[]): Promise<number> {
  if (what !== 'list' && what !== 'rotate' && what !== 'revoke')
    throw new CommandRefused(
      'Dites « keys list », « keys rotate » ou « keys revoke <identifiant> ».',
    );
  if (what === 'revoke' && !id)
    throw new CommandRefused(
      'Donnez l’identifiant de la clé qui a fuité, tel que le montre « keys list ».',
    );
  try {
    if (what === 'rotate') await rotate(keys, now());
    if (what === 'revoke') await revokeOne(keys, id!);
    for (const { id, createdAt, retiredAt } of await published(keys, now()))
      say(
        `${id}  en service depuis le ${formatDate(createdAt)}${retiredAt ? `, retirée le ${formatDate(retiredAt)}` : ''}`,
      );
    return 0;
  } catch (error) {
    throw refusal(error, what);
  }
}

async function revokeOne(keys: Keys, id: string): Promise<void> {
  const { signer, replaced } = await revoke(keys, id, now());
  say(
    `La clé ${id} n’est plus publiée : aucune attestation qu’elle a signée ne se vérifie plus, même ancienne.`,
  );
  say(
    replaced
      ? `La clé ${signer.id} est en service : chaque label est signé avec elle dès sa prochaine lecture.`
      : `La clé en service ne change pas (${signer.id}).`,
  );
  say(
    'Demandez à ceux qui gardent une attestation signée par l’ancienne clé de la télécharger de nouveau. Le journal des actes garde la date.\n',
  );
}

function refusal(error: unknown, what: string): unknown {
  if (error instanceof ConfiguredKey)
    return new CommandRefused(
      what === 'revoke'
        ? 'Cette clé est donnée par LABEL_SIGNING_KEY : donnez-en une autre à la variable, ou effacez-la, relancez le catalogue, puis recommencez. Sinon, il reprendrait la clé qui a fuité.'
        : 'La clé en service est donnée par LABEL_SIGNING_KEY : changez la variable, puis relancez le catalogue. L’ancienne reste publiée.',
    );
  if (error instanceof UnknownKey)
    return new CommandRefused(
      'Aucune clé publiée n’a cet identifiant. « keys list » les montre toutes.',
    );
  if (error instanceof RetiredKey)
    return new CommandRefused(
      'LABEL_SIGNING_KEY donne une clé déjà retirée : une clé retirée ne signe plus. Donnez-en une nouvelle.',
    );
  return error;
}
