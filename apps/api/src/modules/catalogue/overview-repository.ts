/** SQL of the home page. Its cost follows the number of facets and criteria, not the number of solutions. */
import type { Database } from '@gouvtech/db';

export type FacetTotal = { facet: string; value: string; count: number };

export const facetTotals = ({ query }: Database, facets: string[]): Promise<FacetTotal[]> =>
  query<FacetTotal>(
    'select facet, value, bit_count(bits)::int as count from catalogue_facet where facet = any($1::text[])',
    [facets],
  );

/** Answers that reach a level of a criterion, by tier; those that say nothing of the solution are left out. */
export const answersByTier = ({ query }: Database): Promise<{ tier: number; answers: number }[]> =>
  query(
    `select tier, sum(entries)::int as answers from criterion_tally
     where level not in ('na', 'planned', 'unanswered') group by tier order by tier`,
  );

/** Stops at the first invented solution; a real catalogue has none and reads an empty partial index. */
export async function holdsDemonstration({ query }: Database): Promise<boolean> {
  const [row] = await query<{ found: boolean }>(
    'select exists (select from solution where demonstration) as found',
  );
  return row!.found;
}

export type EventRow = {
  on: string;
  kind: string;
  criterion: string | null;
  summary: string;
  slug: string;
  name: string;
};

/** Latest events of the solutions that lists show. */
export const latestEvents = ({ query }: Database, limit: number): Promise<EventRow[]> =>
  query<EventRow>(
    `select to_char(e.happened_at at time zone 'UTC', 'YYYY-MM-DD') as "on", e.kind, e.criterion, e.summary,
       c.slug, l.name
     from public_event e
     join catalogue_entry c on c.solution_id = e.solution_id
     join listing l on l.solution_id = e.solution_id
     order by e.happened_at desc, e.id limit $1`,
    [limit],
  );

/** Bit string of the solutions whose assessment is current. */
export async function assessedBits({ query }: Database): Promise<string> {
  const [row] = await query<{ bits: string | null }>(
    `select bit_or(bits)::text as bits from catalogue_facet where facet = 'assessment' and value in ('published', 'stale')`,
  );
  return row?.bits ?? '';
}

/** Solutions read at once while looking for one that shows every step. */
const LOOK = 100;

/** The first of `ordinals`, in their order, whose answers show the five steps of proof. @returns its document */
export async function firstWithEveryStep(
  database: Database,
  ordinals: number[],
): Promise<string | null> {
  for (let start = 0; start < ordinals.length; start += LOOK) {
    const [row] = await database.query<{ document: string }>(
      `select entry.document
       from unnest($1::int[]) with ordinality as asked(ordinal, place)
       join catalogue_entry entry using (ordinal)
       where (select count(distinct right(tally, 1)) from unnest(entry.tallies) as tally
              where split_part(tally, ':', 2) not in ('na', 'planned', 'unanswered')) = 5
       order by asked.place limit 1`,
      [ordinals.slice(start, start + LOOK)],
    );
    if (row) return row.document;
  }
  return null;
}
