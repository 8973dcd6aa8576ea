import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { ScoreSheet } from '@gouvtech/criteria';
import { assessment } from './assessments.ts';
import { solution } from './listings.ts';
import { at } from './columns.ts';

/** Immutable, chained to the previous snapshot of the same solution (RFC 8785 JSON, SHA-256). */
export const snapshot = pgTable(
  'snapshot',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    solutionId: uuid('solution_id')
      .notNull()
      .references(() => solution.id, { onDelete: 'cascade' }),
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessment.id, { onDelete: 'cascade' }),
    kind: text('kind', {
      enum: ['attestation', 'lowering', 'audit-opening', 'audit-closing', 'label-decision'],
    }).notNull(),
    asOf: at('as_of').notNull(),
    /** canonical JSON, kept as text: the bytes that were hashed */
    content: text('content').notNull(),
    sha256: text('sha256').notNull(),
    previousSha256: text('previous_sha256'),
    result: jsonb('result').$type<ScoreSheet>().notNull(),
  },
  (t) => [index('snapshot_solution').on(t.solutionId, t.asOf)],
);
