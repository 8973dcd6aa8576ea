/** SQL of the text search. Text queries are built by `search/words.ts` from letters and digits only. */
import type { Database } from '@gouvtech/db';
import type { Candidate } from './search/correct.ts';
import type { Ranked } from './search/rank.ts';

/** Candidates read for one faulty word. */
const CANDIDATES = 300;
/** Names alike added to a search. */
const NAMES = 50;
const NAME_SIMILARITY = 0.45;
/** Of the parts D, C, B and A of an entry. */
const WEIGHTS = '{0.1, 0.2, 0.6, 1}';

export type KnownWord = { word: string; known: boolean; candidates: Candidate[] | null };

/**
 * Which words the catalogue knows (whole, or by their French stem; the last one also by its beginning), and for the
 * others the words that look like them: same trigrams or, for short words where one fault breaks most trigrams, same
 * first letter and about the same length.
 */
export async function lookUpWords(
  { query }: Database,
  words: { word: string; open: boolean; correctable: boolean }[],
): Promise<KnownWord[]> {
  return query<KnownWord>(
    `select asked.word, seen.known,
       case when not seen.known and asked.correctable then (
         select coalesce(json_agg(json_build_object('word', near.word, 'entries', near.entries)), '[]'::json)
         from (
           select word, entries from catalogue_word
           where word % asked.word
             or (length(asked.word) <= 6 and word like left(asked.word, 1) || '%'
                 and length(word) between length(asked.word) - 1 and length(asked.word) + 1)
           order by similarity(word, asked.word) desc, entries desc limit ${CANDIDATES}
         ) near
       ) end as candidates
     from unnest($1::text[], $2::boolean[], $3::boolean[]) as asked(word, open, correctable),
     lateral (select
       exists (select from catalogue_word where word = asked.word)
       or (asked.open and exists (select from catalogue_word where word like asked.word || '%'))
       or numnode(to_tsquery('public.gouvtech', quote_literal(asked.word))) = 0
       or exists (select from catalogue_search
                  where vector @@ to_tsquery('public.gouvtech', quote_literal(asked.word))) as known
     ) as seen`,
    [
      words.map((one) => one.word),
      words.map((one) => one.open),
      words.map((one) => one.correctable),
    ],
  );
}

/**
 * Ordinals of the entries that match, in one text value (cheaper to read than one row each), and of those whose name
 * begins with the query.
 */
export async function findMatches(
  { query }: Database,
  tsquery: string,
  begins: string | null,
): Promise<{ matches: number[]; names: number[] }> {
  const [row] = await query<{ matches: string | null; names: number[] | null }>(
    `select
       (select string_agg(ordinal::text, ',') from catalogue_search
        where vector @@ to_tsquery('public.gouvtech', $1)) as matches,
       (select array_agg(ordinal) from (
          select ordinal from catalogue_search where name_key like $2 || '%'
          order by length(name_key), ordinal limit ${NAMES}
        ) near) as names`,
    [tsquery, begins],
  );
  return {
    matches: row?.matches ? row.matches.split(',').map(Number) : [],
    names: row?.names ?? [],
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
 * Weight of the text of each of these entries: name 1, tags and products 0.6, summary 0.2, description 0.1. An entry
 * that holds the last word whole comes before one where another word begins with it.
 */
export const rankText = (
  { query }: Database,
  { whole, open }: { whole: string; open: string },
  ordinals: number[],
): Promise<Ranked[]> =>
  query<Ranked>(
    `select ordinal, name_key, coalesce(
       nullif(ts_rank_cd('${WEIGHTS}'::float4[], vector, to_tsquery('public.gouvtech', $1), 1), 0) + 1000,
       ts_rank_cd('${WEIGHTS}'::float4[], vector, to_tsquery('public.gouvtech', $2), 1))::float8 as rank
     from catalogue_search where ordinal = any($3::int[])`,
    [whole, open, ordinals],
  );
