import { eq, sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { LISTED_STATUSES, type ListingStatus } from '@gouvtech/domain';
import type { Db } from '../database.ts';
import { DbError } from '../errors.ts';
import { listingVersion, solution } from '../schema/index.ts';
import { freeSlug } from './slug.ts';

export type NewSolution = {
  /** built from the name when absent; `-2`, `-3`… is added when it is taken */
  slug?: string;
  name: string;
  organisationId?: string | null;
  status: ListingStatus;
  source?: string | null;
  /** identity in its source, `sill:7zip`; unique over the catalogue */
  sourceId?: string | null;
  sourceUrl?: string | null;
  importedAt?: Instant | null;
  demonstration?: boolean;
  at: Instant;
};

/** @throws DbError `source-id-taken` when an entry with this source id exists. */
export async function createSolution(
  db: Db,
  input: NewSolution,
): Promise<{ id: string; slug: string; ordinal: number }> {
  const { slug, name, at, importedAt, ...rest } = input;
  const date = new Date(at);
  for (;;) {
    const free = await freeSlug(db, 'solution', slug ?? name);
    const [row] = await db
      .insert(solution)
      .values({
        ...rest,
        slug: free,
        statusSince: date,
        createdAt: date,
        updatedAt: date,
        importedAt: importedAt ? new Date(importedAt) : null,
      })
      .onConflictDoNothing()
      .returning({ id: solution.id, slug: solution.slug, ordinal: solution.ordinal });
    if (row) return row;
    if (input.sourceId) await refuseTakenSource(db, input.sourceId);
  }
}

async function refuseTakenSource(db: Db, sourceId: string): Promise<void> {
  const [holder] = await db
    .select({ slug: solution.slug })
    .from(solution)
    .where(eq(solution.sourceId, sourceId));
  if (!holder) return;
  throw new DbError(
    'source-id-taken',
    `L’identifiant d’origine « ${sourceId} » est déjà celui de la fiche « ${holder.slug} ». Mettez cette fiche à jour au lieu d’en créer une autre.`,
  );
}

export const isListed = (status: ListingStatus): boolean =>
  (LISTED_STATUSES as readonly string[]).includes(status);

/**
 * Moves the listing to another status; a status the public sees publishes the latest version of the listing.
 * Whether the move is allowed is decided before (packages/domain). Publish to the read model in the same transaction.
 * @throws DbError `not-found`
 */
export async function setStatus(
  db: Db,
  input: { solutionId: string; status: ListingStatus; reason?: string | null; at: Instant },
): Promise<void> {
  const at = new Date(input.at);
  const latest = sql`(select max(${listingVersion.version}) from ${listingVersion} where ${listingVersion.solutionId} = ${input.solutionId})`;
  const changed = await db
    .update(solution)
    .set({
      status: input.status,
      statusReason: input.reason ?? null,
      statusSince: at,
      updatedAt: at,
      ...(isListed(input.status) && {
        publishedVersion: latest,
        publishedAt: sql`coalesce(${solution.publishedAt}, ${input.at})`,
      }),
    })
    .where(eq(solution.id, input.solutionId))
    .returning({ id: solution.id });
  if (changed.length === 0) throw solutionNotFound(input.solutionId);
}

export const solutionNotFound = (id: string): DbError =>
  new DbError('not-found', `La solution « ${id} » n’existe pas.`);
