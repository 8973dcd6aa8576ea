/** What staff holds besides the objects themselves: who reads what, what the machine noticed, what is written once. */
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
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { account, by } from './accounts.ts';
import { assessment, evidence } from './assessments.ts';
import { solution } from './listings.ts';
import { organisation } from './organisations.ts';
import { at } from './columns.ts';

/** One moderator at a time on what is not a listing revision (which holds its own reviewer). */
export const moderationHold = pgTable(
  'moderation_hold',
  {
    /** kind of item of the queue, and its id there */
    kind: text('kind').notNull(),
    objectId: text('object_id').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    heldAt: at('held_at').notNull(),
    /** last act of the holder: released by the clock after 5 days without one */
    actedAt: at('acted_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.objectId] })],
);

/** What the machine noticed. It accuses nobody: a person decides. The same fact is signalled once. */
export const moderationSignal = pgTable(
  'moderation_signal',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kind: text('kind', {
      enum: ['dead-evidence', 'suspicious-evidence', 'duplicate', 'licence-mismatch', 'score-jump'],
    }).notNull(),
    /** same key, same fact: `dead-evidence:<evidence id>:<day of the first failure>` */
    key: text('key').notNull().unique(),
    solutionId: uuid('solution_id')
      .notNull()
      .references(() => solution.id, { onDelete: 'cascade' }),
    assessmentId: uuid('assessment_id').references(() => assessment.id, { onDelete: 'cascade' }),
    criterion: text('criterion'),
    evidenceId: uuid('evidence_id').references(() => evidence.id, { onDelete: 'cascade' }),
    /** the other solution of a likely duplicate */
    otherSolutionId: uuid('other_solution_id').references(() => solution.id, {
      onDelete: 'cascade',
    }),
    /** figures the sentence on screen is made from */
    detail: jsonb('detail').$type<Record<string, string | number>>().notNull().default({}),
    /** holds back the publication of an attested assessment until a person decided */
    holdsPublication: boolean('holds_publication').notNull().default(false),
    status: text('status', { enum: ['open', 'handled', 'dismissed'] })
      .notNull()
      .default('open'),
    raisedAt: at('raised_at').notNull(),
    decidedAt: at('decided_at'),
    decidedBy: by('decided_by'),
    reason: text('reason'),
  },
  (t) => [
    index('moderation_signal_open')
      .on(t.raisedAt)
      .where(sql`status = 'open'`),
    index('moderation_signal_solution').on(t.solutionId),
    check('moderation_signal_status', sql`${t.status} in ('open','handled','dismissed')`),
  ],
);

/** Whether the address given as a proof still answers; written by the clock where such checks are switched on. */
export const evidenceLinkCheck = pgTable(
  'evidence_link_check',
  {
    evidenceId: uuid('evidence_id')
      .primaryKey()
      .references(() => evidence.id, { onDelete: 'cascade' }),
    /** the address that was asked: another one starts afresh */
    url: text('url').notNull(),
    checkedAt: at('checked_at').notNull(),
    /** `404`, `410`, `no-such-host`, or what else was answered */
    outcome: text('outcome').notNull(),
    /** first of the checks in a row that found it gone; null: it answers */
    failingSince: at('failing_since'),
  },
  (t) => [index('evidence_link_check_checked').on(t.checkedAt)],
);

/** Words staff writes once and uses often; edited by staff. */
export const savedReply = pgTable('saved_reply', {
  id: uuid('id').primaryKey().defaultRandom(),
  title: text('title').notNull().unique(),
  body: text('body').notNull(),
  /** where it is proposed first */
  use: text('use', {
    enum: ['request-changes', 'refuse', 'evidence', 'not-applicable', 'dispute', 'any'],
  }).notNull(),
  version: integer('version').notNull().default(1),
  updatedBy: by('updated_by'),
  updatedAt: at('updated_at').notNull(),
});

/** An act that two different people must want: proposed by one, confirmed by another, before it takes effect. */
export const twoPersonAct = pgTable(
  'two_person_act',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    action: text('action').notNull(),
    objectType: text('object_type').notNull(),
    objectId: text('object_id').notNull(),
    reason: text('reason').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
    status: text('status', { enum: ['proposed', 'confirmed', 'cancelled', 'expired'] }).notNull(),
    proposedBy: by('proposed_by').notNull(),
    proposedAt: at('proposed_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    decidedBy: by('decided_by'),
    decidedAt: at('decided_at'),
  },
  (t) => [
    uniqueIndex('two_person_act_one_open')
      .on(t.action, t.objectType, t.objectId)
      .where(sql`status = 'proposed'`),
    check(
      'two_person_act_two',
      sql`${t.status} <> 'confirmed' or ${t.decidedBy} <> ${t.proposedBy}`,
    ),
  ],
);

/** An address that moved: a renamed or merged page. Chains are flattened when written: a target is never itself moved. */
export const movedAddress = pgTable(
  'moved_address',
  {
    kind: text('kind', { enum: ['solution', 'organisation'] }).notNull(),
    slug: text('slug').notNull(),
    solutionId: uuid('solution_id').references(() => solution.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id').references(() => organisation.id, {
      onDelete: 'cascade',
    }),
    movedAt: at('moved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.slug] }),
    check(
      'moved_address_target',
      sql`(${t.kind} = 'solution') = (${t.solutionId} is not null) and (${t.kind} = 'organisation') = (${t.organisationId} is not null)`,
    ),
  ],
);

/** Words that found nothing, counted by day, without anything about who typed them. */
export const searchMiss = pgTable(
  'search_miss',
  {
    day: date('day', { mode: 'string' }).notNull(),
    /** folded and cut to 80 characters */
    words: text('words').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.words] })],
);

/** One row: whether writing is suspended for everyone but administrators. */
export const siteState = pgTable(
  'site_state',
  {
    only: boolean('only').primaryKey().default(true),
    readOnlySince: at('read_only_since'),
    readOnlyReason: text('read_only_reason'),
    readOnlyBy: by('read_only_by'),
  },
  (t) => [check('site_state_one_row', sql`${t.only}`)],
);

/** What was announced about a criteria set; its content is in `packages/criteria`, known by its hash. */
export const criteriaRelease = pgTable('criteria_release', {
  version: text('version').primaryKey(),
  hash: text('hash').notNull(),
  announcedAt: at('announced_at').notNull(),
  announcedBy: by('announced_by'),
  inForceOn: date('in_force_on', { mode: 'string' }).notNull(),
  inForceAt: at('in_force_at'),
});

/** What a set announced would change for one assessed solution; private to its vendor and to staff. */
export const criteriaSimulation = pgTable(
  'criteria_simulation',
  {
    version: text('version')
      .notNull()
      .references(() => criteriaRelease.version, { onDelete: 'cascade' }),
    solutionId: uuid('solution_id')
      .notNull()
      .references(() => solution.id, { onDelete: 'cascade' }),
    /** see `packages/criteria`: scores before and after, prerequisites, what must be answered again */
    result: jsonb('result').$type<Record<string, unknown>>().notNull(),
    /** change of the declared score, basis points; null when one of the two is null */
    change: integer('change'),
    /** prerequisites missing before and no longer, and the reverse: what the report counts */
    won: text('won').array().notNull(),
    lost: text('lost').array().notNull(),
    /** criteria to answer or to confirm again */
    toAnswer: integer('to_answer').notNull(),
    simulatedAt: at('simulated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.version, t.solutionId] }),
    index('criteria_simulation_change').on(t.version, t.change),
  ],
);
