import { sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Answer, Facts, FieldValue } from '@gouvtech/criteria';
import {
  ASSESSMENT_STATUSES,
  SEVERITIES,
  VERDICT_OUTCOMES,
  type FieldProblem,
} from '@gouvtech/domain';
import { account } from './accounts.ts';
import { storedFile } from './files.ts';
import { solution } from './listings.ts';
import { organisation } from './organisations.ts';
import { at } from './columns.ts';

/** One round of self-assessment; its criteria-set version is fixed at creation. */
export const assessment = pgTable(
  'assessment',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    solutionId: uuid('solution_id')
      .notNull()
      .references(() => solution.id, { onDelete: 'cascade' }),
    criteriaSet: text('criteria_set').notNull(),
    status: text('status', { enum: ASSESSMENT_STATUSES }).notNull(),
    facts: jsonb('facts').$type<Facts>().notNull(),
    /** raised by 1 at each save of the facts: their ETag */
    factsRevision: integer('facts_revision').notNull().default(1),
    attestedBy: uuid('attested_by').references(() => account.id),
    /** renewals « nothing changed » in a row */
    renewals: integer('renewals').notNull().default(0),
    attestedAt: at('attested_at'),
    signatoryName: text('signatory_name'),
    signatoryRole: text('signatory_role'),
    publishedAt: at('published_at'),
    /** why staff sent it back, and what must change criterion by criterion (`path` is the criterion); emptied when attested again */
    reviewReason: text('review_reason'),
    reviewRequests: jsonb('review_requests').$type<FieldProblem[]>().notNull().default([]),
    /** withdrawn or invalidated: since when and why, as its public page says */
    endedAt: at('ended_at'),
    endedReason: text('ended_reason'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    check(
      'assessment_status',
      sql`${t.status} in (${sql.raw(ASSESSMENT_STATUSES.map((s) => `'${s}'`).join(','))})`,
    ),
    index('assessment_solution').on(t.solutionId),
    index('assessment_attested')
      .on(t.attestedAt)
      .where(sql`status = 'attested'`),
    uniqueIndex('assessment_one_public')
      .on(t.solutionId)
      .where(sql`status in ('published','stale','expired')`),
    uniqueIndex('assessment_one_open')
      .on(t.solutionId)
      .where(sql`status in ('draft','attested')`),
  ],
);

/** Answers are rows: a new criterion never needs a migration. */
export const answer = pgTable(
  'answer',
  {
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessment.id, { onDelete: 'cascade' }),
    criterion: text('criterion').notNull(),
    revision: integer('revision').notNull().default(1),
    kind: text('kind', { enum: ['level', 'planned', 'na'] }).notNull(),
    /** key of the rubric level; null when the level is computed from the fields */
    level: text('level'),
    fields: jsonb('fields').$type<Record<string, FieldValue>>().notNull().default({}),
    plannedOn: date('planned_on', { mode: 'string' }),
    justification: text('justification'),
    toConfirm: boolean('to_confirm').notNull().default(false),
    answeredAt: at('answered_at').notNull(),
    /** null: imported, or written by the demonstration */
    answeredBy: uuid('answered_by').references(() => account.id),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.criterion] }),
    index('answer_not_applicable')
      .on(t.assessmentId, t.criterion, t.answeredAt)
      .where(sql`kind = 'na'`),
    check('answer_planned', sql`(${t.kind} = 'planned') = (${t.plannedOn} is not null)`),
  ],
);

/** Every text ever saved for an answer, the one a colleague overwrote included. Append-only. */
export const answerHistory = pgTable(
  'answer_history',
  {
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessment.id, { onDelete: 'cascade' }),
    criterion: text('criterion').notNull(),
    revision: integer('revision').notNull(),
    /** null: the answer was emptied */
    content: jsonb('content').$type<Pick<Answer, 'response' | 'justification'>>(),
    accountId: uuid('account_id').references(() => account.id),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.assessmentId, t.criterion, t.revision] })],
);

/** What colleagues tell each other about a criterion; never public. */
export const answerComment = pgTable(
  'answer_comment',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessment.id, { onDelete: 'cascade' }),
    criterion: text('criterion').notNull(),
    accountId: uuid('account_id').references(() => account.id),
    text: text('text').notNull(),
    createdAt: at('created_at').notNull(),
    deletedAt: at('deleted_at'),
  },
  (t) => [index('answer_comment_answer').on(t.assessmentId, t.criterion, t.createdAt)],
);

/** A theme given to a colleague: it says who is expected to answer, and forbids nothing to the others. */
export const themeAssignment = pgTable(
  'theme_assignment',
  {
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessment.id, { onDelete: 'cascade' }),
    theme: text('theme').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    assignedBy: uuid('assigned_by').references(() => account.id),
    assignedAt: at('assigned_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.assessmentId, t.theme] })],
);

/** A proof, named once in the library of its organisation, attached to several answers of several solutions. */
export const evidence = pgTable(
  'evidence',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** the vendor's library; null for what was written with an imported or demonstration assessment */
    organisationId: uuid('organisation_id').references(() => organisation.id, {
      onDelete: 'cascade',
    }),
    solutionId: uuid('solution_id').references(() => solution.id, { onDelete: 'cascade' }),
    fileId: uuid('file_id').references(() => storedFile.id),
    type: text('type').notNull(),
    title: text('title').notNull(),
    url: text('url'),
    issuer: text('issuer'),
    reference: text('reference'),
    datedOn: date('dated_on', { mode: 'string' }).notNull(),
    startsOn: date('starts_on', { mode: 'string' }),
    endsOn: date('ends_on', { mode: 'string' }),
    visibility: text('visibility', { enum: ['public', 'on-request', 'restricted'] })
      .notNull()
      .default('public'),
    /** raised by 1 at each save: the ETag */
    version: integer('version').notNull().default(1),
    createdBy: uuid('created_by').references(() => account.id),
    createdAt: at('created_at'),
    /** out of the library; the answers that used it keep its trace */
    removedAt: at('removed_at'),
  },
  (t) => [
    index('evidence_solution').on(t.solutionId),
    index('evidence_organisation').on(t.organisationId),
    index('evidence_file').on(t.fileId),
    check('evidence_owner', sql`${t.organisationId} is not null or ${t.solutionId} is not null`),
  ],
);

const ofAnswer = (name: string, t: { assessmentId: AnyPgColumn; criterion: AnyPgColumn }) =>
  foreignKey({
    name,
    columns: [t.assessmentId, t.criterion],
    foreignColumns: [answer.assessmentId, answer.criterion],
  }).onDelete('cascade');
const answerKey = () => ({
  assessmentId: uuid('assessment_id').notNull(),
  criterion: text('criterion').notNull(),
});

export const answerEvidence = pgTable(
  'answer_evidence',
  {
    ...answerKey(),
    evidenceId: uuid('evidence_id')
      .notNull()
      .references(() => evidence.id, { onDelete: 'cascade' }),
    attachedAt: at('attached_at').notNull(),
    /** detached by the vendor, or refused by staff: it counts no more from then */
    removedAt: at('removed_at'),
    refusedBy: uuid('refused_by').references(() => account.id),
    refusedReason: text('refused_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.criterion, t.evidenceId] }),
    ofAnswer('answer_evidence_answer', t),
  ],
);

/** Named `answer_check` because CHECK is a reserved word. */
export const answerCheck = pgTable(
  'answer_check',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ...answerKey(),
    by: text('by', { enum: ['machine', 'person', 'register'] }).notNull(),
    checkedAt: at('checked_at').notNull(),
    /** basis points the check confirmed */
    value: integer('value').notNull(),
    evidenceId: uuid('evidence_id').references(() => evidence.id, { onDelete: 'cascade' }),
    complete: boolean('complete').notNull(),
    finding: text('finding'),
    /** the moderator; null for the machine */
    checkedBy: uuid('checked_by').references(() => account.id),
  },
  (t) => [
    index('answer_check_answer').on(t.assessmentId, t.criterion),
    ofAnswer('answer_check_answer_fk', t),
  ],
);

export const verdict = pgTable(
  'verdict',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ...answerKey(),
    outcome: text('outcome', {
      enum: VERDICT_OUTCOMES,
    }).notNull(),
    value: integer('value'),
    /** what the answer was worth when it was examined, in basis points */
    declared: integer('declared'),
    revision: integer('revision').notNull(),
    decidedAt: at('decided_at').notNull(),
    validUntil: date('valid_until', { mode: 'string' }).notNull(),
    /** name of the organisation that audited */
    auditor: text('auditor').notNull(),
    /** null: told by an import or by the demonstration, without its audit */
    auditId: uuid('audit_id'),
    method: text('method'),
    severity: text('severity', { enum: SEVERITIES }),
    finding: text('finding'),
  },
  (t) => [
    index('verdict_answer').on(t.assessmentId, t.criterion),
    index('verdict_not_applicable')
      .on(t.assessmentId, t.criterion, t.decidedAt)
      .where(sql`outcome in ('na_accepted','na_rejected')`),
    check('verdict_value', sql`(${t.outcome} = 'adjusted') = (${t.value} is not null)`),
    ofAnswer('verdict_answer_fk', t),
  ],
);

/** Dated decisions that change how an answer counts: N/A decisions, accepted corrections, caps of upheld disputes. */
export const answerDecision = pgTable(
  'answer_decision',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ...answerKey(),
    kind: text('kind', { enum: ['na_accepted', 'na_refused', 'correction', 'cap'] }).notNull(),
    value: integer('value'),
    decidedAt: at('decided_at').notNull(),
    reason: text('reason'),
    decidedBy: uuid('decided_by').references(() => account.id),
    /** a cap that an appeal overturned: it counts no more from then */
    liftedAt: at('lifted_at'),
  },
  (t) => [
    index('answer_decision_answer').on(t.assessmentId, t.criterion),
    ofAnswer('answer_decision_answer_fk', t),
  ],
);
