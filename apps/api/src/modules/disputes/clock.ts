/** What time alone does to disputes: a decision nobody appealed is final; a vendor is reminded before its delay ends. */
import { addDays, dayOf, startOf, type Instant } from '@gouvtech/criteria';
import { appendEvent, type Database } from '@gouvtech/db';
import { dueTransition } from '@gouvtech/domain/transitions';
import { remindVendor, tellFinal } from './notices.ts';
import { contextOf, disputeObject } from './object.ts';
import { tellPublic } from './public.ts';
import {
  dueDisputes,
  lockDispute,
  findDispute,
  unrepliedUntil,
  updateDispute,
} from './repository.ts';
import { nameOfObject } from './words.ts';

type Options = { publicOrigin: string };
/** Days before the end of the right of reply. */
const REMINDER_DAYS = 3;

/** Idempotent. @returns how many became final, and how many people were reminded */
export async function runDisputeClock(
  database: Database,
  asOf: Instant,
  options: Options,
): Promise<{ closed: number; reminded: number }> {
  let closed = 0;
  for (const id of await dueDisputes(database.db)) {
    if (await close(database, id, asOf, options)) closed += 1;
  }
  const soon = startOf(addDays(dayOf(asOf), REMINDER_DAYS));
  let reminded = 0;
  for (const id of await unrepliedUntil(database.db, asOf, soon)) {
    reminded += await database.transaction(async (tx) => {
      const row = await findDispute(tx, id);
      return row ? remindVendor({ tx, row, at: asOf, ...options }) : 0;
    });
  }
  return { closed, reminded };
}

const close = (database: Database, id: string, asOf: Instant, options: Options): Promise<boolean> =>
  database.transaction(async (tx) => {
    const before = await lockDispute(tx, id);
    const dates = before && contextOf(before, asOf).dates;
    const due = before && dates && dueTransition(disputeObject(before), dates, asOf);
    if (!before || !due) return false;
    // Dated when it fell due, whenever the clock ticks.
    const at = due.at;
    await updateDispute(tx, id, { status: 'final', statusSince: at, closedAt: at });
    const row = (await findDispute(tx, id))!;
    const verdict = row.outcome === 'upheld' ? 'retenue' : 'écartée';
    await tellPublic(
      tx,
      row,
      `Contestation sur ${nameOfObject(row)} ${verdict} : la décision est définitive.`,
      { at, now: asOf },
    );
    await tellFinal({ tx, row, at: asOf, ...options }, null);
    await appendEvent(tx, {
      at,
      actor: null,
      role: 'clock',
      action: due.action,
      object: { type: 'dispute', id },
      organisationId: row.organisation?.id ?? null,
      solutionId: row.solution.id,
      from: before.status,
      to: due.to,
    });
    return true;
  });
