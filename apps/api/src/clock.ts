/** Everything that time alone does. Idempotent: the server runs it every ten minutes, `pnpm catalogue clock run` by hand. */
import type { Instant } from '@gouvtech/criteria';
import type { Database } from '@gouvtech/db';
import { runAccreditationClock } from './modules/accreditations/index.ts';
import { forgetInactive, purgeExpired } from './modules/accounts/index.ts';
import { runAssessmentClock, type ClockRun as AssessmentRun } from './modules/assessments/index.ts';
import { runAuditClock } from './modules/audit-decisions/index.ts';
import { runCriteriaClock } from './modules/criteria-versions/index.ts';
import { runDisputeClock } from './modules/disputes/index.ts';
import { removeOrphanFiles, scanWaitingFiles, type Files } from './modules/files/index.ts';
import { runLabelClock } from './modules/labels/index.ts';
import { runListingClock } from './modules/listings/index.ts';
import { runModerationClock, type ModerationRun } from './modules/moderation/index.ts';
import { refreshStatistics } from './modules/statistics/index.ts';
import { purgeMisses } from './modules/search-misses/index.ts';
import { expireProposals } from './modules/two-person/index.ts';

export type ClockRun = AssessmentRun &
  ModerationRun & {
    /** reviews given back to the queue, listings archived */
    listings: number;
    /** versions of the référentiel put in force, drafts carried over, simulations made */
    criteria: number;
    /** acts of two people that nobody confirmed in time */
    proposals: number;
    /** decisions on disputes that nobody appealed */
    disputes: number;
    /** accreditations whose last day is over */
    accreditations: number;
    /** audits whose vendor’s time to reply is over */
    audits: number;
    /** labels started, suspended, ended, surveillances planned */
    labels: number;
    /** accounts unused for two years, forgotten */
    accounts: number;
    /** rows that no longer open anything */
    purged: number;
    /** files the antivirus judged, and those without a row that were removed */
    files: number;
  };

export type ClockOptions = {
  publicOrigin: string;
  files: Files;
  /** whether addresses given as proofs may be asked */
  linkChecks: boolean;
};

/** @param asOf the instant it is, UTC */
export async function runClock(
  database: Database,
  asOf: Instant,
  { publicOrigin, files, linkChecks }: ClockOptions,
): Promise<ClockRun> {
  const criteria = await runCriteriaClock(database, asOf, { publicOrigin });
  const listings = await runListingClock(database, asOf, { publicOrigin });
  const assessments = await runAssessmentClock(database, asOf, { publicOrigin });
  const moderation = await runModerationClock(database, asOf, { linkChecks });
  const disputes = await runDisputeClock(database, asOf, { publicOrigin });
  const accreditations = await runAccreditationClock(database, asOf, { publicOrigin });
  const audits = await runAuditClock(database, asOf, { publicOrigin });
  const labels = await runLabelClock(database, asOf, { publicOrigin });
  const proposals = await expireProposals(database, asOf);
  const accounts = await forgetInactive(database, asOf, { publicOrigin });
  const purged = (await purgeExpired(database.db, asOf)) + (await purgeMisses(database.db, asOf));
  await refreshStatistics(database, asOf);
  const upkeep = { database, files, clock: () => new Date(asOf) };
  const judged = await scanWaitingFiles(upkeep);
  const removed = await removeOrphanFiles(upkeep);
  return {
    ...assessments,
    ...moderation,
    reminders:
      assessments.reminders +
      listings.reminded +
      accounts.warned +
      disputes.reminded +
      accreditations.reminded +
      audits.reminded,
    accounts: accounts.forgotten,
    listings: listings.moved,
    disputes: disputes.closed,
    accreditations: accreditations.expired,
    audits: audits.finalised,
    ...{ criteria, labels, proposals, purged, files: judged + removed },
  };
}
