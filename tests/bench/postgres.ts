/** A throw-away PostgreSQL for one measure, whose CPU can be read as a whole. */
import { startTestPostgres } from '@gouvtech/db/testing';

export const startBenchPostgres = (): Promise<{
  url: string;
  pid: number;
  stop(): Promise<void>;
}> => startTestPostgres();
