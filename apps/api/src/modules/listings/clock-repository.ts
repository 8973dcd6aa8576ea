import { sql } from 'drizzle-orm';
import { rows, type Db } from '@gouvtech/db';

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
