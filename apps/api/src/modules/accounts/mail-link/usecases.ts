/** Login by a link sent to a mailbox, for people ProConnect does not cover (security-reliability, section 2). */
import { createHash, randomBytes } from 'node:crypto';
import { appendEvent, type Database, type Db } from '@gouvtech/db';
import type { FieldProblem } from '@gouvtech/domain';
import { mailAddress, notAMailAddress } from '../../../contract/mail-address.ts';
import { invalidInput, ProblemError } from '../../../contract/problem-error.ts';
import { holderOf } from '../../../contract/reader-address.ts';
import { queueMail } from '../../mail/index.ts';
import { nameProblems, personNames, type Names } from '../names.ts';
import { safeReturnTo } from '../return-to.ts';
import { openSession } from '../sessions.ts';
import { demandFew } from '../throttle.ts';
import { blockedMail, linkMail, staffMail, SUBJECT, VALID_MINUTES } from './mails.ts';
import {
  deleteLinks,
  findAddressee,
  findLink,
  insertAccount,
  insertLoginLink,
  linkIdentity,
  touchAccount,
  useLinks,
  type Addressee,
  type Link,
} from './repository.ts';

const WINDOW_MS = 15 * 60_000;
const PER_ADDRESS = 5;
const PER_READER = 30;
const KEPT_MS = 24 * 3_600_000;

type Dependencies = { database: Database; clock: () => Date; publicOrigin: string };
export type Asked = { email: string; returnTo?: string | undefined; ip: string };
export type Confirmation = Partial<Names> & {
  token: string;
  /** cookie of the session it takes the place of */
  session: string | undefined;
  userAgent: string | undefined;
};
export type LinkView = { purpose: Link['purpose']; email: string; newAccount: boolean };
export type Confirmed =
  { kind: 'signed-in'; token: string; next: string } | { kind: 'identity-linked'; next: string };

export function mailLinkUseCases({ database, clock, publicOrigin }: Dependencies) {
  const { db } = database;

  /** Same answer, same writes but one, whoever has the address. Throttled before anything is looked up. */
  async function ask({ email: typed, returnTo, ip }: Asked): Promise<{ validMinutes: number }> {
    const now = clock();
    const email = mailAddress(typed);
    if (!email) throw invalidInput([{ path: 'email', message: notAMailAddress(typed) }]);
    const window = { windowMs: WINDOW_MS };
    await demandFew(db, now, [
      { what: 'mail-link-reader', whom: holderOf(ip), max: PER_READER, ...window },
      { what: 'mail-link-address', whom: email, max: PER_ADDRESS, ...window },
    ]);
    await deleteLinks(db, new Date(now.getTime() - KEPT_MS).toISOString());
    await database.transaction((tx) => write(tx, now, email, returnTo));
    return { validMinutes: VALID_MINUTES };
  }

  async function write(tx: Db, now: Date, email: string, returnTo: string | undefined) {
    const at = now.toISOString();
    const token = randomBytes(32).toString('base64url');
    const tokenHash = hashOf(token);
    const addressee = await findAddressee(tx, email);
    const shut = addressee?.staff || addressee?.blocked;
    if (!shut) {
      await insertLoginLink(tx, {
        ...{ tokenHash, email, returnTo: safeReturnTo(returnTo, publicOrigin), createdAt: at },
        expiresAt: new Date(now.getTime() + VALID_MINUTES * 60_000).toISOString(),
      });
    }
    const link = `${publicOrigin}/connexion/lien?jeton=${token}`;
    const body = shut ? shutMail(addressee!) : linkMail(link, addressee === null);
    await queueMail(tx, { key: `login:${tokenHash}`, to: email, subject: SUBJECT, body, at });
    await log(tx, at, 'account:ask-mail-link', addressee?.id ?? null, { refused: Boolean(shut) });
  }

  const shutMail = ({ blocked }: Addressee): string =>
    blocked
      ? blockedMail(`${publicOrigin}/mentions-legales`)
      : staffMail(`${publicOrigin}/connexion`);

  /** What a link would do, without using it: mail scanners open links too. @throws ProblemError `link-not-valid` */
  async function read(token: string): Promise<LinkView> {
    const { purpose, email } = valid(await findLink(db, hashOf(token), false), clock());
    const newAccount = purpose === 'login' && (await findAddressee(db, email)) === null;
    return { purpose, email, newAccount };
  }

  /**
   * Uses the link, once. An address without an account gets one, under the names given.
   * @throws ProblemError `link-not-valid`, `invalid-input` when the names are missing, `login-failed`
   */
  const confirm = (confirmation: Confirmation): Promise<Confirmed> =>
    database.transaction(async (tx) => {
      const now = clock();
      const link = valid(await findLink(tx, hashOf(confirmation.token), true), now);
      return link.purpose === 'login' ? signIn(tx, now, link, confirmation) : attach(tx, now, link);
    });

  async function signIn(tx: Db, now: Date, link: Link, asked: Confirmation): Promise<Confirmed> {
    const at = now.toISOString();
    const { email, returnTo } = link;
    const known = await findAddressee(tx, email);
    const addressee = known ?? (await create(tx, email, asked, at));
    if (addressee.staff || addressee.blocked) throw shutOut(addressee);
    const { id: accountId } = addressee;
    await useLinks(tx, link, at);
    await touchAccount(tx, accountId, at);
    const token = await openSession(tx, now, {
      ...{ accountId, method: 'mail-link', authenticatedAt: at, userAgent: asked.userAgent },
      replaces: asked.session,
    });
    const action = known ? 'account:login' : 'account:create';
    await log(tx, at, action, accountId, { by: 'mail-link' }, accountId);
    return { kind: 'signed-in', token, next: returnTo };
  }

  async function create(
    tx: Db,
    email: string,
    asked: Partial<Names>,
    at: string,
  ): Promise<Addressee> {
    const names = personNames(asked);
    const problems = nameProblems(names);
    if (problems.length > 0) throw invalidInput(problems);
    const id = await insertAccount(tx, { email, ...names }, at);
    // Another login created it in the meantime: the person clicks again, and enters.
    if (!id) throw new ProblemError('conflict', { detail: ALREADY_THERE });
    return { id, staff: false, blocked: false };
  }

  /** The mailbox proves that the new identity is the same person’s. */
  async function attach(tx: Db, now: Date, link: Link): Promise<Confirmed> {
    const at = now.toISOString();
    const { accountId, issuer, subject, returnTo } = link;
    if (!accountId || !issuer || !subject) throw notValid();
    const linked = await linkIdentity(tx, { accountId, issuer, subject }, at);
    await useLinks(tx, link, at);
    await log(tx, at, 'account:link-identity', accountId, { linked }, accountId);
    const next = `/api/v1/auth/proconnect/start?returnTo=${encodeURIComponent(returnTo)}`;
    return { kind: 'identity-linked', next };
  }

  const log = (
    tx: Db,
    at: string,
    action: string,
    accountId: string | null,
    data: Record<string, unknown>,
    actor: string | null = null,
  ) =>
    appendEvent(tx, {
      ...{ at, action, actor, data, role: actor ? 'person' : 'anonymous' },
      object: { type: accountId ? 'account' : 'login', id: accountId ?? 'unknown' },
    });

  return { ask, read, confirm };
}

export type MailLinkUseCases = ReturnType<typeof mailLinkUseCases>;

const ALREADY_THERE = 'Votre compte vient d’être créé par une autre page. Confirmez de nouveau.';
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

function valid(link: Link | null, now: Date): Link {
  if (!link || link.usedAt !== null || Date.parse(link.expiresAt) <= now.getTime())
    throw notValid();
  return link;
}

const notValid = () =>
  new ProblemError('link-not-valid', {
    detail: `Ce lien a déjà servi, ou date de plus de ${VALID_MINUTES} minutes. Demandez-en un nouveau.`,
  });

const shutOut = ({ blocked }: Addressee) =>
  new ProblemError('login-failed', {
    detail: blocked
      ? 'Ce compte est bloqué. Écrivez à l’exploitant du catalogue pour le contester.'
      : 'Ce compte modère le catalogue : il s’ouvre avec ProConnect seulement.',
  });
