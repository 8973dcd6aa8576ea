/** The only SQL of comparisons. Each function is one statement, whatever is asked. */
import type { Database } from '@gouvtech/db';

export type FoundRow = {
  slug: string;
  /** null when it is not, or no longer, in the catalogue */
  name: string | null;
  etag: string | null;
  /** null beyond the first `limit` found */
  document: string | null;
  ended: string | null;
  reason: string | null;
  since: string | null;
};

const ASKED_SQL = `
with asked as (
  select slug, place from unnest($1::text[]) with ordinality as one(slug, place)
), found as (
  select asked.slug, asked.place, entry.ordinal, count(entry.ordinal) over (order by asked.place) as rank
  from asked left join catalogue_entry entry using (slug)
)
select found.slug, entry.card::json ->> 'name' as name, entry.etag,
  case when found.ordinal is not null and found.rank <= $3 then %DOCUMENT% end as document,
  gone.name as ended, gone.reason, gone.since
from found
left join catalogue_entry entry on entry.ordinal = found.ordinal
left join lateral (
  select listing.name, solution.status_reason as reason,
    to_char(solution.status_since at time zone 'UTC', 'YYYY-MM-DD') as since
  from solution join listing on listing.solution_id = solution.id
  where solution.slug = found.slug and solution.status = any($2::text[])
    and solution.published_version is not null and found.ordinal is null
) gone on true
order by found.place`;

/**
 * What is known of each slug, in the order asked: the documents of the first ones found, the name of those that left.
 * @param ended statuses of the listings whose page still says why they left
 * @param limit how many documents to read
 */
export const readAskedFor = (
  { query }: Database,
  slugs: string[],
  ended: readonly string[],
  limit: number,
): Promise<FoundRow[]> =>
  query<FoundRow>(ASKED_SQL.replace('%DOCUMENT%', 'entry.document'), [slugs, ended, limit]);

/** The same without the documents: `document` says « kept » for the first ones found. */
export const readNames = (
  { query }: Database,
  slugs: string[],
  ended: readonly string[],
  limit: number,
): Promise<FoundRow[]> =>
  query<FoundRow>(ASKED_SQL.replace('%DOCUMENT%', "'kept'"), [slugs, ended, limit]);
