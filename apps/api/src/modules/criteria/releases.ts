/**
 * Which version of the référentiel counts: the one place that says so. Acts read it in their transaction; public pages
 * from memory, since a version is announced months ahead and then counts by its date alone.
 */
import { dayOf, setInForce, type CriteriaSet, type Instant } from '@gouvtech/criteria';
import type { Database, Db } from '@gouvtech/db';
import { readReleases, type KnownRelease } from './release-repository.ts';

/** How long another process may go without learning of an announcement, in milliseconds. */
const REMEMBERED_MS = 30_000;

type Memory = { readAt: number; releases: Promise<KnownRelease[]> };
const memory = new WeakMap<Database, Memory>();

/** The version that counts at `asOf`, for an act: read in its transaction. */
export const setInForceAt = async (db: Db, asOf: Instant): Promise<CriteriaSet> =>
  setInForce(await readReleases(db), dayOf(asOf));

/** What was announced, for a page that anybody reads: at most one read every half minute. */
export function rememberedReleases(database: Database): Promise<KnownRelease[]> {
  const known = memory.get(database);
  if (known && performance.now() - known.readAt < REMEMBERED_MS) return known.releases;
  const releases = readReleases(database.db);
  memory.set(database, { readAt: performance.now(), releases });
  releases.catch(() => memory.delete(database));
  return releases;
}

/** To be called once an announcement is made or taken back: this process says so at once. */
export const forgetReleases = (database: Database): boolean => memory.delete(database);
