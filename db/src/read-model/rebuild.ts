import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, type Database, type Db } from '../database.ts';
import { publishToReadModel } from './write.ts';

const BATCH = 1_000;
const TABLES = [
  'catalogue_entry',
  'catalogue_search',
  'catalogue_facet',
  'catalogue_word',
  'criterion_tally',
];

/**
 * Writes the whole read model again, in one transaction: readers see the old one until the end, writers wait.
 * @returns the number of entries
 */
export async function rebuildReadModel(database: Database, now: Instant): Promise<number> {
  return database.transaction(async (tx) => {
    await tx.execute(sql`select 1 from catalogue_state for update`);
    for (const table of TABLES) await tx.execute(sql`delete from ${sql.identifier(table)}`);
    await tx.execute(sql`update catalogue_state set entries = 0`);
    for await (const ids of solutionBatches(tx, BATCH)) await publishToReadModel(tx, ids, now);
    const [state] = await rows<{ entries: number }>(tx, sql`select entries from catalogue_state`);
    return state!.entries;
  });
}

/** Ids of all solutions, whatever their status, by growing ordinal. */
export async function* solutionBatches(db: Db, size: number): AsyncGenerator<string[]> {
  for (let after = 0; ;) {
    const batch = await rows<{ id: string; ordinal: number }>(
      db,
      sql`select id, ordinal from solution where ordinal > ${after} order by ordinal limit ${size}`,
    );
    const last = batch.at(-1);
    if (!last) return;
    yield batch.map(({ id }) => id);
    after = last.ordinal;
  }
}

/**
 * Computes again the entries in which a proof, a level, a status or a date has lapsed; to be called by the clock.
 * @returns how many were due
 */
export async function refreshDue(database: Database, now: Instant): Promise<number> {
  for (let done = 0; ;) {
    const due = await database.transaction(async (tx) => {
      const found = await rows<{ id: string }>(
        tx,
        sql`select solution_id id from catalogue_entry where next_change_at <= ${now}
            order by next_change_at, ordinal limit ${BATCH}`,
      );
      const ids = found.map(({ id }) => id);
      if (ids.length > 0) await publishToReadModel(tx, ids, now);
      return ids.length;
    });
    if (due === 0) return done;
    done += due;
  }
}
