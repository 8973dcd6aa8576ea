import type { Database } from '@gouvtech/db';
import type { Files } from '../../files/index.ts';

export type ListingDependencies = {
  database: Database;
  clock: () => Date;
  files: Files;
  /** where people read: `https://catalogue.example` */
  publicOrigin: string;
};
