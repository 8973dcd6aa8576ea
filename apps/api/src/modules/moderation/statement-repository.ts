import { sql } from 'drizzle-orm';
import { rows, type Db } from '@gouvtech/db';

/**
 * Who stated that the published version is accurate: the account, or the author of a version that no revision led to
 * (an import, the demonstration). Null when a revision led to it and nobody stated it.
 */
export async function publishedStatement(db: Db, solutionId: string): Promise<string | null> {
  const [row] = await rows<{ by: string | null }>(
    db,
    sql`
      select case when r.id is null then v.author else r.stated_by::text end as by
      from solution s
      join listing_version v on v.solution_id = s.id and v.version = s.published_version
      left join lateral (
        select id, stated_by from listing_revision
        where solution_id = s.id and status = 'published' order by status_since desc limit 1
      ) r on true
      where s.id = ${solutionId}`,
  );
  return row?.by ?? null;
}
