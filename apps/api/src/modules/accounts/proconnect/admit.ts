/** From a verified identity to a session, in one transaction with its line in the log. */
import { appendEvent, type Db } from '@gouvtech/db';
import { openSession, RECENT_MS } from '../sessions.ts';
import { accountOf } from './account.ts';
import type { Proof } from './exchange.ts';
import { isEnough } from './levels.ts';
import { askMailboxProof } from './mailbox-proof.ts';
import { LoginRefusal } from './refusals.ts';
import { refreshAccount, type Attempt } from './repository.ts';

type Entry = {
  proof: Proof;
  attempt: Attempt;
  now: Date;
  publicOrigin: string;
  /** cookie of the session it takes the place of */
  session: string | undefined;
  userAgent: string | undefined;
};
export type Finished =
  | { kind: 'signed-in'; token: string; returnTo: string }
  /** the address is another identity's: a link left for the mailbox */
  | { kind: 'prove-mailbox' };

/** @throws LoginRefusal `blocked`, `level-too-low` */
export async function admit(tx: Db, entry: Entry): Promise<Finished> {
  const { proof, attempt, now, publicOrigin, session, userAgent } = entry;
  const { identity, acr, idToken } = proof;
  const { returnTo } = attempt;
  const at = now.toISOString();
  const { kind, account } = await accountOf(tx, identity, at);
  const accountId = account.id;
  const log = (action: string, data: Record<string, unknown>) =>
    appendEvent(tx, {
      ...{ at, action, data, role: 'person', object: { type: 'account', id: accountId } },
      actor: kind === 'same-address' ? null : accountId,
    });

  if (account.blocked) throw new LoginRefusal('blocked', { accountId });
  if (kind === 'same-address') {
    await askMailboxProof(tx, now, { accountId, identity, returnTo, publicOrigin });
    await log('account:ask-mailbox-proof', { identityProvider: identity.identityProvider });
    return { kind: 'prove-mailbox' };
  }
  if (!isEnough(acr, attempt.acrValues, account.staff)) {
    throw new LoginRefusal('level-too-low', { cause: String(acr), accountId });
  }
  if (kind === 'known') await refreshAccount(tx, accountId, identity, at);
  const token = await openSession(tx, now, {
    ...{ accountId, acr, idToken, userAgent, method: 'proconnect', replaces: session },
    authenticatedAt: provedAt(proof, now),
  });
  await log(kind === 'created' ? 'account:create' : 'account:login', { acr, by: 'proconnect' });
  return { kind: 'signed-in', token, returnTo };
}

/** Not recent when the provider does not say; never later than now, whatever its clock says. */
const provedAt = ({ authenticatedAt }: Proof, now: Date): string =>
  new Date(Math.min(authenticatedAt ?? now.getTime() - RECENT_MS, now.getTime())).toISOString();
