import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, toInstant, type Database, type Db } from '../database.ts';
import { BitSet } from './bit-set.ts';
import { marksOf, noChanges, noteChange, type Changes } from './changes.ts';
import { sharedDifferences, type HeldBits } from './check-shared.ts';
import { etagOf, REPLACES, searchTexts, VECTOR } from './entry-sql.ts';
import { loadInputs } from './load-inputs.ts';
import { projectSolution } from './project.ts';
import { solutionBatches } from './rebuild.ts';
import type { Projection } from './types.ts';

const BATCH = 250;

/**
 * Compares the read model with what the listings and assessments give at `now`, on one view of the database.
 * Run `refreshDue` first: an entry whose time has come would be reported too.
 * @returns one French sentence per difference, empty when all agree
 */
export async function checkReadModel(database: Database, now: Instant): Promise<string[]> {
  return database.transaction(async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read, read only`);
    const expected = noChanges();
    const bits: HeldBits = new Map();
    const found: string[] = [];
    for await (const ids of solutionBatches(tx, BATCH)) {
      found.push(...(await entryDifferences(tx, ids, now, expected)));
      drain(expected.bits, bits);
    }
    return [...found, ...(await sharedDifferences(tx, expected, bits))];
  });
}

/** Moves what a batch holds into the compact form, which is what bounds the memory. */
function drain(batch: Changes['bits'], bits: HeldBits): void {
  for (const [key, ordinals] of batch) {
    const held = bits.get(key) ?? new BitSet();
    bits.set(key, held);
    for (const ordinal of ordinals.keys()) held.add(ordinal);
  }
  batch.clear();
}

/** Compares the entries of these solutions, and gathers what they should give the shared rows. */
async function entryDifferences(
  tx: Db,
  ids: string[],
  now: Instant,
  expected: Changes,
): Promise<string[]> {
  const stored = await rows<StoredEntry & { id: string }>(
    tx,
    sql`select solution_id id, ordinal, slug, card, document, etag, updated_at, assured, audited, facets, tallies,
          next_change_at
        from catalogue_entry where solution_id = any(${sql.param(ids)}::uuid[])`,
  );
  const left = new Map(stored.map((row) => [row.id, row]));
  const found: string[] = [];
  const entries = (await loadInputs(tx, ids)).map((input) => projectSolution(input, now));
  for (const entry of entries) {
    noteChange(expected, null, marksOf(entry));
    const row = left.get(entry.solutionId);
    left.delete(entry.solutionId);
    if (!row) found.push(`La fiche « ${entry.slug} » manque aux pages publiques.`);
    else found.push(...rowDifferences(row, entry));
  }
  for (const { slug } of left.values())
    found.push(`La fiche « ${slug} » n’a plus à figurer sur les pages publiques.`);
  return [...found, ...(await searchDifferences(tx, entries))];
}

type StoredEntry = {
  ordinal: number;
  slug: string;
  card: string;
  document: string;
  etag: string;
  updated_at: string;
  assured: number[];
  audited: number[];
  facets: string[];
  tallies: string[];
  next_change_at: string | null;
};

function rowDifferences(row: StoredEntry, entry: Projection): string[] {
  const pairs: Record<string, [unknown, unknown]> = {
    ordinal: [row.ordinal, entry.ordinal],
    slug: [row.slug, entry.slug],
    card: [timeless(row.card), timeless(JSON.stringify(entry.card))],
    document: [timeless(row.document), timeless(JSON.stringify(entry.document))],
    etag: [row.etag, etagOf(row.document)],
    updatedAt: [toInstant(row.updated_at), entry.updatedAt],
    assured: [`${row.assured}`, `${entry.assured}`],
    audited: [`${row.audited}`, `${entry.audited}`],
    facets: [row.facets.join('\n'), entry.facets.join('\n')],
    tallies: [row.tallies.join('\n'), entry.tallies.join('\n')],
    nextChangeAt: [row.next_change_at && toInstant(row.next_change_at), entry.nextChangeAt],
  };
  const wrong = Object.keys(pairs).filter((key) => pairs[key]![0] !== pairs[key]![1]);
  return wrong.length > 0 ? [`La fiche « ${entry.slug} » diffère : ${wrong.join(', ')}.`] : [];
}

/** Without the instant of the computation, which is not the same today. */
function timeless(json: string): string {
  const value = JSON.parse(json) as { assessment: { asOf: string } | null };
  if (value.assessment) value.assessment.asOf = '';
  return JSON.stringify(value);
}

async function searchDifferences(tx: Db, entries: Projection[]): Promise<string[]> {
  if (entries.length === 0) return [];
  const wrong = await rows<{ name: string }>(
    tx,
    sql`select x.name from ${searchTexts(entries)}
        left join catalogue_search s on s.ordinal = x.ordinal
        left join catalogue_entry e on e.ordinal = x.ordinal
        where s.vector is distinct from ${VECTOR} or s.name_key is distinct from public.fold(x.name)
          or s.replaces is distinct from ${REPLACES}
          or e.name_key is distinct from public.fold(x.name)
        order by x.ordinal`,
  );
  return wrong.map(({ name }) => `Les mots cherchés de la fiche « ${name} » diffèrent.`);
}
