import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { account } from './accounts.ts';
import { at } from './columns.ts';

/** Vendors, hosts, auditors: any body that acts in the catalogue. */
export const organisation = pgTable(
  'organisation',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    kind: text('kind', {
      enum: ['company', 'cooperative', 'association', 'public-body'],
    }).notNull(),
    /** `pending` until a moderator, or ProConnect's representative level, verified who asks */
    status: text('status', { enum: ['pending', 'verified', 'refused', 'closed'] })
      .notNull()
      .default('verified'),
    statusReason: text('status_reason'),
    statusSince: at('status_since').notNull().defaultNow(),
    /** 9 digits, null for a foreign company without one */
    siren: text('siren'),
    /** what identifies a foreign company at home: register and number, as its vendor wrote it */
    foreignId: text('foreign_id'),
    country: text('country').notNull().default('FR'),
    city: text('city'),
    headcount: integer('headcount'),
    website: text('website'),
    /** where the catalogue and its moderators write; never public */
    contactEmail: text('contact_email'),
    /** SIREN of the parents it declares, and of theirs: an audit inside a group is refused (guard I1) */
    parentSirens: text('parent_sirens')
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    verifiedOn: date('verified_on'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    check('organisation_siren', sql`${t.siren} is null or ${t.siren} ~ '^[0-9]{9}$'`),
    check('organisation_status', sql`${t.status} in ('pending','verified','refused','closed')`),
    // A refused or closed one frees its number: whoever really is that organisation may come.
    uniqueIndex('organisation_open_siren')
      .on(t.siren)
      .where(sql`status in ('pending','verified')`),
    uniqueIndex('organisation_open_foreign_id')
      .on(t.country, sql`lower(foreign_id)`)
      .where(sql`status in ('pending','verified')`),
    index('organisation_pending')
      .on(t.statusSince)
      .where(sql`status = 'pending'`),
  ],
);

const ofOrganisation = () =>
  uuid('organisation_id')
    .notNull()
    .references(() => organisation.id, { onDelete: 'cascade' });

/** A person in an organisation. Active ones are members; signatory and administrator come on top, each by itself. */
export const membership = pgTable(
  'membership',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: ofOrganisation(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    status: text('status', {
      enum: ['requested', 'active', 'refused', 'removed', 'left'],
    }).notNull(),
    signatory: boolean('signatory').notNull().default(false),
    administrator: boolean('administrator').notNull().default(false),
    /** in a labeller organisation: may be of an audit team, may decide on labels */
    auditor: boolean('auditor').notNull().default(false),
    decider: boolean('decider').notNull().default(false),
    /** what they do there, as shown beside a signature: « directrice générale » */
    position: text('position'),
    message: text('message'),
    reason: text('reason'),
    createdAt: at('created_at').notNull(),
    decidedAt: at('decided_at'),
    decidedBy: uuid('decided_by').references(() => account.id),
  },
  (t) => [
    uniqueIndex('membership_one_open')
      .on(t.organisationId, t.accountId)
      .where(sql`status in ('requested','active')`),
    index('membership_account').on(t.accountId),
    index('membership_requested')
      .on(t.createdAt)
      .where(sql`status = 'requested'`),
    check(
      'membership_status',
      sql`${t.status} in ('requested','active','refused','removed','left')`,
    ),
  ],
);

/** An address invited with its roles; accepted through a single-use mailed link. */
export const invitation = pgTable(
  'invitation',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: ofOrganisation(),
    email: text('email').notNull(),
    signatory: boolean('signatory').notNull().default(false),
    administrator: boolean('administrator').notNull().default(false),
    tokenHash: text('token_hash').notNull().unique(),
    invitedBy: uuid('invited_by')
      .notNull()
      .references(() => account.id),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    acceptedAt: at('accepted_at'),
    acceptedBy: uuid('accepted_by').references(() => account.id),
    revokedAt: at('revoked_at'),
  },
  (t) => [index('invitation_organisation').on(t.organisationId)],
);
