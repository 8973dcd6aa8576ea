import type { Database } from '@gouvtech/db';

export type ModerationDependencies = {
  database: Database;
  clock: () => Date;
  publicOrigin: string;
};
