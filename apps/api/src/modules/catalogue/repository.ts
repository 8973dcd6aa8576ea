/**
 * The only SQL of the catalogue's public reads. What each statement costs is in README.md.
 * Every statement is bounded by construction: PGlite runs in the event loop and obeys no time limit.
 */
import type { Database } from '@gouvtech/db';
import { dailyHashSql } from './search/daily-order.ts';

export type State = { revision: number; bit_length: number; entries: number; changed_at: string };

export async function readState({ query }: Database): Promise<State> {
  const [state] = await query<State>(
    'select revision, bit_length, entries, changed_at from catalogue_state',
  );
  return state!;
}

export type FacetRow = { facet: string; value: string; count: number };
export type Filtered = {
  /** one character per ordinal: the solutions that meet the search and every filter */
  bits: string;
  total: number;
  counts: FacetRow[];
};

/**
 * Members, total and counts in one statement, from the bit strings alone, so that they cannot disagree.
 * `everything` is the union of a facet of which each entry holds one value. The count of a value ignores the choice
 * made in its own facet.
 */
const FILTER_SQL = `
with everything as materialized (
  select bit_or(bits) as bits from catalogue_facet where facet = 'assessment'
), base as materialized (
  select case when $3::text is null then bits
    else bits & rpad($3::text, length(bits), '0')::bit varying end as bits
  from everything where bits is not null
), chosen as materialized (
  select asked.facet, coalesce(
    (select bit_or(held.bits) from catalogue_facet held
     where held.facet = asked.facet and held.facet || ':' || held.value = any($2::text[])),
    base.bits & ~base.bits) as bits
  from unnest($1::text[]) as asked(facet), base
), filter as materialized (
  select without.facet, coalesce(
    base.bits & (select bit_and(chosen.bits) from chosen where chosen.facet <> without.facet),
    base.bits) as bits
  from (select '' as facet union all select unnest($1::text[])) as without, base
)
select counted.facet, counted.value, bit_count(counted.bits & filter.bits)::int as count, null as bits
from catalogue_facet counted
join filter on filter.facet = case when counted.facet = any($1::text[]) then counted.facet else '' end
union all
select '', '', bit_count(bits)::int, bits::text from filter where facet = ''`;

/**
 * @param selection values asked for, by facet
 * @param hits bit string of the solutions found by the search; null without a search
 */
export async function filter(
  { query }: Database,
  selection: Record<string, string[]>,
  hits: string | null,
): Promise<Filtered> {
  const pairs = Object.entries(selection).flatMap(([facet, values]) =>
    values.map((value) => `${facet}:${value}`),
  );
  const rows = await query<FacetRow & { bits: string | null }>(FILTER_SQL, [
    Object.keys(selection),
    pairs,
    hits,
  ]);
  const whole = rows.find(({ bits }) => bits !== null);
  return {
    bits: whole?.bits ?? '',
    total: whole?.count ?? 0,
    counts: rows.filter(({ bits }) => bits === null),
  };
}

/** @returns the JSON of each card, in the order of `ordinals`. */
export async function readCards({ query }: Database, ordinals: number[]): Promise<string[]> {
  if (ordinals.length === 0) return [];
  const rows = await query<{ ordinal: number; card: string }>(
    'select ordinal, card from catalogue_entry where ordinal = any($1::int[])',
    [ordinals],
  );
  const cards = new Map(rows.map(({ ordinal, card }) => [ordinal, card]));
  return ordinals.flatMap((ordinal) => cards.get(ordinal) ?? []);
}

export type SortKey =
  | { by: 'assured' | 'audited'; /** 1: overall, then the themes */ position: number }
  | { by: 'updated' }
  | { by: 'name' };

/** Below this number of solutions, they are looked up one by one; above, the index of the sort is walked. */
const LOOK_UP_MAX = 500;

/**
 * The cards of one page in the order asked, as JSON. Ties follow the neutral order of the day; a solution without a score (-1) comes last.
 * @param members bit string of the list, and its ordinals when there are few
 */
export async function sortedPage(
  { query }: Database,
  key: SortKey,
  members: { bits: string; few: number[] | null },
  page: { seed: number; from: number; limit: number },
): Promise<string[]> {
  const tie = dailyHashSql('ordinal', '$2');
  const order = {
    assured: () => `assured[${position(key)}] desc, ${tie}`,
    audited: () => `audited[${position(key)}] desc, ${tie}`,
    updated: () => `updated_at desc, ${tie}`,
    name: () => `name_key, ${tie}`,
  }[key.by]();
  // « <> 0 » and not « = 1 »: the planner takes the second for rare, and reads the whole table instead of the index.
  const [where, parameter] = members.few
    ? ['ordinal = any($1::int[])', members.few]
    : ['get_bit($1::bit varying, ordinal) <> 0', members.bits];
  const rows = await query<{ card: string }>(
    `select card from catalogue_entry where ${where} order by ${order} offset $3 limit $4`,
    [parameter, page.seed, page.from, page.limit],
  );
  return rows.map(({ card }) => card);
}

export const isFew = (total: number): boolean => total <= LOOK_UP_MAX;

function position(key: SortKey): number {
  if (!('position' in key) || !Number.isInteger(key.position) || key.position < 1) {
    throw new RangeError('position of a score');
  }
  return key.position;
}

export type EntryRow = {
  etag: string;
  /** null when the reader already holds it */ document: string | null;
};

/** @param held ETags the reader holds: a document it holds is not read again */
export async function readDocument(
  { query }: Database,
  slug: string,
  held: string[],
): Promise<EntryRow | null> {
  const [row] = await query<EntryRow>(
    `select etag, case when etag = any($2::text[]) then null else document end as document
     from catalogue_entry where slug = $1`,
    [slug, held],
  );
  return row ?? null;
}

export type EndedRow = {
  slug: string;
  name: string;
  status: string;
  reason: string | null;
  since: string;
};

/** What the page of an ended listing said, while its vendor writes it again: it goes on saying it. Joins `solution s`. */
export const REOPENED = `
  left join lateral (
    select e.content::json #> '{data,ended}' as ended from event e
    where e.solution_id = s.id and e.action = 'listing:reopen' and e.content::json #> '{data,ended}' is not null
      and s.status in ('draft','submitted','in_review','changes_requested','rejected')
    order by e.seq desc limit 1) reopened on true`;

export async function readUnlisted(
  { query }: Database,
  slug: string,
  statuses: readonly string[],
): Promise<EndedRow | null> {
  const [row] = await query<EndedRow>(
    `select s.slug, l.name, coalesce(ended ->> 'status', s.status) as status,
       case when ended is null then s.status_reason else ended ->> 'reason' end as reason,
       to_char(coalesce((ended ->> 'since')::timestamptz, s.status_since) at time zone 'UTC', 'YYYY-MM-DD') as since
     from solution s join listing l on l.solution_id = s.id ${REOPENED}
     where s.slug = $1 and coalesce(ended ->> 'status', s.status) = any($2::text[])
       and s.published_version is not null`,
    [slug, statuses],
  );
  return row ?? null;
}
