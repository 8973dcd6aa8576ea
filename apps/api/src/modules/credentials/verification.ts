/** What a person gives to verify, and what the catalogue answers: it trusts its own document, lists and snapshots. */
import { parseDocument, RepeatedName } from './verify/parse.ts';
import { asObject, asText, quoted } from './verify/read.ts';
import type { Verification } from './verify/types.ts';
import { verifyCredential } from './verify/verify.ts';
import { ProblemError, invalid } from '../../contract/problem-error.ts';
import { findPublicSnapshot } from './repository.ts';
import type { CredentialDependencies, CredentialUseCases } from './usecases.ts';

/** No label credential comes near: 74 criteria make about 5 kB. */
export const CREDENTIAL_MAX_BYTES = 64 * 1024;
const REFERENCE = /^L-\d{4}-[0-9a-z]{4,10}$/i;

export type Asked = { credential?: string; reference?: string };

/** @throws ProblemError naming the field when there is nothing to verify: what does not hold is an answer */
export async function verify(
  { database, clock, publicOrigin }: CredentialDependencies,
  credentials: CredentialUseCases,
  { credential: typed = '', reference = '' }: Asked,
): Promise<Verification> {
  const credential =
    typed.trim() === '' ? await issued(credentials, publicOrigin, reference) : parse(typed);
  const { sha256 } = asObject(
    asObject(asObject(asObject(credential).credentialSubject).label).snapshot,
  );
  const [didDocument, suspension, revocation, snapshot] = await Promise.all([
    credentials.issuer(),
    credentials.statusList('suspension'),
    credentials.statusList('revocation'),
    /^[0-9a-f]{64}$/.test(asText(sha256))
      ? findPublicSnapshot(database.db, asText(sha256))
      : Promise.resolve(null),
  ]);
  const material = { didDocument, statusLists: [suspension, revocation], snapshot };
  return verifyCredential(credential, { ...material, now: clock().toISOString() });
}

function parse(typed: string): unknown {
  const bytes = Buffer.byteLength(typed);
  if (bytes > CREDENTIAL_MAX_BYTES)
    throw invalid(
      'credential',
      `Ce texte pèse ${Math.ceil(bytes / 1024)}\u00a0ko. Une attestation de label pèse moins de ${CREDENTIAL_MAX_BYTES / 1024}\u00a0ko\u00a0: ce n’en est pas une.`,
    );
  let document: unknown;
  try {
    document = parseDocument(typed);
  } catch (error) {
    if (error instanceof RepeatedName)
      throw invalid(
        'credential',
        `Ce texte donne deux fois ${quoted(error.message)} au même endroit\u00a0: chacun y lirait autre chose. Ce n’est pas l’attestation telle qu’elle a été délivrée.`,
      );
    throw invalid(
      'credential',
      'Ce texte n’est pas du JSON. Copiez l’attestation entière, de la première accolade à la dernière, ou donnez le fichier téléchargé.',
    );
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw invalid(
      'credential',
      'Ce JSON n’est pas une attestation\u00a0: elle commence par une accolade et contient « credentialSubject ».',
    );
  return document;
}

/** The credential the catalogue gives today for a label named by its reference, or by an address of its own. */
async function issued(credentials: CredentialUseCases, publicOrigin: string, typed: string) {
  const text = typed.trim();
  if (text === '')
    throw invalid(
      'reference',
      'Donnez la référence d’un label, ou l’attestation à vérifier\u00a0: texte ou fichier.',
    );
  const isAddress = /^https?:/i.test(text) && URL.canParse(text);
  if (isAddress && new URL(text).origin !== publicOrigin)
    throw invalid(
      'reference',
      `Cette adresse n’est pas celle de ce catalogue (${publicOrigin}), qui ne va rien chercher ailleurs. Téléchargez l’attestation, puis donnez son fichier.`,
    );
  const parts = isAddress ? new URL(text).pathname.split(/[/.]/) : [text];
  const reference = parts.find((part) => REFERENCE.test(part))?.toUpperCase();
  if (!reference) throw invalid('reference', 'Une référence de label s’écrit comme L-2026-0012.');
  try {
    return await credentials.credential(reference);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'not-found') throw error;
    throw invalid(
      'reference',
      `Aucun label ${reference} dans ce catalogue. Vérifiez chaque chiffre.`,
    );
  }
}
