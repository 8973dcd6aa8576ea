/** Fills a database for a measure: copies of the demonstration, table by table in SQL, with every answer and proof. */
import type { Database } from '../src/database.ts';
import { rebuildReadModel } from '../src/read-model/rebuild.ts';
import { seedDemonstration } from './seed-demonstration.ts';

/** In the order of their foreign keys. */
const TABLES = [
  'solution',
  'listing',
  'listing_version',
  'listing_domain',
  'listing_audience',
  'listing_deployment',
  'hosting',
  'hosting_qualification',
  'purchase_channel',
  'price',
  'reference',
  'public_event',
  'assessment',
  'evidence',
  'answer',
  'answer_evidence',
  'answer_check',
  'verdict',
  'answer_decision',
  'snapshot',
];

/** What a copy changes; `$1` is its number. Every other column is copied as it is. */
const CHANGED: Record<string, string> = {
  ...Object.fromEntries(
    ['id', 'solution_id', 'assessment_id', 'evidence_id'].map((column) => [
      column,
      `md5(${column}::text || ':' || $1::int)::uuid`,
    ]),
  ),
  slug: `slug || '-' || $1::int`,
  source_id: `source_id || ':' || $1::int`,
  name: `name || ' ' || $1::int`,
};

/** Rows that belong to the solutions copied; `$2` is their ids. */
const belongs = (table: string, columns: string[]): string => {
  if (table === 'solution') return 'id = any($2::uuid[])';
  if (columns.includes('solution_id')) return 'solution_id = any($2::uuid[])';
  return 'assessment_id in (select id from assessment where solution_id = any($2::uuid[]))';
};

async function copyStatement(database: Database, table: string): Promise<string> {
  const rows = await database.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and column_name <> 'ordinal' order by ordinal_position`,
    [table],
  );
  const columns = rows.map((row) => row.name);
  const values = columns.map((column) => {
    if (table === 'listing_version' && column === 'content')
      return `jsonb_set(content, '{name}', to_jsonb((content->>'name') || ' ' || $1::int))`;
    if (column === 'name' && table !== 'listing') return 'name';
    return CHANGED[column] ?? `"${column}"`;
  });
  const names = columns.map((column) => `"${column}"`).join(', ');
  return `insert into "${table}" (${names}) select ${values.join(', ')} from "${table}" where ${belongs(table, columns)}`;
}

/**
 * Brings an empty catalogue to `total` listed solutions, the demonstration first. Does nothing when it has them.
 * @returns how many were added
 */
export async function seedScale(
  database: Database,
  { total, today }: { total: number; today: string },
): Promise<number> {
  const listed = () =>
    database.query<{ id: string }>(
      `select id from solution where status in ('published', 'unclaimed') order by ordinal`,
    );
  const before = (await listed()).length;
  if (before >= total) return 0;
  if (before > 0)
    throw new Error(`${before} solutions are there already: start from an empty database`);
  await seedDemonstration(database, { today });
  const ids = (await listed()).map((row) => row.id);
  const statements = await Promise.all(TABLES.map((table) => copyStatement(database, table)));
  let count = ids.length;
  for (let number = 1; count < total; number++) {
    const batch = ids.slice(0, total - count);
    for (const statement of statements) await database.query(statement, [number, batch]);
    count += batch.length;
  }
  await database.query('analyze');
  await rebuildReadModel(database, `${today}T12:00:00.000Z`);
  return count;
}
