import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Vendors, hosts, auditors: any body that acts in the catalogue. */
export const organisation = pgTable(
  'organisation',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    kind: text('kind', {
      enum: ['company', 'cooperative', 'association', 'public-body'],
    }).notNull(),
    /** 9 digits, null for a foreign company without one */
    siren: text('siren').unique(),
    country: text('country').notNull().default('FR'),
    city: text('city'),
    headcount: integer('headcount'),
    website: text('website'),
    verifiedOn: date('verified_on'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [check('organisation_siren', sql`${t.siren} is null or ${t.siren} ~ '^[0-9]{9}$'`)],
);
