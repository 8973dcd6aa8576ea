import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { account } from './accounts.ts';
import { at } from './columns.ts';

const ofAccount = () =>
  uuid('account_id')
    .notNull()
    .references(() => account.id, { onDelete: 'cascade' });

/** What a person must know, in their space; the mail about it, when they want one, is in the outbox. */
export const notification = pgTable(
  'notification',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    accountId: ofAccount(),
    /** see `NOTIFICATION_KINDS` in `packages/domain` */
    kind: text('kind').notNull(),
    /** same key for the same person, same notification */
    key: text('key').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    /** relative address of the exact place */
    href: text('href').notNull(),
    createdAt: at('created_at').notNull(),
    readAt: at('read_at'),
  },
  (t) => [
    uniqueIndex('notification_once').on(t.accountId, t.key),
    index('notification_account').on(t.accountId, t.createdAt),
    index('notification_unread')
      .on(t.accountId)
      .where(sql`read_at is null`),
  ],
);

/** A kind of which a person wants no mail. No row: they receive it. */
export const notificationPreference = pgTable(
  'notification_preference',
  { accountId: ofAccount(), kind: text('kind').notNull(), mail: boolean('mail').notNull() },
  (t) => [primaryKey({ columns: [t.accountId, t.kind] })],
);
