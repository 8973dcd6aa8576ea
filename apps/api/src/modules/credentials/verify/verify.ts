/** Verifies a label credential with documents alone: no network, no database, no clock. */
import { checkDates } from './dates.ts';
import { checkLevel, checkSnapshot } from './level.ts';
import { checkIssuer, checkKey, checkSignature } from './proof.ts';
import { asList, asObject, asText, addressOf, type Json } from './read.ts';
import { checkStatus } from './status.ts';
import {
  CHECK_TITLES,
  CHECKS,
  failed,
  passed,
  unknown,
  type CheckId,
  type Finding,
  type Material,
  type Stated,
  type Verification,
} from './types.ts';

/** Every check with its result, in the order in which each relies on those before it. */
export function verifyCredential(credential: unknown, material: Material): Verification {
  const document = asObject(credential);
  const found: Partial<Record<CheckId, Finding>> = { format: checkFormat(document) };
  const holds = found.format!.outcome === 'passed' && proven(document, material, found);
  if (holds) {
    found.dates = checkDates(document, material.now);
    found.suspension = checkStatus(document, 'suspension', material);
    found.revocation = checkStatus(document, 'revocation', material);
    found.snapshot = checkSnapshot(document, material.snapshot);
    if (found.snapshot.outcome === 'passed')
      found.level = checkLevel(document, material.snapshot as string);
  }
  const checks = CHECKS.map((id) => ({
    id,
    title: CHECK_TITLES[id],
    ...(found[id] ?? unknown('Non vérifié\u00a0: une vérification qui précède n’a pas abouti.')),
  }));
  return { verdict: verdictOf(checks), checks, label: holds ? statedBy(document) : null };
}

/** Whether the issuer signed it: without that, what it says is worth nothing. */
function proven(
  document: Json,
  { didDocument, now }: Material,
  found: Partial<Record<CheckId, Finding>>,
): boolean {
  found.issuer = checkIssuer(document, didDocument);
  if (found.issuer.outcome !== 'passed') return false;
  const { finding, key } = checkKey(document, didDocument, now);
  found.key = finding;
  if (!key) return false;
  found.signature = checkSignature(document, key);
  return finding.outcome === 'passed' && found.signature.outcome === 'passed';
}

function checkFormat(document: Json): Finding {
  const types = asList(document.type);
  const isCredential =
    asList(document['@context'])[0] === 'https://www.w3.org/ns/credentials/v2' &&
    types.includes('VerifiableCredential');
  if (!isCredential) return failed('Ce n’est pas un justificatif vérifiable du W3C, version 2.0.');
  return types.includes('LabelCredential')
    ? passed('Justificatif vérifiable du W3C, version 2.0, de type LabelCredential.')
    : failed('C’est un justificatif vérifiable, mais pas celui d’un label.');
}

function verdictOf(checks: readonly Finding[]): Verification['verdict'] {
  if (checks.some(({ outcome }) => outcome === 'failed')) return 'refused';
  return checks.some(({ outcome }) => outcome === 'unknown') ? 'incomplete' : 'accepted';
}

function statedBy(document: Json): Stated {
  const subject = asObject(document.credentialSubject);
  const label = asObject(subject.label);
  return {
    reference: asText(label.reference),
    solution: { slug: asText(subject.slug), name: asText(subject.name) },
    scheme: asText(asObject(label.scheme).name),
    level: asText(label.levelName),
    labeller: asText(asObject(label.labeller).name),
    validFrom: asText(document.validFrom),
    validUntil: asText(document.validUntil),
    issuer: addressOf(document.issuer),
  };
}
