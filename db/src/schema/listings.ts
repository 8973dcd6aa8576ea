import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Listing } from '@gouvtech/domain';
import {
  AUDIENCE_CODES,
  CHANNEL_CODES,
  DEPLOYMENT_CODES,
  LISTING_STATUSES,
  PRICE_UNITS,
  QUALIFICATION_CODES,
} from '@gouvtech/domain';
import { account } from './accounts.ts';
import { organisation } from './organisations.ts';

const oneOf = (column: unknown, codes: readonly string[]) =>
  sql`${column} in (${sql.raw(codes.map((code) => `'${code}'`).join(','))})`;

/** The thirty functional domains; labels live in `packages/domain`, the table is what foreign keys hold on to. */
export const domain = pgTable('domain', { code: text('code').primaryKey() });

export const solution = pgTable(
  'solution',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** position in the bit strings of the read model; never reused */
    ordinal: serial('ordinal').notNull().unique(),
    slug: text('slug').notNull().unique(),
    organisationId: uuid('organisation_id').references(() => organisation.id),
    status: text('status', { enum: LISTING_STATUSES }).notNull(),
    statusReason: text('status_reason'),
    statusSince: timestamp('status_since', { withTimezone: true }).notNull().defaultNow(),
    /** where an imported entry comes from: `sill-2022`, `beta.gouv.fr`…; null for a listing made here */
    source: text('source'),
    /** identity of an imported entry, whatever the file or edition: `sill:7zip` */
    sourceId: text('source_id').unique(),
    sourceUrl: text('source_url'),
    importedAt: timestamp('imported_at', { withTimezone: true }),
    /** invented data, shown as such */
    demonstration: boolean('demonstration').notNull().default(false),
    /** number of the version the public reads, null before the first publication */
    publishedVersion: integer('published_version'),
    publishedAt: timestamp('published_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    /** when the vendor last said that the listing is still true; archived 24 months later */
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
  },
  (t) => [
    check('solution_status', oneOf(t.status, LISTING_STATUSES)),
    check('solution_slug', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    index('solution_organisation').on(t.organisationId),
    index('solution_demonstration')
      .on(t.ordinal)
      .where(sql`demonstration`),
  ],
);

const ofSolution = () =>
  uuid('solution_id')
    .notNull()
    .references(() => solution.id, { onDelete: 'cascade' });

/** Append-only: every change to a published listing is a new row. */
export const listingVersion = pgTable(
  'listing_version',
  {
    solutionId: ofSolution(),
    version: integer('version').notNull(),
    content: jsonb('content').$type<Listing>().notNull(),
    /** what changed, in French, for the history page */
    reason: text('reason').notNull(),
    author: text('author').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** minor changes went live by themselves: a moderator still reads them */
    toAcknowledge: boolean('to_acknowledge').notNull().default(false),
    acknowledgedAt: timestamp('acknowledged_at', { withTimezone: true }),
    acknowledgedBy: uuid('acknowledged_by').references(() => account.id),
  },
  (t) => [
    primaryKey({ columns: [t.solutionId, t.version] }),
    index('listing_version_to_acknowledge')
      .on(t.createdAt)
      .where(sql`to_acknowledge and acknowledged_at is null`),
  ],
);

/** Current facts of the listing in columns, so that SQL can hold on to them; written with each version. */
export const listing = pgTable('listing', {
  solutionId: ofSolution().primaryKey(),
  name: text('name').notNull(),
  summary: text('summary').notNull(),
  description: text('description').notNull(),
  website: text('website'),
  repository: text('repository'),
  documentation: text('documentation'),
  licenceKind: text('licence_kind', {
    enum: ['spdx', 'proprietary', 'to-verify', 'unknown'],
  }).notNull(),
  licenceSpdx: text('licence_spdx'),
  licenceRaw: text('licence_raw'),
  pricing: text('pricing', {
    enum: ['public', 'on-request', 'quote', 'free', 'unknown'],
  }).notNull(),
  tags: text('tags').array().notNull(),
  alternativeTo: text('alternative_to').array().notNull(),
});

export const listingDomain = pgTable(
  'listing_domain',
  {
    solutionId: ofSolution(),
    domain: text('domain')
      .notNull()
      .references(() => domain.code),
  },
  (t) => [primaryKey({ columns: [t.solutionId, t.domain] })],
);

export const listingAudience = pgTable(
  'listing_audience',
  {
    solutionId: ofSolution(),
    audience: text('audience', { enum: AUDIENCE_CODES }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.solutionId, t.audience] }),
    check('listing_audience_code', oneOf(t.audience, AUDIENCE_CODES)),
  ],
);

export const listingDeployment = pgTable(
  'listing_deployment',
  {
    solutionId: ofSolution(),
    deployment: text('deployment', { enum: DEPLOYMENT_CODES }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.solutionId, t.deployment] }),
    check('listing_deployment_code', oneOf(t.deployment, DEPLOYMENT_CODES)),
  ],
);

export const hosting = pgTable('hosting', {
  solutionId: ofSolution().primaryKey(),
  host: text('host').notNull(),
  hostCountry: text('host_country').notNull(),
  foreignControl: text('foreign_control', {
    enum: ['none', 'subcontractor-no-access', 'subcontractor-access', 'controlled', 'unknown'],
  }).notNull(),
  parentName: text('parent_name'),
  parentCountry: text('parent_country'),
  production: text('production').array().notNull(),
  backups: text('backups').array().notNull(),
  logs: text('logs').array().notNull(),
  support: text('support').array().notNull(),
  recovery: text('recovery').array().notNull(),
});

export const hostingQualification = pgTable(
  'hosting_qualification',
  {
    solutionId: ofSolution(),
    position: smallint('position').notNull(),
    code: text('code', { enum: QUALIFICATION_CODES }).notNull(),
    scope: text('scope', { enum: ['service', 'infrastructure'] }).notNull(),
    state: text('state', { enum: ['held', 'in-progress'] }).notNull(),
    reference: text('reference'),
    until: date('until'),
  },
  (t) => [
    primaryKey({ columns: [t.solutionId, t.position] }),
    check('hosting_qualification_code', oneOf(t.code, QUALIFICATION_CODES)),
  ],
);

export const purchaseChannel = pgTable(
  'purchase_channel',
  {
    solutionId: ofSolution(),
    position: smallint('position').notNull(),
    channel: text('channel', { enum: CHANNEL_CODES }).notNull(),
    reference: text('reference'),
    lot: text('lot'),
    until: date('until'),
    beneficiaries: text('beneficiaries'),
    url: text('url'),
  },
  (t) => [
    primaryKey({ columns: [t.solutionId, t.position] }),
    check('purchase_channel_code', oneOf(t.channel, CHANNEL_CODES)),
  ],
);

export const price = pgTable(
  'price',
  {
    solutionId: ofSolution(),
    position: smallint('position').notNull(),
    stage: text('stage', { enum: ['entry', 'recurring', 'exit'] }).notNull(),
    /** euro cents, excluding tax; null = on quotation */
    amountCents: integer('amount_cents'),
    unit: text('unit', { enum: PRICE_UNITS }).notNull(),
    note: text('note'),
  },
  (t) => [
    primaryKey({ columns: [t.solutionId, t.position] }),
    check('price_unit', oneOf(t.unit, PRICE_UNITS)),
  ],
);

export const reference = pgTable(
  'reference',
  {
    solutionId: ofSolution(),
    position: smallint('position').notNull(),
    organisation: text('organisation').notNull(),
    usage: text('usage'),
    sinceYear: smallint('since_year'),
    confirmedOn: date('confirmed_on'),
  },
  (t) => [primaryKey({ columns: [t.solutionId, t.position] })],
);
