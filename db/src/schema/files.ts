import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { account } from './accounts.ts';
import { organisation } from './organisations.ts';
import { at } from './columns.ts';

/** A file kept by the storage. Its bytes are never rendered inline, and never served before the antivirus, when there is one. */
export const storedFile = pgTable(
  'stored_file',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    purpose: text('purpose', { enum: ['evidence', 'image'] }).notNull(),
    /** random: nothing of it comes from the person */
    storageKey: text('storage_key').notNull().unique(),
    /** as the person named it, cleaned; shown and sent as metadata only */
    name: text('name').notNull(),
    /** told by the content, never by the name */
    mediaType: text('media_type').notNull(),
    /** bytes */
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    /** pixels, for an image */
    width: integer('width'),
    height: integer('height'),
    scan: text('scan', { enum: ['off', 'pending', 'clean', 'infected'] }).notNull(),
    uploadedBy: uuid('uploaded_by').references(() => account.id),
    uploadedAt: at('uploaded_at').notNull(),
  },
  (t) => [
    index('stored_file_organisation').on(t.organisationId),
    index('stored_file_sha256').on(t.sha256),
    index('stored_file_uploaded').on(t.uploadedAt),
    check('stored_file_scan', sql`${t.scan} in ('off','pending','clean','infected')`),
  ],
);
