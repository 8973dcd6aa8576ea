import { eq, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Instant } from '@gouvtech/criteria';
import type { Listing } from '@gouvtech/domain';
import type { Db } from '../database.ts';
import { DbError } from '../errors.ts';
import { listingVersion, solution } from '../schema/index.ts';
import { listingProblems } from './check-listing.ts';
import { LISTING_TABLES, listingRows } from './listing-rows.ts';
import { isListed, solutionNotFound } from './solution.ts';

export type NewListingVersion = {
  solutionId: string;
  listing: Listing;
  /** what changed, in French, for the history page */
  reason: string;
  /** who, as the history page shows it */
  author: string;
  /** it went live by itself: a moderator reads it afterwards */
  toAcknowledge?: boolean;
  at: Instant;
};

/**
 * Writes a new version of the listing and its facts in columns. When the public sees the solution, the version
 * becomes the one it reads: publish to the read model in the same transaction.
 * @returns the number of the version, from 1
 * @throws DbError `invalid-value` naming each field, `not-found`
 */
export async function saveListing(db: Db, input: NewListingVersion): Promise<number> {
  const errors = listingProblems(input.listing);
  if (errors.length > 0) {
    const first = errors.map(({ path, message }) => `${path} : ${message}`).join(' ');
    throw new DbError('invalid-value', `La fiche ne peut pas être enregistrée. ${first}`, {
      errors,
    });
  }
  const { solutionId, listing, reason, author, toAcknowledge = false } = input;
  const at = new Date(input.at);
  const [owner] = await db
    .select({
      status: solution.status,
      version: sql<number>`(select coalesce(max(version), 0) + 1 from listing_version where solution_id = ${solution.id})`,
    })
    .from(solution)
    .where(eq(solution.id, solutionId))
    .for('update');
  if (!owner) throw solutionNotFound(solutionId);
  const version = Number(owner.version);
  await db.insert(listingVersion).values({
    solutionId,
    version,
    content: listing,
    reason,
    author,
    toAcknowledge,
    createdAt: at,
  });
  await replaceRows(db, solutionId, listing, version === 1);
  await db
    .update(solution)
    .set({
      updatedAt: at,
      ...(isListed(owner.status) && {
        publishedVersion: version,
        publishedAt: sql`coalesce(${solution.publishedAt}, ${input.at})`,
      }),
    })
    .where(eq(solution.id, solutionId));
  return version;
}

async function replaceRows(db: Db, solutionId: string, listing: Listing, first: boolean) {
  for (const table of first ? [] : LISTING_TABLES) {
    await db.delete(table).where(eq(table.solutionId, solutionId));
  }
  for (const [table, values] of listingRows(solutionId, listing)) {
    if (values.length > 0) await db.insert(table as PgTable).values(values as never);
  }
}
