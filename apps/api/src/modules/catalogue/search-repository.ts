/** SQL of the text search: four statements at most for one search. Words are letters and digits only. */
import type { Database } from '@gouvtech/db';
import type { Candidate } from './search/correct.ts';
import type { Found } from './search/coverage.ts';
import type { Matcher, Span, Synonym } from './search/matchers.ts';
import type { Ranked } from './search/rank.ts';

/** Candidates read for one faulty word. */
const CANDIDATES = 300;
/** Names alike, or beginning with the query, added to a search. */
const NAMES = 50;
const NAME_SIMILARITY = 0.45;
/** Longer words searched with one: « ldap », « openldap ». Those of many entries are words of their own. */
const WITHIN = 6;
const WITHIN_MIN = 4;
const WITHIN_ENTRIES = 5;
/** Equivalents followed from one word: « Zoom », « visioconférence », « webconférence ». */
const DEPTH_MAX = 3;
const SYNONYMS_MAX = 20;
/** Of the parts D, C, B and A of an entry. */
const WEIGHTS = '{0.1, 0.45, 0.6, 1}';

const CONFIG = `'public.gouvtech'`;

export type KnownWord = {
  word: string;
  /** says nothing: an article, a preposition */
  empty: boolean;
  /** the catalogue holds it, whole or by its French stem; the last one also by its beginning */
  known: boolean;
  /** the same, as such */
  whole: boolean;
  /** longer words of few entries that hold it */
  within: string[] | null;
  /** words that look like an unknown one */
  candidates: Candidate[] | null;
  /** an unknown word that the catalogue writes in two */
  split: string | null;
};

const WORDS_SQL = `
select asked.word, seen.empty, seen.whole, seen.whole or seen.begun or seen.empty as known,
  case when length(asked.word) >= ${WITHIN_MIN} and not seen.empty then (
    select json_agg(word) from (
      select word from catalogue_word where word like '_%' || asked.word || '%' and entries <= ${WITHIN_ENTRIES}
      order by length(word), word limit ${WITHIN}
    ) longer
  ) end as within,
  case when not seen.whole and not seen.begun and not seen.empty and asked.correctable then (
    select coalesce(json_agg(json_build_object('word', near.word, 'entries', near.entries)), '[]'::json)
    from (
      select word, entries from (
        select word, entries from catalogue_word
        where word % asked.word
          or (length(asked.word) <= 6 and word like left(asked.word, 1) || '%'
              and length(word) between length(asked.word) - 1 and length(asked.word) + 1)
        union
        select word, 1 from term where word % asked.word
      ) likely
      order by similarity(word, asked.word) desc, entries desc limit ${CANDIDATES}
    ) near
  ) end as candidates,
  case when not seen.whole and not seen.begun and not seen.empty then (
    select left(asked.word, at) || ' ' || substr(asked.word, at + 1)
    from generate_series(3, least(length(asked.word) - 3, 30)) as at
    join catalogue_word one on one.word = left(asked.word, at)
    join catalogue_word two on two.word = substr(asked.word, at + 1)
    order by least(one.entries, two.entries) desc, at limit 1
  ) end as split
from unnest($1::text[], $2::boolean[], $3::boolean[]) as asked(word, open, correctable),
lateral (select public.search_key(asked.word) as key offset 0) as keyed,
lateral (select to_tsquery(${CONFIG}, quote_literal(asked.word)) as q offset 0) as stem,
lateral (select numnode(stem.q) = 0 as empty,
  asked.open and exists (select from catalogue_word where word like asked.word || '%') as begun,
  case when numnode(stem.q) = 0 then false
    else exists (select from catalogue_word where word = asked.word)
      or exists (select from search_synonym where term_key = keyed.key and keyed.key <> '')
      or exists (select from search_synonym where expansion_key = keyed.key and keyed.key <> '')
      or exists (select from catalogue_search where vector @@ stem.q) end as whole
  offset 0
) as seen`;

/** Both ways, except from what a product does to the product. The name of a product has no plural nor conjugation. */
const SYNONYMS_SQL = `
recursive asked as materialized (
  select n::int - 1 as span, text, public.search_key(text) as key
  from unnest($4::text[]) with ordinality as given(text, n)
), term as materialized (
  select distinct public.fold(term) as word from search_synonym where term !~ '[^[:alpha:]]'
), edge as not materialized (
  select term_key as source, expansion as text, expansion_key as target, kind,
    case when kind = 'product' then public.fold(term) end as spelled
  from search_synonym
  union all
  select expansion_key, term, term_key, kind, null from search_synonym where kind <> 'product'
), reached as (
  select asked.span, edge.text, edge.target, edge.kind, 1 as depth
  from asked join edge on edge.source = asked.key and edge.source <> ''
    and coalesce(edge.spelled = asked.text, true)
  union all
  select reached.span, edge.text, edge.target, reached.kind, reached.depth + 1
  from reached join edge on edge.source = reached.target and edge.kind = 'equivalent'
  where reached.kind <> 'related' and reached.target <> '' and reached.depth < ${DEPTH_MAX}
), best as (
  select distinct on (span, target) span, text, kind, depth from reached
  where target <> '' order by span, target, depth, kind, text
), numbered as (
  select *, row_number() over (partition by span order by depth, kind, text) as rank from best
)`;

export type Understood = { words: KnownWord[]; synonyms: Synonym[]; joined: string[] };

/** What the catalogue knows of these words, of the groups they form and of neighbours written in one word. */
export async function understand(
  { query }: Database,
  words: { word: string; open: boolean; correctable: boolean }[],
  spans: Span[],
  joined: string[],
): Promise<Understood> {
  const [row] = await query<Understood>(
    `with ${SYNONYMS_SQL}
     select
       (select json_agg(one) from (${WORDS_SQL}) one) as words,
       (select coalesce(json_agg(json_build_object('span', span, 'text', text, 'kind', kind, 'depth', depth)
          order by depth, kind, text), '[]'::json) from numbered where rank <= ${SYNONYMS_MAX}) as synonyms,
       (select coalesce(json_agg(word), '[]'::json) from catalogue_word where word = any($5::text[])) as joined`,
    [
      words.map((one) => one.word),
      words.map((one) => one.open),
      words.map((one) => one.correctable),
      spans.map(({ text }) => text),
      joined,
    ],
  );
  return row!;
}

/** One row per matcher: what it looks for, as a text query. */
const MATCHERS_SQL = `
matcher as materialized (
  select n, case when open then to_tsquery(${CONFIG}, quote_literal(text) || ':*')
    else phraseto_tsquery(${CONFIG}, text) end as q
  from unnest($1::text[], $2::boolean[]) with ordinality as asked(text, open, n)
)`;

const textsOf = (matchers: Matcher[]): unknown[] => [
  matchers.map(({ text }) => text),
  matchers.map(({ open }) => open),
];

/**
 * Ordinals that each matcher finds, in one text value (cheaper to read than one row each), and those whose name
 * begins with the query.
 */
export async function findMatches(
  { query }: Database,
  matchers: Matcher[],
  begins: string | null,
): Promise<{ found: Found[]; named: number[] }> {
  const rows = await query<{ n: number; head: string | null; body: string | null }>(
    `with ${MATCHERS_SQL}
     select matcher.n::int as n, hit.head, hit.body from matcher, lateral (
       select string_agg(ordinal::text, ',') filter (where inside) as head,
         string_agg(ordinal::text, ',') filter (where not inside) as body
       from (
         select ordinal, head @@ matcher.q as inside from catalogue_search where vector @@ matcher.q offset 0
       ) one
     ) hit
     union all
     select 0, string_agg(ordinal::text, ','), null from (
       select ordinal from catalogue_search where name_key like $3 || '%'
       order by length(name_key), ordinal limit ${NAMES}
     ) near`,
    [...textsOf(matchers), begins],
  );
  const numbers = (list: string | null | undefined) => (list ? list.split(',').map(Number) : []);
  const byNumber = new Map(rows.map((row) => [row.n, row]));
  return {
    found: matchers.map((_, index) => {
      const row = byNumber.get(index + 1);
      return { head: numbers(row?.head), body: numbers(row?.body) };
    }),
    named: numbers(byNumber.get(0)?.head),
  };
}

/** Ordinals of the entries whose name looks like the query: « open mairie » finds « openMairie ». */
export async function findAlike({ query }: Database, name: string): Promise<number[]> {
  const rows = await query<{ ordinal: number }>(
    `select ordinal from (
       select ordinal, similarity(name_key, $1) as alike from catalogue_search where name_key % $1
     ) near where alike >= ${NAME_SIMILARITY} order by alike desc, ordinal limit ${NAMES}`,
    [name],
  );
  return rows.map(({ ordinal }) => ordinal);
}

/**
 * How well each matcher fits the head of each of these entries: name 1, tags and products 0.6, summary and domains
 * 0.45; 0 when it is not there. And how many of `favoured` (`facet:value`) the entry holds.
 * @param held whether `findMatches` saw the matcher in the head of the entry: a single word that is not there is worth
 * 0 without being looked for again, whereas the words of a phrase may be there apart
 */
export const weigh = (
  { query }: Database,
  matchers: Matcher[],
  ordinals: number[],
  favoured: string[],
  held: (matcher: number, ordinal: number) => boolean,
): Promise<Ranked[]> =>
  query<Ranked>(
    `with ${MATCHERS_SQL}, favoured as materialized (
       select facet, bits from catalogue_facet
       where facet = any($5::text[]) and facet || ':' || value = any($4::text[])
     )
     select ordinal, name_key, replaces,
       (select array_agg(case when numnode(matcher.q) = 1 and get_bit(seen, matcher.n::int - 1) = 0 then 0
          else (ts_rank('${WEIGHTS}'::float4[], head, matcher.q) * 1.645)::float8 end order by matcher.n)
        from matcher) as fits,
       (select coalesce(array_agg(distinct facet), '{}') from favoured
        where ordinal < length(bits) and get_bit(bits, ordinal) = 1) as favours
     from unnest($3::int[], $6::bit varying[]) as asked(ordinal, seen) join catalogue_search using (ordinal)`,
    [
      ...textsOf(matchers),
      ordinals,
      favoured,
      [...new Set(favoured.map((one) => one.split(':')[0]!))],
      ordinals.map((ordinal) =>
        matchers.map((_, matcher) => (held(matcher, ordinal) ? '1' : '0')).join(''),
      ),
    ],
  );
