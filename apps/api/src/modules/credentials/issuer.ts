/** Who signs: the catalogue, `did:web` of its public address, and its keys as the world reads them. */
import type { Instant } from '@gouvtech/criteria';
import { multikeyOf, type PublicJwk } from './signing/ed25519.ts';

export const CREDENTIALS_CONTEXT = 'https://www.w3.org/ns/credentials/v2';
export const ISSUER_NAME = 'Catalogue GouvTech';

export type PublishedKey = {
  /** RFC 7638 thumbprint */
  id: string;
  publicJwk: PublicJwk;
  createdAt: Instant;
  retiredAt: Instant | null;
};

/** `did:web:catalogue.exemple.fr`; a port is part of the name (did:web, section 3.1). */
export const didOf = (publicOrigin: string): string =>
  `did:web:${encodeURIComponent(new URL(publicOrigin).host)}`;

export const keyAddress = (publicOrigin: string, id: string): string =>
  `${didOf(publicOrigin)}#${id}`;

/** Where the JSON-LD terms of a label are defined. */
export const contextAddress = (publicOrigin: string): string =>
  `${publicOrigin}/api/v1/contexts/label`;

/**
 * The issuer’s document. A retired key stays: it verifies what it signed before `retiredAt`. Neither `revoked` nor
 * `expires` says that, which would make everything it ever signed doubtful.
 */
export function didDocument(publicOrigin: string, keys: readonly PublishedKey[]) {
  const id = didOf(publicOrigin);
  const methods = keys.map((key) => ({
    id: keyAddress(publicOrigin, key.id),
    type: 'Multikey' as const,
    controller: id,
    publicKeyMultibase: multikeyOf(key.publicJwk),
    createdAt: key.createdAt,
    ...(key.retiredAt !== null && { retiredAt: key.retiredAt }),
  }));
  return {
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
      contextAddress(publicOrigin),
    ],
    id,
    verificationMethod: methods,
    assertionMethod: methods.map((method) => method.id),
  };
}

/** The same keys as JWK (RFC 7517), for tools that do not read DIDs. */
export const keySet = (keys: readonly PublishedKey[]) => ({
  keys: keys.map(({ id, publicJwk }) => ({
    ...publicJwk,
    kid: id,
    alg: 'EdDSA' as const,
    use: 'sig' as const,
  })),
});
