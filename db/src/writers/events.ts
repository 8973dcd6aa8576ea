import type { CriterionId, Instant } from '@gouvtech/criteria';
import type { Db } from '../database.ts';
import { dispute, publicEvent } from '../schema/index.ts';

export type NewEvent = {
  solutionId: string;
  kind: (typeof publicEvent.$inferInsert)['kind'];
  criterion?: CriterionId | null;
  /** one French sentence, as the journal shows it */
  summary: string;
  at: Instant;
};

/** Adds a line to the public journal. Record it before publishing: the solution page holds its last events. */
export async function recordEvent(db: Db, { at, ...event }: NewEvent): Promise<void> {
  await db.insert(publicEvent).values({ ...event, happenedAt: at });
}

/** Opens a dispute the public sees from `at`; on one answer when `criterion` is given. @returns its id. */
export async function openDispute(
  db: Db,
  input: { solutionId: string; criterion?: CriterionId | null; subject: string; at: Instant },
): Promise<string> {
  const { at, ...rest } = input;
  const [row] = await db
    .insert(dispute)
    .values({
      ...rest,
      object: rest.criterion ? 'answer' : 'listing',
      status: 'vendor_reply',
      statusSince: at,
      openedAt: at,
      publicSince: at,
    })
    .returning({ id: dispute.id });
  return row!.id;
}
