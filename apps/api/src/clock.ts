/** Everything that time alone does. Idempotent: the server runs it every ten minutes, `pnpm catalogue clock run` by hand. */
import type { Instant } from '@gouvtech/criteria';
import type { Database } from '@gouvtech/db';
import { forgetInactive, purgeExpired } from './modules/accounts/index.ts';
import { runAssessmentClock, type ClockRun as AssessmentRun } from './modules/assessments/index.ts';
import { runDisputeClock } from './modules/disputes/index.ts';
import { removeOrphanFiles, scanWaitingFiles, type Files } from './modules/files/index.ts';
import { runListingClock } from './modules/listings/index.ts';
import { refreshStatistics } from './modules/statistics/index.ts';
import { expireProposals } from './modules/two-person/index.ts';

export type ClockRun = AssessmentRun & {
  /** reviews given back to the queue, listings archived */
  listings: number;
  /** acts of two people that nobody confirmed in time */
  proposals: number;
  /** decisions on disputes that nobody appealed */
  disputes: number;
  /** accounts unused for two years, forgotten */
  accounts: number;
  /** rows that no longer open anything */
  purged: number;
  /** files the antivirus judged, and those without a row that were removed */
  files: number;
};

/** @param asOf the instant it is, UTC */
export async function runClock(
  database: Database,
  asOf: Instant,
  { publicOrigin, files }: { publicOrigin: string; files: Files },
): Promise<ClockRun> {
  const listings = await runListingClock(database, asOf, { publicOrigin });
  const assessments = await runAssessmentClock(database, asOf, { publicOrigin });
  const disputes = await runDisputeClock(database, asOf, { publicOrigin });
  const proposals = await expireProposals(database, asOf);
  const accounts = await forgetInactive(database, asOf, { publicOrigin });
  const purged = await purgeExpired(database.db, asOf);
  await refreshStatistics(database, asOf);
  const upkeep = { database, files, clock: () => new Date(asOf) };
  const judged = await scanWaitingFiles(upkeep);
  const removed = await removeOrphanFiles(upkeep);
  return {
    ...assessments,
    reminders: assessments.reminders + listings.reminded + accounts.warned + disputes.reminded,
    accounts: accounts.forgotten,
    listings: listings.moved,
    disputes: disputes.closed,
    ...{ proposals, purged, files: judged + removed },
  };
}
