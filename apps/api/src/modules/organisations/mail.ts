import { schema, type Db } from '@gouvtech/db';
import type { Mail } from './mails.ts';

/** Writes the mail in the transaction of the act that causes it; the same key never makes a second one. */
export const queueMail = async (
  db: Db,
  { at, ...mail }: Mail & { key: string; at: string },
): Promise<void> =>
  void (await db
    .insert(schema.outboxMail)
    .values({ ...mail, createdAt: at, nextAttemptAt: at })
    .onConflictDoNothing({ target: schema.outboxMail.key }));
