/** What waits for a moderator, from everywhere, the oldest first. */
import { sql } from 'drizzle-orm';
import { rows, toInstant, type Db } from '@gouvtech/db';

export type QueueRow = {
  kind: 'listing' | 'claim' | 'organisation' | 'assessment';
  /** slug of a listing or of an assessed solution, id of the others */
  id: string;
  name: string;
  organisationId: string | null;
  organisation: string | null;
  since: string;
  /** listing: a version is published already */
  update: boolean;
  reviewerId: string | null;
  reviewer: string | null;
};

/** Assessments are published by the clock: one still attested this long after waits for a person. */
const CLOCK_MINUTES = 60;

export async function readQueue(db: Db, now: string): Promise<QueueRow[]> {
  const found = await rows<QueueRow>(
    db,
    sql`
      select 'listing' as kind, s.slug as id, coalesce(r.content ->> 'name', s.slug) as name,
        o.id as "organisationId", o.name as organisation, r.status_since as since,
        s.status in ('published', 'suspended') as update, r.reviewer_id as "reviewerId",
        nullif(trim(a.given_name || ' ' || a.usual_name), '') as reviewer
      from listing_revision r
      join solution s on s.id = r.solution_id
      left join organisation o on o.id = s.organisation_id
      left join account a on a.id = r.reviewer_id
      where r.status in ('submitted', 'in_review')
      union all
      select 'claim', c.id::text, coalesce(v.content ->> 'name', s.slug), o.id, o.name, c.created_at, false, null, null
      from claim c
      join solution s on s.id = c.solution_id
      left join listing_version v on v.solution_id = s.id and v.version = s.published_version
      join organisation o on o.id = c.organisation_id
      where c.status = 'requested'
      union all
      select 'organisation', o.id::text, o.name, o.id, o.name, o.status_since, false, null, null
      from organisation o where o.status = 'pending'
      union all
      select 'assessment', s.slug, coalesce(v.content ->> 'name', s.slug), o.id, o.name, x.attested_at, false, null, null
      from assessment x
      join solution s on s.id = x.solution_id and s.status = 'published'
      left join listing_version v on v.solution_id = s.id and v.version = s.published_version
      left join organisation o on o.id = s.organisation_id
      where x.status = 'attested' and x.attested_at < ${now}::timestamptz - make_interval(mins => ${CLOCK_MINUTES})
      order by since, kind, id`,
  );
  return found.map((row) => ({ ...row, since: toInstant(row.since) }));
}
