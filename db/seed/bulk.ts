/** Many rows in few statements: what the writers do one solution at a time, for a whole demonstration. */
import { getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Instant } from '@gouvtech/criteria';
import type { Listing } from '@gouvtech/domain';
import type { Db } from '../src/database.ts';
import { DbError } from '../src/errors.ts';
import { listingVersion } from '../src/schema/index.ts';
import { listingProblems } from '../src/writers/check-listing.ts';
import { listingRows } from '../src/writers/listing-rows.ts';

/** One statement and one parameter whatever the number of rows; columns that no row names take their default. */
export async function insertRows<T extends PgTable>(
  tx: Db,
  table: T,
  values: readonly T['$inferInsert'][],
): Promise<void> {
  if (values.length === 0) return;
  const named = Object.entries(getTableColumns(table)).filter(([key]) =>
    values.some((row) => (row as Record<string, unknown>)[key] !== undefined),
  );
  const rows = values.map((row) =>
    Object.fromEntries(
      named.map(([key, { name }]) => [name, (row as Record<string, unknown>)[key] ?? null]),
    ),
  );
  const columns = sql.join(
    named.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  );
  await tx.execute(
    sql`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)`,
  );
}

export type FirstVersion = {
  solutionId: string;
  listing: Listing;
  reason: string;
  author: string;
  at: Instant;
};

/**
 * First version of many listings, as `saveListing` would write each of them.
 * @throws DbError `invalid-value` naming the listing and its fields
 */
export async function saveFirstListings(tx: Db, versions: readonly FirstVersion[]): Promise<void> {
  const tables = new Map<PgTable, Record<string, unknown>[]>();
  for (const { solutionId, listing } of versions) {
    const errors = listingProblems(listing);
    if (errors.length > 0) {
      const all = errors.map(({ path, message }) => `${path} : ${message}`).join(' ');
      throw new DbError('invalid-value', `Fiche « ${listing.name} ». ${all}`, { errors });
    }
    for (const [table, rows] of listingRows(solutionId, listing)) {
      tables.set(table, [...(tables.get(table) ?? []), ...rows]);
    }
  }
  await insertRows(
    tx,
    listingVersion,
    versions.map(({ at, listing, ...rest }) => ({
      ...rest,
      version: 1,
      content: listing,
      createdAt: new Date(at),
    })),
  );
  for (const [table, rows] of tables) await insertRows(tx, table, rows as never);
  await tx.execute(
    sql`update solution set published_version = 1, published_at = updated_at
        where status in ('published', 'unclaimed') and published_version is null`,
  );
}
