import type { Instant } from '@gouvtech/criteria';
import type { Database, Db } from '@gouvtech/db';

export type AssessmentDependencies = {
  database: Database;
  clock: () => Date;
  publicOrigin: string;
  /** what ends with an assessment or a listing: the labels that rest on it, in the same transaction */
  settleLabels?: (tx: Db, solutionId: string, at: Instant) => Promise<unknown>;
};
