/** Proofs of the `eddsa-jcs-2022` cryptosuite (W3C Data Integrity EdDSA Cryptosuites 1.0, section 3.3). */
import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Instant } from '@gouvtech/criteria';
import { fromMultibase, toMultibase } from './base58.ts';

export const CRYPTOSUITE = 'eddsa-jcs-2022';

export type Proof = {
  '@context': string[];
  type: 'DataIntegrityProof';
  cryptosuite: typeof CRYPTOSUITE;
  created: string;
  verificationMethod: string;
  proofPurpose: 'assertionMethod';
  proofValue: string;
};
type Unsigned = { '@context': string[] };
export type Signed<T> = T & { proof: Proof };

/** @param verificationMethod address of the public key in the issuer’s document */
export function signDocument<T extends Unsigned>(
  document: T,
  { key, verificationMethod, at }: { key: KeyObject; verificationMethod: string; at: Instant },
): Signed<T> {
  const options = {
    '@context': document['@context'],
    type: 'DataIntegrityProof',
    cryptosuite: CRYPTOSUITE,
    created: at,
    verificationMethod,
    proofPurpose: 'assertionMethod',
  } as const;
  const proofValue = toMultibase(sign(null, dataOf(document, options), key));
  return { ...document, proof: { ...options, proofValue } };
}

/**
 * Whether this key signed exactly this document. The standard lets contexts be added after those that were signed; here
 * both must be the same, so that nothing at all may be added.
 */
export function isSignedBy(document: Record<string, unknown>, key: KeyObject): boolean {
  const { proof, ...unsigned } = document as { proof?: Record<string, unknown> };
  if (!proof) return false;
  const { proofValue, ...options } = proof;
  const signature = fromMultibase(proofValue);
  if (signature?.length !== 64) return false;
  const context = (unsigned as Record<string, unknown>)['@context'];
  try {
    if (canonicalize(options['@context']) !== canonicalize(context)) return false;
    return verify(null, dataOf(unsigned, options), key, signature);
  } catch {
    // Nested too deep, or text that is no Unicode: nobody signed that.
    return false;
  }
}

const dataOf = (document: object, options: object): Buffer =>
  Buffer.concat([hash(options), hash(document)]);

const hash = (value: object): Buffer =>
  createHash('sha256')
    .update(canonicalize(value) as string)
    .digest();
