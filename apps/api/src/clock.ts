/** Everything that time alone does. Idempotent: the server runs it every ten minutes, `pnpm catalogue clock run` by hand. */
import type { Instant } from '@gouvtech/criteria';
import type { Database } from '@gouvtech/db';
import { purgeExpired } from './modules/accounts/index.ts';
import { runAssessmentClock, type ClockRun as AssessmentRun } from './modules/assessments/index.ts';
import { runListingClock } from './modules/listings/index.ts';

export type ClockRun = AssessmentRun & {
  /** reviews given back to the queue, files closed */
  listings: number;
  /** rows that no longer open anything */
  purged: number;
};

/** @param asOf the instant it is, UTC */
export async function runClock(
  database: Database,
  asOf: Instant,
  options: { publicOrigin: string },
): Promise<ClockRun> {
  const listings = await runListingClock(database, asOf);
  const assessments = await runAssessmentClock(database, asOf, options);
  const purged = await purgeExpired(database.db, asOf);
  return { ...assessments, listings, purged };
}
