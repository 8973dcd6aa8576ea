import {
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { listingVersion } from './listings.ts';

/**
 * The `publiccode.yml` a version of a listing was read from, as it was written: what a listing has no field for comes
 * out again when the solution is exported.
 */
export const listingPubliccode = pgTable(
  'listing_publiccode',
  {
    solutionId: uuid('solution_id').notNull(),
    version: integer('version').notNull(),
    content: text('content').notNull(),
    /** keys of the file that are missing or wrong, for the vendor to complete; empty when the standard accepts it */
    toComplete: text('to_complete').array().notNull(),
    readAt: timestamp('read_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.solutionId, t.version] }),
    foreignKey({
      name: 'listing_publiccode_version',
      columns: [t.solutionId, t.version],
      foreignColumns: [listingVersion.solutionId, listingVersion.version],
    }).onDelete('cascade'),
  ],
);
