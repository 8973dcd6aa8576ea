/** Ed25519 keys as JWK (RFC 8037), named by their thumbprint (RFC 7638). */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { fromMultibase, toMultibase } from './base58.ts';

export type PublicJwk = { kty: 'OKP'; crv: 'Ed25519'; x: string };
export type PrivateJwk = PublicJwk & { d: string };

/** What Multikey writes before the 32 bytes of an Ed25519 public key. */
const MULTICODEC = Buffer.from([0xed, 0x01]);

export function generateKey(): PrivateJwk {
  return privateJwkOf(generateKeyPairSync('ed25519').privateKey);
}

/** The thumbprint covers the public members only, in this order. */
export const thumbprint = ({ crv, kty, x }: PublicJwk): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');

/** Without what is secret, nor any other member. */
export const publicJwkOf = ({ kty, crv, x }: PublicJwk): PublicJwk => ({ kty, crv, x });

export const privateKeyOf = (jwk: PrivateJwk): KeyObject =>
  createPrivateKey({ key: jwk, format: 'jwk' });

export const multikeyOf = ({ x }: PublicJwk): string =>
  toMultibase(Buffer.concat([MULTICODEC, Buffer.from(x, 'base64url')]));

/** @returns null when it is no Ed25519 public key in Multikey form */
export function publicKeyOf(multikey: unknown): KeyObject | null {
  const bytes = fromMultibase(multikey);
  if (!bytes || bytes.length !== 34 || !bytes.subarray(0, 2).equals(MULTICODEC)) return null;
  const x = bytes.subarray(2).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** @returns null when it is no private Ed25519 key, or when its two halves do not go together */
export function readPrivateKey(text: string): PrivateJwk | null {
  try {
    const json = text.trimStart().startsWith('{') ? (JSON.parse(text) as PrivateJwk) : null;
    const key = json ? privateKeyOf(json) : createPrivateKey(text);
    if (key.asymmetricKeyType !== 'ed25519') return null;
    const read = privateJwkOf(key);
    // Node trusts the public half it is given: it is computed again from the private one.
    const computed = privateJwkOf(createPrivateKey(key.export({ type: 'pkcs8', format: 'pem' })));
    return json && json.x !== computed.x ? null : { ...read, x: computed.x };
  } catch {
    return null;
  }
}

function privateJwkOf(key: KeyObject): PrivateJwk {
  const { x, d } = key.export({ format: 'jwk' });
  return { kty: 'OKP', crv: 'Ed25519', x: x!, d: d! };
}
