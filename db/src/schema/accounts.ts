/** People, the ways they prove who they are, and their sessions. Times are UTC. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { at } from './columns.ts';

/** A deleted account keeps its row, without name nor address: what it wrote stays signed by « un ancien membre ». */
export const account = pgTable(
  'account',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    givenName: text('given_name').notNull(),
    usualName: text('usual_name').notNull(),
    /** lower case; null once deleted */
    email: text('email'),
    /** 14 digits, as the last ProConnect login said */
    siret: text('siret'),
    /** ProConnect `roles` contains `agent_public` */
    publicAgent: boolean('public_agent').notNull().default(false),
    staff: text('staff', { enum: ['moderator', 'administrator'] }),
    demonstration: boolean('demonstration').notNull().default(false),
    createdAt: at('created_at').notNull(),
    lastSeenAt: at('last_seen_at'),
    blockedAt: at('blocked_at'),
    deletedAt: at('deleted_at'),
  },
  (t) => [
    uniqueIndex('account_email').on(t.email),
    check('account_email_lower', sql`${t.email} = lower(${t.email})`),
    check('account_staff', sql`${t.staff} in ('moderator','administrator')`),
    check('account_deleted', sql`(${t.deletedAt} is null) = (${t.email} is not null)`),
  ],
);

const ofAccount = () =>
  uuid('account_id')
    .notNull()
    .references(() => account.id, { onDelete: 'cascade' });

/** `(issuer, subject)` is who logs in; the address is only how to write to them (ProConnect, section 8). */
export const accountIdentity = pgTable(
  'account_identity',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    accountId: ofAccount(),
    identityProvider: text('identity_provider'),
    linkedAt: at('linked_at').notNull(),
    lastLoginAt: at('last_login_at'),
  },
  (t) => [
    primaryKey({ columns: [t.issuer, t.subject] }),
    index('account_identity_account').on(t.accountId),
  ],
);

export const session = pgTable(
  'session',
  {
    /** SHA-256 (hex) of the cookie: the table alone opens nothing */
    tokenHash: text('token_hash').primaryKey(),
    /** what the account page names it by */
    id: uuid('id').notNull().unique().defaultRandom(),
    accountId: ofAccount(),
    method: text('method', { enum: ['proconnect', 'mail-link'] }).notNull(),
    /** confidence level the provider gave, null for a mailed link */
    acr: text('acr'),
    /** when the person last proved who they are */
    authenticatedAt: at('authenticated_at').notNull(),
    createdAt: at('created_at').notNull(),
    lastUsedAt: at('last_used_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    /** kept for the logout at ProConnect */
    idToken: text('id_token'),
    userAgent: text('user_agent'),
  },
  (t) => [index('session_account').on(t.accountId), index('session_expires').on(t.expiresAt)],
);

/** One login on its way through ProConnect, bound to one browser, used once. */
export const loginAttempt = pgTable(
  'login_attempt',
  {
    /** SHA-256 (hex) of the browser's short-lived cookie joined to the state */
    keyHash: text('key_hash').primaryKey(),
    nonce: text('nonce').notNull(),
    codeVerifier: text('code_verifier').notNull(),
    /** checked relative path */
    returnTo: text('return_to').notNull(),
    /** confidence levels accepted, as asked of the provider; empty: any */
    acrValues: text('acr_values').array().notNull(),
    createdAt: at('created_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [index('login_attempt_created').on(t.createdAt)],
);

/** A single-use address sent by mail: to log in, to join an organisation, to prove a mailbox. */
export const mailLink = pgTable(
  'mail_link',
  {
    tokenHash: text('token_hash').primaryKey(),
    purpose: text('purpose', { enum: ['login', 'link-identity'] }).notNull(),
    email: text('email').notNull(),
    accountId: uuid('account_id').references(() => account.id, { onDelete: 'cascade' }),
    /** `link-identity`: the identity that waits for the proof */
    issuer: text('issuer'),
    subject: text('subject'),
    returnTo: text('return_to').notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [index('mail_link_expires').on(t.expiresAt)],
);

/** Counters of attempts that must survive a restart: one row per key and window. */
export const throttle = pgTable(
  'throttle',
  {
    key: text('key').notNull(),
    windowStart: at('window_start').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.key, t.windowStart] }),
    index('throttle_window').on(t.windowStart),
  ],
);

/** Who did it; null for the clock and for what the demonstration tells. */
export const by = (name: string) => uuid(name).references(() => account.id);
