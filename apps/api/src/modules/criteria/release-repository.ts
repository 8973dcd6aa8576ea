import { sql } from 'drizzle-orm';
import type { Instant, Release } from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '@gouvtech/db';

export type KnownRelease = Release & { hash: string; announcedAt: Instant };

/** What was announced, the earliest to count first. */
export async function readReleases(db: Db): Promise<KnownRelease[]> {
  const found = await rows<KnownRelease>(
    db,
    sql`select version, hash, announced_at "announcedAt", in_force_on "inForceOn"
        from criteria_release order by in_force_on, version`,
  );
  return found.map((row) => ({ ...row, announcedAt: toInstant(row.announcedAt) }));
}
