import { createHash } from 'node:crypto';
import type { Database } from '@gouvtech/db';
import { catalogueFeed, solutionFeed } from './usecases/feeds.ts';
import { readJournal } from './usecases/journal.ts';
import { readScores } from './usecases/scores.ts';
import { listVersions, readVersion } from './usecases/versions.ts';

export type HistoryDependencies = {
  database: Database;
  clock: () => Date;
  /** scheme and host readers see, without a final slash */
  publicOrigin: string;
};

/** A reply as it is sent, with its strong ETag: hash of its bytes. */
export type Sent = { etag: string; body: string };

const sent = (body: string): Sent => ({
  etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
  body,
});
const sentJson = (value: unknown): Sent => sent(JSON.stringify(value));

export const historyUseCases = (dependencies: HistoryDependencies) => ({
  versions: async (slug: string, page: number) =>
    sentJson(await listVersions(dependencies, slug, page)),
  version: async (slug: string, number: number) =>
    sentJson(await readVersion(dependencies, slug, number)),
  scores: async (slug: string, date: string) =>
    sentJson(await readScores(dependencies, slug, date)),
  journal: async (slug: string, page: number) =>
    sentJson(await readJournal(dependencies, slug, page)),
  solutionFeed: async (slug: string) => sent(await solutionFeed(dependencies, slug)),
  catalogueFeed: async () => sent(await catalogueFeed(dependencies)),
});

export type HistoryUseCases = ReturnType<typeof historyUseCases>;
