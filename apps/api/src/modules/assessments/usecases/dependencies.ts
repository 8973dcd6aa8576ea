import type { Database } from '@gouvtech/db';

export type AssessmentDependencies = {
  database: Database;
  clock: () => Date;
  publicOrigin: string;
};
