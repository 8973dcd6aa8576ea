import type { Instant } from '@gouvtech/criteria';
import type { Database, Db } from '@gouvtech/db';
import type { Files } from '../../files/index.ts';

export type ListingDependencies = {
  database: Database;
  clock: () => Date;
  files: Files;
  /** where people read: `https://catalogue.example` */
  publicOrigin: string;
  /** what ends with an assessment or a listing: the labels that rest on it, in the same transaction */
  settleLabels?: (tx: Db, solutionId: string, at: Instant) => Promise<unknown>;
};
