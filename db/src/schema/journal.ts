/** What happened, and what must still be sent. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { at } from './columns.ts';

/**
 * Every act, append-only. A trigger numbers each row and chains it to the one before:
 * `hash = SHA-256(seq || ' ' || previous_hash || ' ' || content)`. People are in it by pseudonymous id only,
 * so that erasing a person does not break the chain.
 */
export const event = pgTable(
  'event',
  {
    /** from 1, without gaps; given by the trigger */
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    at: at('at').notNull(),
    /** account, or null for the clock and for people who are not signed in */
    actor: uuid('actor'),
    action: text('action').notNull(),
    objectType: text('object_type').notNull(),
    objectId: text('object_id').notNull(),
    organisationId: uuid('organisation_id'),
    solutionId: uuid('solution_id'),
    /** canonical JSON (RFC 8785) of the whole event: the bytes that are hashed */
    content: text('content').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    index('event_object').on(t.objectType, t.objectId, t.seq),
    index('event_solution').on(t.solutionId, t.seq),
    index('event_organisation').on(t.organisationId, t.seq),
    index('event_actor').on(t.actor, t.seq),
    index('event_action').on(t.action, t.seq),
    index('event_at').on(t.at),
  ],
);

/** One row: its lock puts writers of the chain in line. */
export const eventHead = pgTable(
  'event_head',
  {
    only: boolean('only').primaryKey().default(true),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
    /** kept so that one statement advances the chain and returns what was before */
    previousHash: text('previous_hash').notNull().default(''),
  },
  (t) => [check('event_head_one_row', sql`${t.only}`)],
);

/** A mail is written with the act that causes it, in its transaction, and sent afterwards: never lost, never twice. */
export const outboxMail = pgTable(
  'outbox_mail',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** same key, same mail: `evidence-expiry:<id>:30` */
    key: text('key').notNull().unique(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    /** plain text */
    body: text('body').notNull(),
    createdAt: at('created_at').notNull(),
    sentAt: at('sent_at'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: at('next_attempt_at').notNull(),
    lastError: text('last_error'),
  },
  (t) => [
    index('outbox_mail_due')
      .on(t.nextAttemptAt)
      .where(sql`sent_at is null`),
    index('outbox_mail_created').on(t.createdAt),
  ],
);

/** The answer given to a creation, so that the same request sent twice makes one object. Kept 24 hours. */
export const idempotencyKey = pgTable(
  'idempotency_key',
  {
    accountId: uuid('account_id').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status').notNull(),
    body: jsonb('body').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.key] }),
    index('idempotency_key_created').on(t.createdAt),
  ],
);
