/** What time alone does to audits: the end of the replies finalises them; a vendor is reminded before. */
import { addDays, dayOf, startOf, type Instant } from '@gouvtech/criteria';
import { appendEvent, type Database } from '@gouvtech/db';
import { CONTRADICTORY_DAYS } from '@gouvtech/domain';
import { dueTransition } from '@gouvtech/domain/transitions';
import { auditObject, findAudit, lockAudit, repliesUntil, updateAudit } from '../audits/index.ts';
import { remindReplies, tellFinalised } from './notices.ts';
import { inContradictory } from './repository.ts';

type Options = { publicOrigin: string };
/** Days before the end of the replies. */
const REMINDER_DAYS = 3;

/** Idempotent. @returns how many audits were finalised, and how many people were reminded */
export async function runAuditClock(
  database: Database,
  asOf: Instant,
  options: Options,
): Promise<{ finalised: number; reminded: number }> {
  let [finalised, reminded] = [0, 0];
  const soon = startOf(addDays(dayOf(asOf), REMINDER_DAYS));
  // Begun later, the replies end after `soon`.
  const begun = startOf(addDays(dayOf(soon), 1 - CONTRADICTORY_DAYS));
  for (const row of await inContradictory(database.db, begun)) {
    const until = repliesUntil(row)!;
    if (until <= asOf) finalised += (await finalise(database, row.id, asOf, options)) ? 1 : 0;
    else if (until <= soon && row.repliesClosedAt === null)
      reminded += await database.transaction((tx) =>
        remindReplies({ tx, row, at: asOf, ...options }),
      );
  }
  return { finalised, reminded };
}

const finalise = (
  database: Database,
  id: string,
  asOf: Instant,
  options: Options,
): Promise<boolean> =>
  database.transaction(async (tx) => {
    const before = await lockAudit(tx, id);
    const due =
      before &&
      dueTransition(auditObject(before), { contradictoryAt: before.contradictoryAt }, asOf);
    if (!before || due?.action !== 'audit:finalise-overdue') return false;
    // Dated when it fell due, whenever the clock ticks.
    const at = due.at;
    await updateAudit(tx, id, { status: 'finalised', statusSince: at, finalisedAt: at });
    const row = (await findAudit(tx, id))!;
    await tellFinalised({ tx, row, at: asOf, ...options }, true);
    await appendEvent(tx, {
      ...{ at, actor: null, role: 'clock', action: due.action },
      object: { type: 'audit', id },
      organisationId: row.organisation?.id ?? null,
      solutionId: row.solution.id,
      ...{ from: before.status, to: due.to },
    });
    return true;
  });
