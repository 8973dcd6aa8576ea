/** Fills a database for a measure: numbered copies of the assessed solutions of the demonstration. */
import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { startOf, type Day } from '@gouvtech/criteria';
import { rows, type Database, type Db } from '../src/database.ts';
import { publishToReadModel } from '../src/read-model/write.ts';
import * as t from '../src/schema/index.ts';
import { seedDemonstration } from './seed-demonstration.ts';

/** Parents first. Snapshots, events and disputes are not copied: no measured page lists them all. */
const TABLES: readonly PgTable[] = [
  t.solution,
  t.listingVersion,
  t.listing,
  t.listingDomain,
  t.listingAudience,
  t.listingDeployment,
  t.hosting,
  t.hostingQualification,
  t.purchaseChannel,
  t.price,
  t.reference,
  t.assessment,
  t.answer,
  t.evidence,
  t.answerEvidence,
  t.answerCheck,
  t.verdict,
  t.answerDecision,
];

/**
 * Adds copies until the database holds `total` solutions; loads the demonstration first when there is none.
 * @returns how many were added
 */
export async function seedScale(
  database: Database,
  { total, today }: { total: number; today: Day },
): Promise<number> {
  const before = await countSolutions(database);
  if (before === 0) await seedDemonstration(database, { today });
  const models = await database.query<{ id: string }>(
    `select s.id from solution s join assessment a on a.solution_id = s.id and a.status = 'published'
     where s.demonstration and s.status = 'published' and s.slug !~ '-copie-[0-9]+$' order by s.ordinal`,
  );
  const ids = models.map(({ id }) => id);
  const [last] = await database.query<{ n: number }>(
    `select coalesce(max(substring(slug from '-copie-([0-9]+)$')::int), 0) as n from solution`,
  );
  for (let copy = last!.n + 1, there = await countSolutions(database); there < total; copy++) {
    const some = ids.slice(0, total - there);
    await database.transaction((tx) => copyAll(tx, some, copy, today));
    there += some.length;
  }
  return (await countSolutions(database)) - before;
}

async function countSolutions(database: Database): Promise<number> {
  const [row] = await database.query<{ n: number }>('select count(*)::int as n from solution');
  return row!.n;
}

async function copyAll(tx: Db, ids: string[], copy: number, today: Day): Promise<void> {
  const models = sql`${sql.param(ids)}::uuid[]`;
  for (const table of TABLES) await tx.execute(copyRows(table, models, copy));
  const made = await rows<{ id: string }>(
    tx,
    sql`select ${copied(sql.identifier('id'), copy)} as id from solution where id = any(${models})`,
  );
  await publishToReadModel(
    tx,
    made.map(({ id }) => id),
    startOf(today),
  );
}

function copyRows(table: PgTable, models: SQL, copy: number): SQL {
  const names = Object.values(getTableColumns(table))
    .map(({ name }) => name)
    .filter((name) => name !== 'ordinal' && name !== 'source_id');
  const columns = names.map((name) => sql.identifier(name));
  const values = names.map((name) => valueOf(getTableName(table), name, copy));
  const key = names.includes('solution_id') ? 'solution_id' : 'assessment_id';
  const where =
    table === t.solution
      ? sql`id = any(${models})`
      : key === 'solution_id'
        ? sql`solution_id = any(${models})`
        : sql`assessment_id in (select id from assessment where solution_id = any(${models}))`;
  return sql`insert into ${table} (${sql.join(columns, sql`, `)})
    select ${sql.join(values, sql`, `)} from ${table} where ${where}`;
}

/** Identifiers are drawn from those of the model, so that every reference follows. */
function valueOf(table: string, name: string, copy: number): SQL {
  const column = sql.identifier(name);
  if (/^(id|solution_id|assessment_id|evidence_id)$/.test(name)) return copied(column, copy);
  if (name === 'slug') return sql`${column} || '-copie-' || ${copy}::text`;
  if (name === 'name') return sql`${column} || ' ' || ${copy}::text`;
  if (table === 'listing_version' && name === 'content')
    return sql`jsonb_set(content, '{name}', to_jsonb((content ->> 'name') || ' ' || ${copy}::text))`;
  return sql`${column}`;
}

const copied = (column: ReturnType<typeof sql.identifier>, copy: number): SQL =>
  sql`md5(${column}::text || '/' || ${copy}::text)::uuid`;
