import { and, count, desc, eq, gte, isNull, lt, lte, sql } from 'drizzle-orm';
import { schema, toInstant, type Db } from '@gouvtech/db';
import { ATTEMPTS_MAX } from './attempts.ts';

const { outboxMail } = schema;

export type Mail = { id: string; recipient: string; subject: string; body: string };
type Written = { key: string; recipient: string; subject: string; body: string; at: string };

/** @returns false when the key is there already */
export async function insertMail(db: Db, { at, ...mail }: Written): Promise<boolean> {
  const added = await db
    .insert(outboxMail)
    .values({ ...mail, createdAt: at, nextAttemptAt: at })
    .onConflictDoNothing({ target: outboxMail.key })
    .returning({ id: outboxMail.id });
  return added.length > 0;
}

/**
 * Takes the oldest mail that is due. It is due again later, so that a process that dies with it in hand loses nothing,
 * and no other process takes it meanwhile.
 * @param nextAt from the number of attempts, this one included, when the next one would be, UTC
 */
export async function takeDue(
  db: Db,
  now: string,
  nextAt: (attempts: number) => string,
): Promise<(Mail & { attempts: number }) | null> {
  for (;;) {
    const [due] = await db
      .select()
      .from(outboxMail)
      .where(
        and(
          isNull(outboxMail.sentAt),
          lte(outboxMail.nextAttemptAt, now),
          lt(outboxMail.attempts, ATTEMPTS_MAX),
        ),
      )
      .orderBy(outboxMail.nextAttemptAt, outboxMail.id)
      .limit(1);
    if (!due) return null;
    const { id, recipient, subject, body } = due;
    const attempts = due.attempts + 1;
    const taken = await db
      .update(outboxMail)
      .set({ attempts, nextAttemptAt: nextAt(attempts) })
      .where(
        and(
          eq(outboxMail.id, id),
          eq(outboxMail.attempts, due.attempts),
          isNull(outboxMail.sentAt),
        ),
      )
      .returning({ id: outboxMail.id });
    if (taken.length > 0) return { id, recipient, subject, body, attempts };
  }
}

/** What was sent needs its text no more: it may hold a link that opens a session. */
export const markSent = async (db: Db, id: string, at: string): Promise<void> =>
  void (await db
    .update(outboxMail)
    .set({ sentAt: at, body: '', lastError: null })
    .where(eq(outboxMail.id, id)));

export const markFailed = async (db: Db, id: string, lastError: string): Promise<void> =>
  void (await db.update(outboxMail).set({ lastError }).where(eq(outboxMail.id, id)));

export type StuckMail = {
  id: string;
  key: string;
  recipient: string;
  subject: string;
  createdAt: string;
  attempts: number;
  lastError: string | null;
};

const stuck = and(isNull(outboxMail.sentAt), gte(outboxMail.attempts, 1));

/** Not sent after an attempt at least, the oldest first. */
export async function listStuck(db: Db): Promise<StuckMail[]> {
  const { id, key, recipient, subject, createdAt, attempts, lastError } = outboxMail;
  const found = await db
    .select({ id, key, recipient, subject, createdAt, attempts, lastError })
    .from(outboxMail)
    .where(stuck)
    .orderBy(createdAt);
  return found.map((row) => ({ ...row, createdAt: toInstant(row.createdAt) }));
}

export async function countGivenUp(db: Db): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(outboxMail)
    .where(and(isNull(outboxMail.sentAt), gte(outboxMail.attempts, ATTEMPTS_MAX)));
  return row!.n;
}

/** @returns how many leave again */
export async function retryStuck(db: Db, now: string): Promise<number> {
  const again = await db
    .update(outboxMail)
    .set({ attempts: 0, nextAttemptAt: now })
    .where(stuck)
    .returning({ id: outboxMail.id });
  return again.length;
}

export type WrittenMail = { id: string; to: string; subject: string; body: string; at: string };

/** The last ones first. @param to only to this address */
export async function listWritten(db: Db, limit: number, to?: string): Promise<WrittenMail[]> {
  const { id, recipient, subject, body, createdAt } = outboxMail;
  const found = await db
    .select({ id, to: recipient, subject, body, at: createdAt })
    .from(outboxMail)
    .where(to === undefined ? undefined : eq(sql`lower(${recipient})`, to.toLowerCase()))
    .orderBy(desc(createdAt), desc(id))
    .limit(limit);
  return found.map((row) => ({ ...row, at: toInstant(row.at) }));
}
