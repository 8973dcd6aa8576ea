/** What a vendor prepares and a moderator decides, before the public reads it. */
import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { FieldProblem, Listing } from '@gouvtech/domain';
import { account } from './accounts.ts';
import { solution } from './listings.ts';
import { organisation } from './organisations.ts';
import { at } from './columns.ts';

const ofSolution = () =>
  uuid('solution_id')
    .notNull()
    .references(() => solution.id, { onDelete: 'cascade' });

/** Who may be reached about a listing: gates of its publication, never shown to the public. */
export const listingContact = pgTable('listing_contact', {
  solutionId: ofSolution().primaryKey(),
  legalName: text('legal_name'),
  legalEmail: text('legal_email'),
  /** mailbox or address of a page where a flaw is reported */
  security: text('security'),
  updatedAt: at('updated_at').notNull(),
});

/** The next state of a listing, while it is written then reviewed; the published one stays up. At most one open. */
export const listingRevision = pgTable(
  'listing_revision',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    solutionId: ofSolution(),
    status: text('status', {
      enum: [
        'draft',
        'submitted',
        'in_review',
        'changes_requested',
        'rejected',
        'published',
        'archived',
      ],
    }).notNull(),
    statusSince: at('status_since').notNull(),
    /** may be incomplete while it is a draft */
    content: jsonb('content').$type<Partial<Listing>>().notNull(),
    /** raised by 1 at each save: the ETag */
    version: integer('version').notNull().default(1),
    /** published version it started from; null: none yet */
    baseVersion: integer('base_version'),
    /** the signatory or member who stated that it is accurate, at submission */
    statedBy: uuid('stated_by').references(() => account.id),
    statedAt: at('stated_at'),
    reviewerId: uuid('reviewer_id').references(() => account.id),
    /** why it was refused, or what must change: one sentence for the whole */
    reason: text('reason'),
    /** what must change, each bound to a field */
    requests: jsonb('requests').$type<FieldProblem[]>().notNull().default([]),
    /** text of the `publiccode.yml` it was filled from, as it was given */
    sourceDocument: text('source_document'),
    updatedBy: uuid('updated_by').references(() => account.id),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('listing_revision_one_open')
      .on(t.solutionId)
      .where(sql`status in ('draft','submitted','in_review','changes_requested','rejected')`),
    index('listing_revision_queue')
      .on(t.statusSince)
      .where(sql`status in ('submitted','in_review')`),
    check(
      'listing_revision_status',
      sql`${t.status} in ('draft','submitted','in_review','changes_requested','rejected','published','archived')`,
    ),
  ],
);

/** A vendor says that an imported listing is about its product. */
export const claim = pgTable(
  'claim',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    solutionId: ofSolution(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    status: text('status', { enum: ['requested', 'accepted', 'refused', 'withdrawn'] }).notNull(),
    message: text('message').notNull(),
    reason: text('reason'),
    createdAt: at('created_at').notNull(),
    decidedAt: at('decided_at'),
    decidedBy: uuid('decided_by').references(() => account.id),
  },
  (t) => [
    uniqueIndex('claim_one_open')
      .on(t.solutionId, t.organisationId)
      .where(sql`status = 'requested'`),
    uniqueIndex('claim_one_accepted')
      .on(t.solutionId)
      .where(sql`status = 'accepted'`),
    check('claim_status', sql`${t.status} in ('requested','accepted','refused','withdrawn')`),
  ],
);
