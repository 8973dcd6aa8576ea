import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** One row: what the page of statistics says, computed by the clock so that reading it never counts anything. */
export const statistics = pgTable(
  'statistics',
  {
    only: boolean('only').primaryKey().default(true),
    computedAt: timestamp('computed_at', { withTimezone: true, mode: 'string' }).notNull(),
    /** JSON, as it is sent */
    document: text('document').notNull(),
  },
  (t) => [check('statistics_one_row', sql`${t.only}`)],
);
