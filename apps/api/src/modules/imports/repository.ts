/** What an import reads and writes. */
import { desc, eq } from 'drizzle-orm';
import {
  createSolution,
  publishToReadModel,
  recordEvent,
  saveListing,
  schema,
  type Db,
} from '@gouvtech/db';
import type { Listing } from '@gouvtech/domain';
import type { ExistingEntry } from './plan.ts';
import type { MappedEntry } from './map-entry.ts';

const { solution, listingVersion } = schema;

/** Every listing with its latest version: what the plan compares with. */
export async function loadExisting(db: Db): Promise<ExistingEntry[]> {
  const rows = await db
    .selectDistinctOn([solution.id], {
      solutionId: solution.id,
      slug: solution.slug,
      sourceId: solution.sourceId,
      source: solution.source,
      status: solution.status,
      listing: listingVersion.content,
    })
    .from(solution)
    .innerJoin(listingVersion, eq(listingVersion.solutionId, solution.id))
    .orderBy(solution.id, desc(listingVersion.version));
  return rows;
}

export type Write = { db: Db; at: string; author: string };

/** @returns the id of the new unclaimed listing. */
export async function createImported(
  { db, at, author }: Write,
  entry: MappedEntry,
): Promise<string> {
  const { id } = await createSolution(db, {
    name: entry.listing.name,
    status: 'unclaimed',
    source: entry.source,
    sourceId: entry.sourceId,
    sourceUrl: entry.listing.repository ?? entry.listing.website ?? null,
    importedAt: at,
    at,
  });
  await saveListing(db, {
    solutionId: id,
    listing: entry.listing,
    reason: `Fiche importée de ${entry.source}`,
    author,
    at,
  });
  await recordEvent(db, {
    solutionId: id,
    kind: 'imported',
    summary: `Fiche importée de ${entry.source}`,
    at,
  });
  return id;
}

export async function updateImported(
  { db, at, author }: Write,
  solutionId: string,
  listing: Listing,
  reason: string,
): Promise<void> {
  await saveListing(db, { solutionId, listing, reason, author, at });
}

/** Lists and searches follow in the same transaction. */
export const publish = publishToReadModel;
