import type { Database } from '@gouvtech/db';

export type VersionDependencies = {
  database: Database;
  clock: () => Date;
  publicOrigin: string;
};
