import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, type Db } from '../database.ts';
import { applyChanges } from './apply-changes.ts';
import { marksOf, noChanges, noteChange, storedMarks, type Changes } from './changes.ts';
import { deleteEntries, upsertEntries } from './entry-sql.ts';
import { loadInputs } from './load-inputs.ts';
import { projectSolution } from './project.ts';
import type { Projection } from './types.ts';

/** Entries written in one statement: bounds the memory that their documents take. */
const BATCH = 250;

/**
 * Brings the read model up to date with these solutions, in the transaction that changed them: what lists show is
 * written, what left them is removed everywhere. Writers wait for each other on the row of `catalogue_state`.
 */
export async function publishToReadModel(
  tx: Db,
  solutionIds: string[],
  now: Instant,
): Promise<void> {
  const ids = [...new Set(solutionIds)];
  const state = await lockState(tx);
  const changes = noChanges();
  let lastOrdinal = 0;
  for (let start = 0; start < ids.length; start += BATCH) {
    const last = await publishBatch(tx, ids.slice(start, start + BATCH), now, changes);
    lastOrdinal = Math.max(lastOrdinal, last);
  }
  await applyChanges(tx, changes, { ...state, lastOrdinal }, now);
}

/** Writes entries that the read model does not hold yet, computed by the caller, as `publishToReadModel` would. */
export async function addToReadModel(tx: Db, entries: Projection[], now: Instant): Promise<void> {
  const state = await lockState(tx);
  const changes = noChanges();
  for (const entry of entries) noteChange(changes, null, marksOf(entry));
  for (let start = 0; start < entries.length; start += BATCH)
    await upsertEntries(tx, entries.slice(start, start + BATCH));
  const lastOrdinal = Math.max(0, ...entries.map(({ ordinal }) => ordinal));
  await applyChanges(tx, changes, { ...state, lastOrdinal }, now);
}

async function lockState(tx: Db): Promise<{ bitLength: number }> {
  const [state] = await rows<{ bitLength: number }>(
    tx,
    sql`select bit_length "bitLength" from catalogue_state for update`,
  );
  return state!;
}

/** @returns the greatest ordinal among the entries written */
async function publishBatch(
  tx: Db,
  ids: string[],
  now: Instant,
  changes: Changes,
): Promise<number> {
  const stored = await rows<{
    id: string;
    ordinal: number;
    facets: string[];
    tallies: string[];
    card: string;
  }>(
    tx,
    sql`select solution_id id, ordinal, facets, tallies, card from catalogue_entry
        where solution_id = any(${sql.param(ids)}::uuid[])`,
  );
  const before = new Map(stored.map((row) => [row.id, storedMarks(row)]));
  const entries = (await loadInputs(tx, ids)).map((input) => projectSolution(input, now));
  for (const entry of entries) {
    noteChange(changes, before.get(entry.solutionId) ?? null, marksOf(entry));
    before.delete(entry.solutionId);
  }
  for (const gone of before.values()) noteChange(changes, gone, null);
  await upsertEntries(tx, entries);
  await deleteEntries(
    tx,
    [...before.values()].map(({ ordinal }) => ordinal),
  );
  return Math.max(0, ...entries.map(({ ordinal }) => ordinal));
}
