/** SQL of the proposals made while typing: two small statements, each by an index. */
import type { Database } from '@gouvtech/db';

/** Entries read to find the products they replace. */
const ENTRIES = 40;
const WORD_MIN = 3;

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Names that begin with the text, then those of which a word begins with it, from three letters on. */
export function findNames(
  { query }: Database,
  folded: string,
  limit: number,
): Promise<{ slug: string; name: string }[]> {
  return query(
    `with near as (
       (select ordinal, 0 as step, length(name_key) as size from catalogue_search
        where name_key like $1 || '%' order by length(name_key), ordinal limit $3)
       union all
       (select ordinal, 1, length(name_key) from catalogue_search
        where $2 and name_key like '% ' || $1 || '%' order by length(name_key), ordinal limit $3)
     )
     select entry.slug, entry.card::json ->> 'name' as name
     from (select ordinal, min(step) as step, min(size) as size from near group by ordinal) one
     join catalogue_entry entry using (ordinal)
     order by one.step, one.size, ordinal limit $3`,
    [escaped(folded), folded.length >= WORD_MIN, limit],
  );
}

/** Products that some solution replaces and whose name begins with the text, the most often cited first. */
export async function findReplaced(
  { query }: Database,
  folded: string,
  firstWord: string,
  limit: number,
): Promise<string[]> {
  const rows = await query<{ product: string }>(
    `select min(product) as product from (
       select card from catalogue_search join catalogue_entry using (ordinal)
       where vector @@ to_tsquery('public.gouvtech', quote_literal($1::text) || ':*B')
       limit ${ENTRIES}
     ) cited, json_array_elements_text(cited.card::json -> 'alternativeTo') as product
     where public.fold(product) like $2 || '%'
     group by public.fold(product) order by count(*) desc, min(product) limit $3`,
    [firstWord, escaped(folded), limit],
  );
  return rows.map(({ product }) => product);
}
