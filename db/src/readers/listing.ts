import { and, desc, eq } from 'drizzle-orm';
import type { Listing } from '@gouvtech/domain';
import type { Db } from '../database.ts';
import { listingVersion } from '../schema/index.ts';

/** @returns the given version of the listing, the latest when no version is asked, null when there is none. */
export async function loadListing(
  db: Db,
  solutionId: string,
  version?: number,
): Promise<Listing | null> {
  const [row] = await db
    .select({ content: listingVersion.content })
    .from(listingVersion)
    .where(
      and(
        eq(listingVersion.solutionId, solutionId),
        version === undefined ? undefined : eq(listingVersion.version, version),
      ),
    )
    .orderBy(desc(listingVersion.version))
    .limit(1);
  return row?.content ?? null;
}
