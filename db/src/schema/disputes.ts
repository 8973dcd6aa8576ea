import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { DISPUTE_STATUSES } from '@gouvtech/domain';
import { DISPUTED_OBJECTS } from '@gouvtech/domain/disputes';
import { by } from './accounts.ts';
import { evidence } from './assessments.ts';
import { label } from './audits.ts';
import { solution } from './listings.ts';
import { at } from './columns.ts';

/** What a vendor answers, and the proofs of its library it shows with it. */
export type DisputeReply = { text: string; evidenceIds: string[] };

/**
 * A report or dispute on a precise object. Shown publicly, « contesté », from `publicSince` (when the vendor is asked) to
 * `closedAt` (when it is final or inadmissible).
 */
export const dispute = pgTable(
  'dispute',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    solutionId: uuid('solution_id')
      .notNull()
      .references(() => solution.id, { onDelete: 'cascade' }),
    object: text('object', { enum: DISPUTED_OBJECTS }).notNull().default('listing'),
    /** the criterion of a contested answer or evidence */
    criterion: text('criterion'),
    evidenceId: uuid('evidence_id').references(() => evidence.id, { onDelete: 'set null' }),
    labelId: uuid('label_id').references(() => label.id, { onDelete: 'cascade' }),
    /** the field of a contested listing, as in `Listing`; null: the listing as a whole */
    field: text('field'),
    /** one sentence, shown publicly while it is open: written by the moderator who admits it */
    subject: text('subject').notNull(),
    /** what the person wrote; read by staff and by the vendor, never public */
    statement: text('statement').notNull().default(''),
    /** address of what shows it, when the person gave one */
    link: text('link'),
    status: text('status', { enum: DISPUTE_STATUSES }).notNull(),
    statusSince: at('status_since').notNull().defaultNow(),
    version: integer('version').notNull().default(1),
    /** null: told by the demonstration */
    openedBy: by('opened_by'),
    openedAt: at('opened_at').notNull().defaultNow(),
    publicSince: at('public_since'),
    /** last day of the vendor's right of reply, as an instant */
    replyUntil: at('reply_until'),
    reply: jsonb('reply').$type<DisputeReply>(),
    repliedBy: by('replied_by'),
    repliedAt: at('replied_at'),
    admittedBy: by('admitted_by'),
    outcome: text('outcome', { enum: ['inadmissible', 'upheld', 'dismissed'] }),
    reason: text('reason'),
    /** basis points the answer is capped at when it is upheld */
    cap: integer('cap'),
    /** what an upheld dispute on a listing or a label asks for */
    remedy: text('remedy', { enum: ['correction', 'suspension'] }),
    decidedBy: by('decided_by'),
    decidedAt: at('decided_at'),
    appealedBy: by('appealed_by'),
    appealedAt: at('appealed_at'),
    appealReason: text('appeal_reason'),
    /** what the appeal decided; null: the decision stood without one */
    finalOutcome: text('final_outcome', { enum: ['upheld', 'dismissed'] }),
    finalCap: integer('final_cap'),
    finalReason: text('final_reason'),
    finalBy: by('final_by'),
    closedAt: at('closed_at'),
  },
  (t) => [
    index('dispute_solution').on(t.solutionId),
    index('dispute_opened_by').on(t.openedBy),
    index('dispute_label').on(t.labelId),
    index('dispute_open')
      .on(t.statusSince)
      .where(sql`closed_at is null`),
    check(
      'dispute_status',
      sql`${t.status} in (${sql.raw(DISPUTE_STATUSES.map((s) => `'${s}'`).join(','))})`,
    ),
    check('dispute_label', sql`(${t.object} = 'label') = (${t.labelId} is not null)`),
    check('dispute_cap', sql`${t.cap} between 0 and 10000`),
    check('dispute_final_cap', sql`${t.finalCap} between 0 and 10000`),
  ],
);
