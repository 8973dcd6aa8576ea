import { sql } from 'drizzle-orm';
import { rows, toInstant, type Db } from '@gouvtech/db';

/** Listings whose revision was taken for review, or sent back to its vendor, before this instant. */
export async function findWaiting(db: Db, before: string): Promise<string[]> {
  const found = await rows<{ slug: string }>(
    db,
    sql`
      select s.slug from listing_revision r join solution s on s.id = r.solution_id
      where r.status in ('in_review', 'changes_requested') and r.status_since <= ${before}
      order by r.status_since`,
  );
  return found.map(({ slug }) => slug);
}

export type Unconfirmed = {
  slug: string;
  name: string;
  organisationId: string;
  /** latest of the publication, the version and the confirmation, UTC */
  since: string;
};

/** Published listings whose vendor last said something between two instants, the first included, the oldest first. */
export async function findUnconfirmed(
  db: Db,
  { from, until }: { from: string | null; until: string },
): Promise<Unconfirmed[]> {
  const found = await rows<Unconfirmed>(
    db,
    sql`
      select slug, name, "organisationId", since from (
        select s.slug, v.content ->> 'name' as name, s.organisation_id as "organisationId",
          greatest(s.status_since, s.published_at, v.created_at, s.confirmed_at) as since
        from solution s join listing_version v on v.solution_id = s.id and v.version = s.published_version
        where s.status = 'published' and s.organisation_id is not null and s.status_since <= ${until}
      ) said
      where since <= ${until} and (${from}::timestamptz is null or since >= ${from})
      order by since, slug`,
  );
  return found.map((row) => ({ ...row, since: toInstant(row.since) }));
}
