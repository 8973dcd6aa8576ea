/** `pnpm catalogue label verify <fichier|adresse>`: anybody verifies a credential, with files alone if they wish. */
import { readConfig } from '../config.ts';
import { addressesIn, verifyCredential, type Verification } from '../modules/credentials/index.ts';
import { CommandRefused, say, type Command } from './command.ts';
import {
  credentialAddressOf,
  didAddressOf,
  fetchText,
  isAddress,
  parseJson,
  readText,
} from './label-documents.ts';

type Given = { did?: string; status?: string[]; snapshot?: string };

const VERDICTS: Record<Verification['verdict'], [code: number, words: string]> = {
  accepted: [0, 'Attestation bonne.'],
  refused: [1, 'Attestation refusée.'],
  incomplete: [2, 'Attestation vérifiée en partie : donnez ce qui manque.'],
};
const OUTCOMES = { passed: 'vérifié', failed: 'REFUSÉ', unknown: 'non vérifié' };

export const labelCommand: Command = {
  usage:
    'label verify <fichier|référence|adresse> [--did <fichier>] [--status <fichier>]… [--snapshot <fichier>]',
  summary:
    'Vérifie l’attestation signée d’un label et recalcule son niveau. Avec un fichier, rien n’est lu sur le réseau : donnez le document de l’émetteur, les deux listes d’états et la copie figée.',
  options: {
    did: { type: 'string' },
    status: { type: 'string', multiple: true },
    snapshot: { type: 'string' },
  },
  async run([what, source], options) {
    if (what !== 'verify' || !source)
      throw new CommandRefused(
        'Dites ce qui est à vérifier : pnpm catalogue label verify <fichier|référence|adresse>',
      );
    const verification = await verified(source, options as Given);
    for (const { title, outcome, message } of verification.checks)
      say(`${OUTCOMES[outcome].padEnd(12)} ${title}\n${' '.repeat(13)}${message}`);
    const { label, verdict } = verification;
    const [code, words] = VERDICTS[verdict];
    say(`\n${words}`);
    if (label)
      say(
        `${label.solution.name} : ${label.scheme}, niveau ${label.level}, par ${label.labeller}. Signé par ${label.issuer}.`,
      );
    return code;
  },
};

async function verified(source: string, given: Given): Promise<Verification> {
  const reference = /^L-\d{4}-/i.test(source);
  const online = isAddress(source) || reference;
  const address = online ? credentialAddressOf(source, readConfig().publicOrigin) : null;
  if (online && !address)
    throw new CommandRefused(
      `« ${source} » ne nomme pas un label : une référence s’écrit comme L-2026-0003.`,
    );
  const credential = parseJson(address ? await fetchText(address) : await readText(source), source);
  const named = addressesIn(credential);
  // Only the issuer’s own addresses are read: a credential made by anybody names what it wants.
  const didAddress = online ? didAddressOf(named.issuer) : null;
  const origin = didAddress && new URL(didAddress).origin;
  const remote = async (one: string) =>
    origin && URL.canParse(one) && new URL(one).origin === origin ? fetchText(one) : null;
  const files = await Promise.all((given.status ?? []).map(readText));
  const statuses = files.length > 0 ? files : await Promise.all(named.statusLists.map(remote));
  const did = given.did ? await readText(given.did) : didAddress && (await fetchText(didAddress));
  return verifyCredential(credential, {
    didDocument: did ? parseJson(did, given.did ?? didAddress!) : null,
    statusLists: statuses
      .filter((one) => one !== null)
      .map((one, index) => parseJson(one, given.status?.[index] ?? 'liste d’états')),
    snapshot: given.snapshot ? await readText(given.snapshot) : await remote(named.snapshot),
    now: new Date().toISOString(),
  });
}
