/** Which account an identity opens, if any. */
import type { Db } from '@gouvtech/db';
import type { Identity } from './claims.ts';
import {
  findByEmail,
  findByIdentity,
  insertAccount,
  insertIdentity,
  type KnownAccount,
} from './repository.ts';

export type Opened =
  | { kind: 'known' | 'created'; account: KnownAccount }
  /** the address is this account's, the identity is not */
  | { kind: 'same-address'; account: KnownAccount };

/** By `(issuer, subject)` alone. Nothing is linked here by address. */
export async function accountOf(db: Db, identity: Identity, at: string): Promise<Opened> {
  const known = await findByIdentity(db, identity);
  if (known) return { kind: 'known', account: known };
  const id = await insertAccount(db, identity, at);
  if (id) {
    await insertIdentity(db, id, identity, at);
    return { kind: 'created', account: { id, staff: false, blocked: false } };
  }
  // Two first logins at once: the other one may have created this very identity.
  const meanwhile = await findByIdentity(db, identity);
  if (meanwhile) return { kind: 'known', account: meanwhile };
  return { kind: 'same-address', account: (await findByEmail(db, identity.email))! };
}
