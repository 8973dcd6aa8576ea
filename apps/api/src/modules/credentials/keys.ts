/** The key that signs: the one of the configuration, or one made at the first need and kept in the database. */
import type { KeyObject } from 'node:crypto';
import type { Instant } from '@gouvtech/criteria';
import { appendEvent, type Database, type Db } from '@gouvtech/db';
import {
  addKey,
  deleteKey,
  hasKey,
  holdKeys,
  keyInForce,
  publishedKeys,
  REVOKED,
  retireKeys,
  wasRevoked,
} from './key-repository.ts';
import type { PublishedKey } from './issuer.ts';
import {
  generateKey,
  privateKeyOf,
  publicJwkOf,
  thumbprint,
  type PrivateJwk,
} from './signing/ed25519.ts';

export type Signer = { id: string; key: KeyObject; createdAt: Instant };
type Keys = {
  database: Database;
  /** null: the catalogue makes its own */
  configured: PrivateJwk | null;
};

/** The configuration decides which key signs: rotating is changing it. */
export class ConfiguredKey extends Error {
  override name = 'ConfiguredKey';
}
/** The configuration names a key that signs no more. */
export class RetiredKey extends Error {
  override name = 'RetiredKey';
}
/** No published key has this identifier. */
export class UnknownKey extends Error {
  override name = 'UnknownKey';
}

/** The key in force, made or adopted when there is none yet. @throws RetiredKey */
export async function signer({ database, configured }: Keys, now: Instant): Promise<Signer> {
  const held = await inForce(database.db, configured);
  return (
    held ??
    database.transaction(async (tx) => {
      await holdKeys(tx);
      // Another process may have made it while this one waited.
      return (await inForce(tx, configured)) ?? replace(tx, configured, now);
    })
  );
}

/** A new key signs from now on; those before are published with their retirement. @throws ConfiguredKey */
export function rotate({ database, configured }: Keys, now: Instant): Promise<Signer> {
  if (configured) throw new ConfiguredKey();
  return database.transaction(async (tx) => {
    await holdKeys(tx);
    return replace(tx, null, now);
  });
}

/**
 * For a key that leaked: nobody can tell any more who signed with it, so it leaves the issuer’s documents and nothing that
 * it signed verifies. When it was the key in force, another one is made; labels are signed when they are read, so every one
 * of them carries the new signature from then on. The log remembers the identifier: no process takes the key back.
 * @param id RFC 7638 thumbprint. @throws ConfiguredKey, UnknownKey
 */
export function revoke(
  { database, configured }: Keys,
  id: string,
  now: Instant,
): Promise<{ signer: Signer; replaced: boolean }> {
  if (configured && thumbprint(configured) === id) throw new ConfiguredKey();
  return database.transaction(async (tx) => {
    await holdKeys(tx);
    if (!(await hasKey(tx, id))) throw new UnknownKey();
    await deleteKey(tx, id);
    const held = await inForce(tx, configured);
    const after = held ?? (await replace(tx, configured, now));
    await appendEvent(tx, {
      ...{ at: now, actor: null, role: 'operator', action: REVOKED },
      object: { type: 'signing-key', id },
      data: { keyInForce: after.id },
    });
    return { signer: after, replaced: held === null };
  });
}

/** As the world reads them: there is always one. */
export async function published(keys: Keys, now: Instant): Promise<PublishedKey[]> {
  await signer(keys, now);
  return publishedKeys(keys.database.db);
}

async function inForce(db: Db, configured: PrivateJwk | null): Promise<Signer | null> {
  const held = await keyInForce(db);
  if (!held || (configured && held.id !== thumbprint(configured))) return null;
  const jwk = configured ?? held.privateJwk;
  return jwk && { id: held.id, key: privateKeyOf(jwk), createdAt: held.createdAt };
}

async function replace(tx: Db, configured: PrivateJwk | null, now: Instant): Promise<Signer> {
  const jwk = configured ?? generateKey();
  const id = thumbprint(jwk);
  if ((await hasKey(tx, id)) || (await wasRevoked(tx, id))) {
    throw new RetiredKey(`LABEL_SIGNING_KEY names ${id}, which signs no more: give a new key`);
  }
  await retireKeys(tx, now);
  const privateJwk = configured ? null : jwk;
  await addKey(tx, { id, publicJwk: publicJwkOf(jwk), privateJwk, createdAt: now });
  return { id, key: privateKeyOf(jwk), createdAt: now };
}
