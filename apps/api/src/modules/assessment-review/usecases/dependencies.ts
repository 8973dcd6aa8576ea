import type { Database } from '@gouvtech/db';

export type ReviewDependencies = {
  database: Database;
  clock: () => Date;
  publicOrigin: string;
};
