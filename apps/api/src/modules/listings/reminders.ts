/** Told before a page is archived: 60 and 30 days ahead, each once. A late clock tells the nearest one only. */
import { addDays, addMonths, dayOf, endOf, startOf, type Instant } from '@gouvtech/criteria';
import type { Database } from '@gouvtech/db';
import { formatDate } from '@gouvtech/domain/format';
import { dueAt, UNCONFIRMED_MONTHS } from '@gouvtech/domain/transitions-dates';
import { membersToNotify, notify } from '../notifications/index.ts';
import { findUnconfirmed, type Unconfirmed } from './clock-repository.ts';

const DAYS_AHEAD = [30, 60] as const;
const FURTHEST = 60;
/** Months are not all as long: a few days more than asked, then each is judged by its own date. */
const MARGIN = 3;

/** @returns how many people were told */
export async function remindOfConfirmation(
  database: Database,
  asOf: Instant,
  options: { publicOrigin: string },
): Promise<number> {
  const today = dayOf(asOf);
  const oldest = addMonths(today, -UNCONFIRMED_MONTHS);
  const found = await findUnconfirmed(database.db, {
    from: startOf(addDays(oldest, -MARGIN)),
    until: endOf(addDays(oldest, FURTHEST + MARGIN)),
  });
  let told = 0;
  for (const one of found) told += await remind(database, one, asOf, options);
  return told;
}

async function remind(
  database: Database,
  { slug, name, organisationId, since }: Unconfirmed,
  asOf: Instant,
  { publicOrigin }: { publicOrigin: string },
): Promise<number> {
  const today = dayOf(asOf);
  const end = dayOf(dueAt(since, { months: UNCONFIRMED_MONTHS }));
  const days = DAYS_AHEAD.find((ahead) => addDays(end, -ahead) <= today);
  if (days === undefined || end <= today) return 0;
  return database.transaction(async (tx) =>
    notify(tx, {
      accountIds: await membersToNotify(tx, organisationId),
      kind: 'deadline',
      key: `listing:unconfirmed:${slug}:${end}:${days}`,
      title: `La fiche « ${name} » est à confirmer avant le ${formatDate(end)}`,
      body: `La fiche « ${name} » n’a été ni modifiée ni confirmée depuis le ${formatDate(dayOf(since))}. Sans un mot de votre part, elle quitte le catalogue le ${formatDate(end)}.\n\nSi elle est toujours exacte, confirmez-la en un clic. Sinon, modifiez-la ou retirez-la.`,
      href: `/espace/solutions/${slug}`,
      now: asOf,
      publicOrigin,
    }),
  );
}
