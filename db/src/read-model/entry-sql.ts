import { createHash } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../database.ts';
import type { Projection } from './types.ts';

const array = (values: unknown[], type: string): SQL =>
  sql`${sql.param(values)}::${sql.raw(type)}[]`;

/** JSON escapes control characters: this one is in none. */
const SEPARATOR = '\u001e';

/** Many long JSON texts in one parameter: the elements of an array would be escaped one by one, then read back. */
const jsonTexts = (texts: string[]): SQL =>
  sql`string_to_array(${texts.join(SEPARATOR)}::text, ${SEPARATOR})`;

/** Weights: A the name; B tags, replaced products and vendor; C summary; D description and domains. */
export const VECTOR = sql.raw(
  ['a', 'b', 'c', 'd']
    .map((part) => `setweight(to_tsvector('public.gouvtech', x.${part}), '${part.toUpperCase()}')`)
    .join(' || '),
);

/** Products that can be replaced, folded, in the order of the listing. */
export const REPLACES = sql.raw(
  'array(select public.fold(product) from jsonb_array_elements_text(x.replaces::jsonb) with ordinality r(product, n) order by n)',
);

/** Strong validator of the document: what its bytes hash to. */
export const etagOf = (document: string): string =>
  createHash('sha256').update(document).digest('base64url').slice(0, 27);

/** Writes the entries and their words for the search, new or not. */
export async function upsertEntries(db: Db, entries: Projection[]): Promise<void> {
  if (entries.length === 0) return;
  const documents = entries.map(({ document }) => JSON.stringify(document));
  const each = <T>(read: (entry: Projection) => T, type: string) => array(entries.map(read), type);
  await db.execute(sql`
    insert into catalogue_entry (ordinal, solution_id, slug, card, document, etag, name_key, updated_at, assured,
      audited, facets, tallies, next_change_at)
    select ordinal, solution_id::uuid, slug, card, document, etag, public.fold(name), updated_at::timestamptz,
      assured::smallint[], audited::smallint[], array(select jsonb_array_elements_text(facets::jsonb)),
      array(select jsonb_array_elements_text(tallies::jsonb)), next_change_at::timestamptz
    from unnest(
      ${each((e) => e.ordinal, 'int')}, ${each((e) => e.solutionId, 'text')}, ${each((e) => e.slug, 'text')},
      ${jsonTexts(entries.map(({ card }) => JSON.stringify(card)))}, ${jsonTexts(documents)},
      ${array(documents.map(etagOf), 'text')}, ${each((e) => e.name, 'text')},
      ${each((e) => e.updatedAt, 'text')}, ${each((e) => `{${e.assured}}`, 'text')},
      ${each((e) => `{${e.audited}}`, 'text')}, ${each((e) => JSON.stringify(e.facets), 'text')},
      ${each((e) => JSON.stringify(e.tallies), 'text')}, ${each((e) => e.nextChangeAt, 'text')}
    ) x(ordinal, solution_id, slug, card, document, etag, name, updated_at, assured, audited, facets, tallies,
      next_change_at)
    on conflict (ordinal) do update set slug = excluded.slug, card = excluded.card, document = excluded.document,
      etag = excluded.etag, name_key = excluded.name_key, updated_at = excluded.updated_at,
      assured = excluded.assured, audited = excluded.audited, facets = excluded.facets, tallies = excluded.tallies,
      next_change_at = excluded.next_change_at`);
  await db.execute(sql`
    insert into catalogue_search (ordinal, name_key, vector, replaces)
    select x.ordinal, public.fold(x.name), ${VECTOR}, ${REPLACES} from ${searchTexts(entries)}
    on conflict (ordinal) do update set name_key = excluded.name_key, vector = excluded.vector,
      replaces = excluded.replaces`);
}

/** The words of the entries as a table `x(ordinal, name, a, b, c, d, replaces)`; `replaces` is JSON. */
export const searchTexts = (entries: Projection[]): SQL => {
  const part = (key: keyof Projection['search']) =>
    array(
      entries.map((e) => e.search[key]),
      'text',
    );
  return sql`unnest(${array(
    entries.map((e) => e.ordinal),
    'int',
  )}, ${array(
    entries.map((e) => e.name),
    'text',
  )},
    ${part('a')}, ${part('b')}, ${part('c')}, ${part('d')}, ${array(
      entries.map((e) => JSON.stringify(e.card.alternativeTo)),
      'text',
    )}) x(ordinal, name, a, b, c, d, replaces)`;
};

export async function deleteEntries(db: Db, ordinals: number[]): Promise<void> {
  if (ordinals.length === 0) return;
  for (const table of ['catalogue_entry', 'catalogue_search']) {
    await db.execute(
      sql`delete from ${sql.identifier(table)} where ordinal = any(${array(ordinals, 'int')})`,
    );
  }
}
