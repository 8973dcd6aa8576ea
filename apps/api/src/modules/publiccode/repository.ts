/** What imports and exports of publiccode.yml read and write. */
import { and, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import { schema, type Db } from '@gouvtech/db';
import { LISTED_STATUSES, type Listing } from '@gouvtech/domain';
import type { Write } from '../imports/index.ts';

const { solution, listingVersion, listingPubliccode, organisation } = schema;

export type Original = { content: string; toComplete: string[] };

/**
 * Keeps the file beside the version of the listing that now holds it, and the day it was read.
 * @returns false when this very file is already kept
 */
export async function keepOriginal(
  { db, at }: Write,
  solutionId: string,
  original: Original,
): Promise<boolean> {
  const [last] = await db
    .select({ content: listingPubliccode.content })
    .from(listingPubliccode)
    .where(eq(listingPubliccode.solutionId, solutionId))
    .orderBy(desc(listingPubliccode.version))
    .limit(1);
  if (last?.content === original.content) return false;
  const row = { ...original, readAt: new Date(at) };
  const version = sql<number>`(select max(${listingVersion.version}) from ${listingVersion} where ${listingVersion.solutionId} = ${solutionId})`;
  await db
    .insert(listingPubliccode)
    .values({ ...row, solutionId, version })
    .onConflictDoUpdate({
      target: [listingPubliccode.solutionId, listingPubliccode.version],
      set: row,
    });
  await db
    .update(solution)
    .set({ importedAt: new Date(at) })
    .where(eq(solution.id, solutionId));
  return true;
}

export type Exported = {
  listing: Listing;
  vendor: { name: string; website: string | null } | null;
  original: string | null;
};

/** @returns the version the public reads, with the last file it comes from; null when it is not listed. */
export async function loadForExport(db: Db, slug: string): Promise<Exported | null> {
  const [row] = await db
    .select({
      listing: listingVersion.content,
      vendorName: organisation.name,
      vendorWebsite: organisation.website,
      original: listingPubliccode.content,
    })
    .from(solution)
    .innerJoin(
      listingVersion,
      and(
        eq(listingVersion.solutionId, solution.id),
        eq(listingVersion.version, solution.publishedVersion),
      ),
    )
    .leftJoin(organisation, eq(organisation.id, solution.organisationId))
    .leftJoin(
      listingPubliccode,
      and(
        eq(listingPubliccode.solutionId, solution.id),
        lte(listingPubliccode.version, listingVersion.version),
      ),
    )
    .where(and(eq(solution.slug, slug), inArray(solution.status, [...LISTED_STATUSES])))
    .orderBy(desc(listingPubliccode.version))
    .limit(1);
  if (!row) return null;
  const { listing, vendorName, vendorWebsite, original } = row;
  return {
    listing,
    vendor: vendorName === null ? null : { name: vendorName, website: vendorWebsite },
    original,
  };
}
