/** The key that signs label credentials (`LABEL_SIGNING_KEY`): a private JWK, or the path of a PEM file. */
import { readFileSync } from 'node:fs';
import { readPrivateKey, type PrivateJwk } from './modules/credentials/signing/ed25519.ts';

export type { PrivateJwk };

/** @returns null when it names no private Ed25519 key */
export function signingKeyOf(value: string): PrivateJwk | null {
  if (value.startsWith('{')) return readPrivateKey(value);
  try {
    return readPrivateKey(readFileSync(value, 'utf8'));
  } catch {
    return null;
  }
}
