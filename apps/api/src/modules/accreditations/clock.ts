/** What time alone does to accreditations: they end after their last day; signatories are told 60 and 30 days before. */
import { addDays, dayOf, type Instant } from '@gouvtech/criteria';
import { appendEvent, type Database, type Db } from '@gouvtech/db';
import { remindEnd, tellExpired } from './notices.ts';
import { dueOf } from './object.ts';
import {
  endingBy,
  findAccreditation,
  lockAccreditation,
  updateAccreditation,
} from './repository.ts';

type Options = { publicOrigin: string };
/** Days before the last one; the nearest first, so that a clock that was stopped reminds once. */
const REMINDER_DAYS = [30, 60] as const;

/** Idempotent. @returns how many expired, and how many people were reminded */
export async function runAccreditationClock(
  database: Database,
  asOf: Instant,
  options: Options,
): Promise<{ expired: number; reminded: number }> {
  const today = dayOf(asOf);
  let expired = 0;
  for (const id of await endingBy(database.db, addDays(today, -1)))
    expired += Number(await database.transaction((tx) => runClockOn(tx, id, asOf, options)));
  let reminded = 0;
  for (const id of await endingBy(database.db, addDays(today, REMINDER_DAYS[1])))
    reminded += await database.transaction((tx) => remind(tx, id, asOf, options));
  return { expired, reminded };
}

/** Writes that its last day is over, if it is. @returns whether it was */
export async function runClockOn(
  tx: Db,
  id: string,
  asOf: Instant,
  { publicOrigin }: Options,
): Promise<boolean> {
  const before = await lockAccreditation(tx, id);
  const due = before && dueOf(before, asOf);
  if (!before || due?.to !== 'expired') return false;
  // Dated when it fell due, whenever the clock ticks.
  const { at } = due;
  await updateAccreditation(tx, id, { status: 'expired', statusSince: at, statusReason: null });
  const row = (await findAccreditation(tx, id))!;
  await tellExpired({ tx, row, at: asOf, publicOrigin });
  await appendEvent(tx, {
    at,
    actor: null,
    role: 'clock',
    action: due.action,
    object: { type: 'accreditation', id },
    organisationId: row.organisation.id,
    from: before.status,
    to: 'expired',
    data: { scheme: row.scheme },
  });
  return true;
}

async function remind(tx: Db, id: string, asOf: Instant, options: Options): Promise<number> {
  const row = await findAccreditation(tx, id);
  const until = row?.accreditedUntil;
  if (!row || !until) return 0;
  const days = REMINDER_DAYS.find((one) => until <= addDays(dayOf(asOf), one));
  return days === undefined ? 0 : remindEnd({ tx, row, at: asOf, ...options }, days);
}
