/**
 * The address of a new identity already belongs to an account. It may be the same person through another identity
 * provider, or somebody else's claim: the mailbox decides (ProConnect, section 8).
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '@gouvtech/db';
import type { Identity } from './claims.ts';
import { letter, queueMail } from '../../mail/index.ts';
import { insertLink, wasLinkSent } from './mailbox-proof-repository.ts';

const VALID_MINUTES = 15;
/** One mail in this time, however often the login is tried. */
const QUIET_MS = 5 * 60_000;

type Asked = { accountId: string; identity: Identity; returnTo: string; publicOrigin: string };

/** Writes the link and its mail in the transaction; nothing when one has just left. */
export async function askMailboxProof(db: Db, now: Date, asked: Asked): Promise<void> {
  const { accountId, identity, returnTo, publicOrigin } = asked;
  const { email, issuer, subject } = identity;
  if (await wasLinkSent(db, email, new Date(now.getTime() - QUIET_MS).toISOString())) return;
  const token = randomBytes(32).toString('base64url');
  const tokenHash = createHash('sha256').update(token).digest('hex');
  const createdAt = now.toISOString();
  const expiresAt = new Date(now.getTime() + VALID_MINUTES * 60_000).toISOString();
  await insertLink(db, {
    ...{ tokenHash, purpose: 'link-identity' as const, email, accountId },
    ...{ issuer, subject, returnTo, createdAt, expiresAt },
  });
  await queueMail(db, {
    key: `link-identity:${tokenHash}`,
    to: email,
    subject: 'Confirmez votre adresse pour vous connecter au Catalogue GouvTech',
    body: letter([
      'Quelqu’un vient de se connecter par ProConnect au Catalogue GouvTech avec votre adresse, par un autre fournisseur d’identité que d’habitude.',
      `Si c’est vous, ouvrez ce lien dans les ${VALID_MINUTES} minutes pour rattacher cette identité à votre compte :\n${publicOrigin}/connexion/lien?jeton=${token}`,
      'Si ce n’est pas vous, ne faites rien : votre compte ne change pas.',
    ]),
    at: createdAt,
  });
}
