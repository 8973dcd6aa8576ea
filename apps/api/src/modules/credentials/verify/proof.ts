/** Issuer, key and signature of a signed document. */
import type { KeyObject } from 'node:crypto';
import { publicKeyOf } from '../signing/ed25519.ts';
import { CRYPTOSUITE, isSignedBy } from '../signing/data-integrity.ts';
import {
  addressOf,
  asInstant,
  asList,
  asObject,
  asText,
  dayInWords,
  quoted,
  type Json,
} from './read.ts';
import { failed, passed, unknown, type Finding } from './types.ts';

/** Clocks of two machines never agree. */
const SKEW_MS = 5 * 60_000;

export function checkIssuer(document: Json, didDocument: unknown): Finding {
  const issuer = addressOf(document.issuer);
  if (didDocument === null)
    return unknown('Le document de l’émetteur n’est pas fourni\u00a0: rien ne dit qui signe.');
  const known = asText(asObject(didDocument).id);
  if (!known.startsWith('did:'))
    return failed('Ce qui est fourni comme document de l’émetteur n’en est pas un.');
  if (issuer === '') return failed('L’attestation ne nomme pas son émetteur.');
  return issuer === known
    ? passed(`${issuer}.`)
    : failed(`Émetteur inconnu\u00a0: ${quoted(issuer)}. Celui qui est attendu est ${known}.`);
}

type Key = { finding: Finding; key: KeyObject | null };
const noKey = (message: string): Key => ({ finding: failed(message), key: null });

/** The key that the proof names, if the issuer publishes it and it was in force when it signed. */
export function checkKey(document: Json, didDocument: unknown, now: string): Key {
  const issuer = asObject(didDocument);
  const proof = asObject(document.proof);
  if (document.proof === undefined) return noKey('L’attestation n’est pas signée.');
  if (
    proof.type !== 'DataIntegrityProof' ||
    proof.cryptosuite !== CRYPTOSUITE ||
    proof.proofPurpose !== 'assertionMethod'
  )
    return noKey(`La signature n’est pas de la forme attendue (${CRYPTOSUITE}, assertionMethod).`);
  const id = asText(proof.verificationMethod);
  const method = asList(issuer.verificationMethod)
    .map(asObject)
    .find((one) => asText(one.id) === id);
  const allowed = asList(issuer.assertionMethod).some((one) => addressOf(one) === id);
  if (!method || !allowed || addressOf(method.controller) !== issuer.id)
    return noKey(
      `L’émetteur ne publie pas la clé ${quoted(id)}\u00a0: elle n’est pas la sienne, ou il l’a révoquée.`,
    );
  const key = publicKeyOf(method.publicKeyMultibase);
  if (!key) return noKey('La clé que publie l’émetteur n’est pas une clé Ed25519 lisible.');
  return { finding: checkMoment(proof, method, now), key };
}

function checkMoment(proof: Json, method: Json, now: string): Finding {
  const signed = asInstant(proof.created);
  if (signed === null) return failed('La date de la signature manque ou n’est pas une date.');
  if (signed > Date.parse(now) + SKEW_MS)
    return failed(`La signature porte une date à venir\u00a0: ${dayInWords(signed)}.`);
  if (method.retiredAt === undefined) return passed(`Signée le ${dayInWords(signed)}.`);
  const retired = asInstant(method.retiredAt);
  if (retired === null || signed >= retired)
    return failed('La clé était déjà retirée le jour de la signature.');
  return passed(
    `Signée le ${dayInWords(signed)}, avec une clé retirée depuis, le ${dayInWords(retired)}.`,
  );
}

export const checkSignature = (document: Json, key: KeyObject): Finding =>
  isSignedBy(document, key)
    ? passed('La signature correspond au document, champ par champ.')
    : failed(
        'La signature ne correspond pas au document\u00a0: un champ au moins a été modifié, ajouté ou enlevé, ou une autre clé a signé.',
      );

/** First of the three that does not hold; null when all do. */
export function proofFault(document: Json, didDocument: unknown, now: string): string | null {
  const issuer = checkIssuer(document, didDocument);
  if (issuer.outcome !== 'passed') return issuer.message;
  const { finding, key } = checkKey(document, didDocument, now);
  if (finding.outcome !== 'passed' || !key) return finding.message;
  const signature = checkSignature(document, key);
  return signature.outcome === 'passed' ? null : signature.message;
}
