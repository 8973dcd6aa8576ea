/** Synonyms of the search, as rows that staff edits. */
import { and, eq, sql } from 'drizzle-orm';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';

const { searchSynonym } = schema;

export const SYNONYM_KINDS = ['equivalent', 'related', 'product'] as const;
export type SynonymKind = (typeof SYNONYM_KINDS)[number];
export type Pair = { term: string; expansion: string };
export type Synonym = Pair & { kind: SynonymKind };
export type SynonymRow = Synonym & { updatedAt: string };

export type SynonymQuery = {
  q: string;
  kind: SynonymKind | null;
  page: number;
  pageSize: number;
};

/** @param q in the term or in what stands for it, whatever the case and the accents */
export async function listSynonyms(
  db: Db,
  { q, kind, page, pageSize }: SynonymQuery,
): Promise<{ items: SynonymRow[]; total: number }> {
  const where = sql`where ${kind ? sql`kind = ${kind}` : sql`true`} and ${
    q === ''
      ? sql`true`
      : sql`(position(public.fold(${q}) in public.fold(term)) > 0 or position(public.fold(${q}) in public.fold(expansion)) > 0)`
  }`;
  const items = await rows<SynonymRow>(
    db,
    sql`select term, expansion, kind, updated_at as "updatedAt" from search_synonym ${where}
        order by public.fold(term), public.fold(expansion) limit ${pageSize} offset ${(page - 1) * pageSize}`,
  );
  const [counted] = await rows<{ n: number }>(
    db,
    sql`select count(*)::int as n from search_synonym ${where}`,
  );
  return {
    items: items.map((row) => ({ ...row, updatedAt: toInstant(row.updatedAt) })),
    total: counted!.n,
  };
}

export async function findSynonym(db: Db, pair: Pair): Promise<Synonym | null> {
  const { term, expansion, kind } = searchSynonym;
  const [row] = await db.select({ term, expansion, kind }).from(searchSynonym).where(same(pair));
  return row ?? null;
}

/** Stems of both, as the search compares them: empty for words that say nothing. */
export async function keysOf(db: Db, { term, expansion }: Pair): Promise<Pair> {
  const [row] = await rows<Pair>(
    db,
    sql`select public.search_key(${term}) as term, public.search_key(${expansion}) as expansion`,
  );
  return row!;
}

/** One that says the same with other accents, cases or plurals; both ways unless one of them is a product. */
export async function findSame(
  db: Db,
  { term, expansion, kind }: Synonym,
  except: Pair | null,
): Promise<Synonym | null> {
  const bothWays = kind === 'product' ? sql`false` : sql`kind <> 'product'`;
  const other = except
    ? sql`not (term = ${except.term} and expansion = ${except.expansion})`
    : sql`true`;
  const [row] = await rows<Synonym>(
    db,
    sql`select term, expansion, kind from search_synonym where ${other} and (
          (term_key = public.search_key(${term}) and expansion_key = public.search_key(${expansion}))
          or (${bothWays} and term_key = public.search_key(${expansion}) and expansion_key = public.search_key(${term}))
        ) limit 1`,
  );
  return row ?? null;
}

/** @param before the row as it was, null for a new one. @param after as it will be, null when it goes */
export async function writeSynonym(
  tx: Db,
  before: Pair | null,
  after: Synonym | null,
  at: string,
): Promise<void> {
  if (before) await tx.delete(searchSynonym).where(same(before));
  if (after) await tx.insert(searchSynonym).values({ ...after, updatedAt: at });
}

/** Replies kept for the whole catalogue are no longer true: its revision is part of their tag. */
export const bumpRevision = (tx: Db) =>
  tx.execute(sql`update catalogue_state set revision = revision + 1`);

const same = ({ term, expansion }: Pair) =>
  and(eq(searchSynonym.term, term), eq(searchSynonym.expansion, expansion));
