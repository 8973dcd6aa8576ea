/** Sessions: opaque, kept in the database, re-read at each request (security-reliability, section 2). */
import { createHash, randomBytes } from 'node:crypto';
import type { Database, Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import {
  deleteByToken,
  findSession,
  insertSession,
  touchSession,
  type Alongside,
  type SessionRow,
} from './session-repository.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Same life as a ProConnect session. */
const ABSOLUTE_MS = 12 * HOUR_MS;
const IDLE_MS = 8 * HOUR_MS;
const STAFF_IDLE_MS = 30 * MINUTE_MS;
/** The last use is written at most this often: reading a page must not cost a write. */
const TOUCH_MS = MINUTE_MS;
/** Acts that commit the organisation ask for a login this recent. */
export const RECENT_MS = 15 * MINUTE_MS;
const USER_AGENT_MAX = 300;

/** Several factors; `eidas0-mfa` proves too little for those who moderate (ProConnect, section 6). */
export const STRONG_LEVELS = ['eidas1-mfa', 'eidas2', 'eidas3'];

export type NewLogin = {
  accountId: string;
  method: 'proconnect' | 'mail-link';
  /** confidence level, as the provider signed it */
  acr?: string | null;
  /** when the person proved who they are, UTC */
  authenticatedAt: string;
  idToken?: string | null;
  userAgent?: string | undefined;
  /** cookie of the session it takes the place of: an identifier never survives a login */
  replaces?: string | undefined;
};

export type SignedIn = {
  actor: Person;
  /** id of the session, as the account page names it; never the cookie */
  sessionId: string;
  account: Omit<SessionRow['account'], 'blocked'>;
  organisations: SessionRow['memberships'];
  /** what the route asked to read in the same round trip */
  alongside?: unknown;
  unread: number;
};

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** @returns the value of the cookie: 256 random bits, of which only the hash is kept. */
export async function openSession(db: Db, now: Date, login: NewLogin): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const at = now.toISOString();
  if (login.replaces) await deleteByToken(db, hashOf(login.replaces));
  await insertSession(db, {
    tokenHash: hashOf(token),
    accountId: login.accountId,
    method: login.method,
    acr: login.acr ?? null,
    authenticatedAt: login.authenticatedAt,
    createdAt: at,
    lastUsedAt: at,
    expiresAt: new Date(now.getTime() + ABSOLUTE_MS).toISOString(),
    idToken: login.idToken ?? null,
    userAgent: login.userAgent?.slice(0, USER_AGENT_MAX) ?? null,
  });
  return token;
}

/** @returns null when the cookie opens nothing: unknown, ended, idle for too long, blocked account. */
export async function readSession(
  database: Database,
  now: Date,
  token: string,
  also?: { read: Alongside; of: string },
): Promise<SignedIn | null> {
  const { db } = database;
  const tokenHash = hashOf(token);
  const row = await findSession(database, tokenHash, also);
  if (!row || row.account.blocked) return null;
  const idle = now.getTime() - Date.parse(row.lastUsedAt);
  const allowed = row.account.staff ? STAFF_IDLE_MS : IDLE_MS;
  if (idle > allowed || now.getTime() >= Date.parse(row.expiresAt)) {
    await deleteByToken(db, tokenHash);
    return null;
  }
  if (idle > TOUCH_MS) await touchSession(db, tokenHash, now.toISOString());
  return signedIn(row, now);
}

/** @returns the ID token kept for the logout at the provider, null when there is none. */
export async function closeSession({ db }: Database, token: string): Promise<string | null> {
  const [ended] = await deleteByToken(db, hashOf(token));
  return ended?.idToken ?? null;
}

function signedIn(row: SessionRow, now: Date): SignedIn {
  const { id, givenName, usualName, email, publicAgent } = row.account;
  // A mailbox is not enough for those who moderate.
  const staff = row.method === 'proconnect' ? row.account.staff : null;
  return {
    sessionId: row.id,
    account: { id, givenName, usualName, email, publicAgent, staff },
    organisations: row.memberships,
    alongside: row.alongside,
    unread: row.unread,
    actor: {
      kind: 'person',
      accountId: id,
      staff,
      publicAgent,
      memberships: row.memberships.map(
        ({ organisationId, signatory, administrator, auditor, decider }) => ({
          ...{ organisationId, signatory, administrator },
          ...(auditor && { auditor }),
          ...(decider && { decider }),
        }),
      ),
      strong: row.acr !== null && STRONG_LEVELS.includes(row.acr),
      recent: now.getTime() - Date.parse(row.authenticatedAt) < RECENT_MS,
    },
  };
}
