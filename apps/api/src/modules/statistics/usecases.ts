import { createHash } from 'node:crypto';
import type { Instant } from '@gouvtech/criteria';
import type { Database } from '@gouvtech/db';
import { computeStatistics } from './compute.ts';
import { toCsv } from './csv.ts';
import { readStored, store } from './repository.ts';

export type StatisticsDependencies = { database: Database; clock: () => Date };
export type Sent = { etag: string; body: string };

const HOUR_MS = 3_600_000;

export const statisticsUseCases = ({ database, clock }: StatisticsDependencies) => {
  /** Only a catalogue that was just installed counts here; afterwards the clock does. */
  const document = async (): Promise<string> =>
    (await readStored(database))?.document ?? count(database, clock().toISOString());
  return {
    json: async (): Promise<Sent> => sent(await document()),
    csv: async (): Promise<Sent> => sent(toCsv(JSON.parse(await document()))),
  };
};

export type StatisticsUseCases = ReturnType<typeof statisticsUseCases>;

/** Counts again what is older than an hour. @returns whether it did */
export async function refreshStatistics(database: Database, asOf: Instant): Promise<boolean> {
  const stored = await readStored(database);
  if (stored && Date.parse(asOf) - Date.parse(stored.computedAt) < HOUR_MS) return false;
  await count(database, asOf);
  return true;
}

async function count(database: Database, asOf: Instant): Promise<string> {
  const document = JSON.stringify(await computeStatistics(database, asOf));
  await store(database, asOf, document);
  return document;
}

const sent = (body: string): Sent => ({
  etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
  body,
});
