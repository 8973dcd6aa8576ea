/** What time alone does to the work of moderators. */
import { addDays, dayOf, endOf } from '@gouvtech/criteria';
import { appendEvent, type Database } from '@gouvtech/db';
import { HOLD_DAYS } from '@gouvtech/domain/moderation-queue';
import { heldBefore, releaseHold } from '../holds/index.ts';
import { fetchLink, signalDeadLinks, signalEvidence } from '../signals/index.ts';

export type ModerationRun = {
  /** items given back to the queue */
  holds: number;
  /** signals raised */
  signals: number;
};

/** @param linkChecks whether addresses given as proofs may be asked */
export async function runModerationClock(
  database: Database,
  asOf: string,
  { linkChecks }: { linkChecks: boolean },
): Promise<ModerationRun> {
  const holds = await releaseIdle(database, asOf);
  const evidence = await signalEvidence(database, asOf);
  const links = await signalDeadLinks(database, asOf, linkChecks ? fetchLink : null);
  return { holds, signals: evidence + links };
}

/** An item left alone for five days goes back to the queue. */
async function releaseIdle(database: Database, asOf: string): Promise<number> {
  const idle = await heldBefore(database.db, endOf(addDays(dayOf(asOf), -HOLD_DAYS)));
  let released = 0;
  for (const { kind, objectId } of idle) {
    await database.transaction(async (tx) => {
      if (!(await releaseHold(tx, { kind, objectId }))) return;
      released += 1;
      await appendEvent(tx, {
        ...{ at: asOf, actor: null, role: 'clock', action: 'queue-item:release-idle' },
        object: { type: 'queue-item', id: `${kind}:${objectId}` },
      });
    });
  }
  return released;
}
