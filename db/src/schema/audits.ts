/** Audits, and the labels they lead to (evaluation model, section 2). */
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
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { LabelObstacle } from '@gouvtech/criteria';
import {
  AUDIT_STATUSES,
  LABEL_STATUSES,
  OPEN_AUDIT_STATUSES,
  SEVERITIES,
  VERDICT_OUTCOMES,
} from '@gouvtech/domain';
import { account, by } from './accounts.ts';
import { assessment } from './assessments.ts';
import { solution } from './listings.ts';
import { organisation } from './organisations.ts';
import { snapshot } from './snapshots.ts';
import { at } from './columns.ts';

const list = (values: readonly string[]) => sql.raw(values.map((one) => `'${one}'`).join(','));
const ofSolution = () =>
  uuid('solution_id')
    .notNull()
    .references(() => solution.id, { onDelete: 'cascade' });

/** The level that the vendor was shown when its signatory asked. */
export type LevelEstimate = { level: number; obstacles: LabelObstacle[]; asOf: string };

/** One audit of a solution for a scheme, on a frozen snapshot. A surveillance looks again at a label already held. */
export const audit = pgTable(
  'audit',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** `A-2026-0007`: what people quote, and its address */
    reference: text('reference').notNull().unique(),
    kind: text('kind', { enum: ['full', 'surveillance'] })
      .notNull()
      .default('full'),
    solutionId: ofSolution(),
    scheme: text('scheme').notNull(),
    labellerId: uuid('labeller_id')
      .notNull()
      .references(() => organisation.id),
    /** the round that was public when it was asked, then the one frozen at the opening */
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessment.id, { onDelete: 'cascade' }),
    status: text('status', { enum: AUDIT_STATUSES }).notNull(),
    statusSince: at('status_since').notNull(),
    /** why it was declined, cancelled or reopened */
    statusReason: text('status_reason'),
    version: integer('version').notNull().default(1),
    /** null: asked by the clock, for a surveillance */
    requestedBy: by('requested_by'),
    requestedAt: at('requested_at').notNull(),
    message: text('message').notNull().default(''),
    estimate: jsonb('estimate').$type<LevelEstimate>(),
    /** the audit that an appeal reopened: nobody of its team is in this one */
    replacesId: uuid('replaces_id'),
    leadId: by('lead_id'),
    recusedId: by('recused_id'),
    recusedAt: at('recused_at'),
    recusalReason: text('recusal_reason'),
    openedAt: at('opened_at'),
    openingSnapshotId: uuid('opening_snapshot_id').references(() => snapshot.id),
    /** hex; one a surveillance of the scheme, drawn at the opening. Revealed when that surveillance closes. */
    seeds: text('seeds').array(),
    /** SHA-256 (hex) of each seed, public from the opening */
    seedCommitments: text('seed_commitments').array(),
    /** surveillance only: the criteria drawn, and those of the seed used */
    sample: text('sample').array(),
    contradictoryAt: at('contradictory_at'),
    repliesClosedAt: at('replies_closed_at'),
    /** it went back to fieldwork, which happens once */
    returnedAt: at('returned_at'),
    finalisedAt: at('finalised_at'),
    decidedBy: by('decided_by'),
    decidedAt: at('decided_at'),
    outcome: text('outcome', { enum: ['granted', 'refused', 'passed', 'failed'] }),
    decisionReason: text('decision_reason'),
    closingSnapshotId: uuid('closing_snapshot_id').references(() => snapshot.id),
    appealedBy: by('appealed_by'),
    appealedAt: at('appealed_at'),
    appealReason: text('appeal_reason'),
    appealDecidedBy: by('appeal_decided_by'),
    appealDecidedAt: at('appeal_decided_at'),
    appealOutcome: text('appeal_outcome', { enum: ['upheld', 'dismissed'] }),
    appealAnswer: text('appeal_answer'),
  },
  (t) => [
    check('audit_status', sql`${t.status} in (${list(AUDIT_STATUSES)})`),
    uniqueIndex('audit_one_open')
      .on(t.solutionId, t.scheme)
      .where(sql`status in (${list(OPEN_AUDIT_STATUSES)})`),
    index('audit_solution').on(t.solutionId),
    index('audit_labeller').on(t.labellerId, t.status),
    index('audit_contradictory')
      .on(t.contradictoryAt)
      .where(sql`status = 'contradictory'`),
    index('audit_appeal_pending')
      .on(t.appealedAt)
      .where(sql`appealed_at is not null and appeal_decided_at is null`),
  ],
);

const ofAudit = () =>
  uuid('audit_id')
    .notNull()
    .references(() => audit.id, { onDelete: 'cascade' });

/** The team. Who is recused leaves it; the audit keeps who it was. */
export const auditMember = pgTable(
  'audit_member',
  {
    auditId: ofAudit(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    namedBy: by('named_by'),
    namedAt: at('named_at').notNull(),
    /** signed: no advice on this solution in the last 24 months (guard I3) */
    signedAt: at('signed_at'),
  },
  (t) => [primaryKey({ columns: [t.auditId, t.accountId] })],
);

/** What an auditor found on one criterion; a draft until it has all it takes, applied to answers when the audit closes. */
export const auditVerdict = pgTable(
  'audit_verdict',
  {
    auditId: ofAudit(),
    criterion: text('criterion').notNull(),
    version: integer('version').notNull().default(1),
    /** kept as a draft: it does not count as given */
    draft: boolean('draft').notNull(),
    outcome: text('outcome', {
      enum: VERDICT_OUTCOMES,
    }),
    /** basis points, for `adjusted` only; a value of the rubric */
    value: integer('value'),
    methods: text('methods')
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    severity: text('severity', { enum: SEVERITIES }),
    /** published with the listing */
    finding: text('finding').notNull().default(''),
    /** for the team only */
    note: text('note').notNull().default(''),
    /** evidence consulted */
    evidenceIds: uuid('evidence_ids')
      .array()
      .notNull()
      .default(sql`'{}'::uuid[]`),
    writtenBy: by('written_by'),
    writtenAt: at('written_at').notNull(),
    /** the vendor’s, in the contradictory phase */
    reply: text('reply'),
    replyEvidenceIds: uuid('reply_evidence_ids')
      .array()
      .notNull()
      .default(sql`'{}'::uuid[]`),
    repliedBy: by('replied_by'),
    repliedAt: at('replied_at'),
  },
  (t) => [
    primaryKey({ columns: [t.auditId, t.criterion] }),
    check(
      'audit_verdict_value',
      sql`${t.value} is null or (${t.outcome} = 'adjusted' and ${t.value} between 0 and 10000)`,
    ),
  ],
);

/** A label, or its refusal. Its conditions were true of the snapshot of the decision. */
export const label = pgTable(
  'label',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** `L-2026-0003`: what people quote, and its address */
    reference: text('reference').notNull().unique(),
    solutionId: ofSolution(),
    scheme: text('scheme').notNull(),
    labellerId: uuid('labeller_id')
      .notNull()
      .references(() => organisation.id),
    auditId: ofAudit(),
    criteriaSet: text('criteria_set').notNull(),
    status: text('status', { enum: LABEL_STATUSES }).notNull(),
    statusSince: at('status_since').notNull(),
    /** why it is suspended, revoked, withdrawn or refused, as its page says */
    statusReason: text('status_reason'),
    version: integer('version').notNull().default(1),
    /** 0 for a refusal */
    level: smallint('level').notNull(),
    skippedThemes: text('skipped_themes')
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    conditions: text('conditions').notNull().default(''),
    grantedAt: at('granted_at').notNull(),
    grantedBy: by('granted_by'),
    /** first and last day, both included; null for a refusal */
    validFrom: date('valid_from', { mode: 'string' }),
    validUntil: date('valid_until', { mode: 'string' }),
    snapshotId: uuid('snapshot_id').references(() => snapshot.id),
    /** its place in the Bitstring Status Lists; null for a refusal */
    statusIndex: integer('status_index').unique(),
    suspendedAt: at('suspended_at'),
    /** one of `SUSPENSION_CAUSES` of packages/domain: when it is revoked depends on it */
    suspensionCause: text('suspension_cause'),
    /** the vendor agrees that its refusal is public */
    refusalPublic: boolean('refusal_public').notNull().default(false),
    supersededById: uuid('superseded_by_id'),
  },
  (t) => [
    check('label_status', sql`${t.status} in (${list(LABEL_STATUSES)})`),
    check('label_level', sql`(${t.status} = 'refused') = (${t.level} = 0)`),
    uniqueIndex('label_one_of_audit').on(t.auditId),
    index('label_solution').on(t.solutionId),
    index('label_labeller').on(t.labellerId),
  ],
);

/** What is due to keep a label: at 12 and 24 months, on a sample drawn from a seed committed at the opening of its audit. */
export const labelSurveillance = pgTable(
  'label_surveillance',
  {
    labelId: uuid('label_id')
      .notNull()
      .references(() => label.id, { onDelete: 'cascade' }),
    /** 1, 2: which of the seeds of the audit it uses */
    number: smallint('number').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    auditId: uuid('audit_id').references(() => audit.id),
    outcome: text('outcome', { enum: ['passed', 'failed'] }),
    closedAt: at('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.labelId, t.number] }),
    index('label_surveillance_due')
      .on(t.dueOn)
      .where(sql`closed_at is null`),
  ],
);

/** Keys that sign credentials. A retired one still verifies what it signed. */
export const signingKey = pgTable('signing_key', {
  /** RFC 7638 thumbprint of the public key */
  id: text('id').primaryKey(),
  publicJwk: jsonb('public_jwk').$type<Record<string, string>>().notNull(),
  /** null: the key comes from the configuration, and never enters the database */
  privateJwk: jsonb('private_jwk').$type<Record<string, string>>(),
  createdAt: at('created_at').notNull(),
  retiredAt: at('retired_at'),
});
