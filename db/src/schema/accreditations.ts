/** Who may audit, for which label, until when (evaluation model, section 2). */
import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { ACCREDITATION_STATUSES } from '@gouvtech/domain';
import { by } from './accounts.ts';
import { at } from './columns.ts';
import { organisation } from './organisations.ts';

/** An organisation may audit for one label scheme (`LABEL_SCHEMES` of packages/domain), at most 36 months. */
export const accreditation = pgTable(
  'accreditation',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    scheme: text('scheme').notNull(),
    status: text('status', { enum: ACCREDITATION_STATUSES }).notNull(),
    statusSince: at('status_since').notNull(),
    statusReason: text('status_reason'),
    version: integer('version').notNull().default(1),
    /** what the organisation says of its competence; public once accredited */
    statement: text('statement').notNull(),
    /** how its fee is set, and that it does not depend on the outcome (guard I8); public once accredited */
    feeStatement: text('fee_statement').notNull(),
    appliedBy: by('applied_by'),
    appliedAt: at('applied_at').notNull(),
    /** first and last day, both included */
    accreditedFrom: date('accredited_from', { mode: 'string' }),
    accreditedUntil: date('accredited_until', { mode: 'string' }),
    /** the one that ran when this one was asked for; null: the first, or after the former had ended */
    followsId: uuid('follows_id').references((): AnyPgColumn => accreditation.id),
  },
  (t) => [
    index('accreditation_organisation').on(t.organisationId),
    check(
      'accreditation_status',
      sql`${t.status} in (${sql.raw(ACCREDITATION_STATUSES.map((one) => `'${one}'`).join(','))})`,
    ),
    uniqueIndex('accreditation_one_applied')
      .on(t.organisationId, t.scheme)
      .where(sql`status = 'applied'`),
    uniqueIndex('accreditation_one_running')
      .on(t.organisationId, t.scheme)
      .where(sql`status in ('accredited','suspended')`),
  ],
);
