/** Fills a database for a measure: numbered copies of the assessed solutions of the demonstration. */
import { createHash } from 'node:crypto';
import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { startOf, type Day, type Instant } from '@gouvtech/criteria';
import { rows, type Database, type Db } from '../src/database.ts';
import { loadInputs } from '../src/read-model/load-inputs.ts';
import { projectSolution } from '../src/read-model/project.ts';
import type { Projection } from '../src/read-model/types.ts';
import { addToReadModel } from '../src/read-model/write.ts';
import * as t from '../src/schema/index.ts';
import { seedDemonstration } from './seed-demonstration.ts';

/** Copies of every model made in one transaction: each rewrites the bit strings once. */
const TOGETHER = 5;

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
  const entries = await modelEntries(database, ids, startOf(today));
  const [last] = await database.query<{ n: number }>(
    `select coalesce(max(substring(slug from '-copie-([0-9]+)$')::int), 0) as n from solution`,
  );
  for (let copy = last!.n + 1, there = await countSolutions(database); there < total;) {
    const asked = total - there;
    const copies = Math.min(TOGETHER, Math.ceil(asked / ids.length));
    await database.transaction(async (tx) => {
      await withoutForeignKeys(tx);
      const made: Projection[] = [];
      for (let one = 0; one < copies; one++) {
        const some = ids.slice(0, asked - one * ids.length);
        made.push(...(await copyAll(tx, some, copy + one, entries)));
      }
      await addToReadModel(tx, made, startOf(today));
    });
    copy += copies;
    there = await countSolutions(database);
  }
  return (await countSolutions(database)) - before;
}

async function countSolutions(database: Database): Promise<number> {
  const [row] = await database.query<{ n: number }>('select count(*)::int as n from solution');
  return row!.n;
}

/** A copy refers to copies made in the same transaction: an administrator of the server may spare the checks. */
async function withoutForeignKeys(tx: Db): Promise<void> {
  const [role] = await rows<{ rolsuper: boolean }>(
    tx,
    sql`select rolsuper from pg_roles where rolname = current_user`,
  );
  if (role?.rolsuper) await tx.execute(sql`set local session_replication_role = replica`);
}

/** What a copy of each model shows: its entry without what is not copied, by id of the model. */
async function modelEntries(
  { db }: Database,
  ids: string[],
  now: Instant,
): Promise<Map<string, Projection>> {
  const inputs = await loadInputs(db, ids);
  return new Map(
    inputs.map(({ solution, ...input }) => [
      solution.id,
      projectSolution(
        {
          ...input,
          solution: { ...solution, sourceId: null },
          ...{ labels: [], disputes: [], events: [] },
        },
        now,
      ),
    ]),
  );
}

/** @returns the entries of the copies */
async function copyAll(
  tx: Db,
  ids: string[],
  copy: number,
  entries: Map<string, Projection>,
): Promise<Projection[]> {
  const models = sql`${sql.param(ids)}::uuid[]`;
  for (const table of TABLES) await tx.execute(copyRows(table, models, copy));
  const made = await rows<{ model: string; id: string; ordinal: number }>(
    tx,
    sql`select model.id as model, made.id, made.ordinal from solution model
        join solution made on made.id = ${copied(sql`model.id`, copy)} where model.id = any(${models})`,
  );
  return made.flatMap(({ model, id, ordinal }) => {
    const entry = entries.get(model);
    return entry ? copyEntry(entry, { id, ordinal, copy }) : [];
  });
}

function copyEntry(
  entry: Projection,
  { id, ordinal, copy }: { id: string; ordinal: number; copy: number },
): Projection {
  const names = { slug: `${entry.slug}-copie-${copy}`, name: `${entry.name} ${copy}` };
  const answers = entry.document.answers.map((answer) => ({
    ...answer,
    evidence: answer.evidence.map((one) => ({ ...one, id: copiedId(one.id, copy) })),
  }));
  return {
    ...entry,
    ...names,
    solutionId: id,
    ordinal,
    card: { ...entry.card, ...names },
    document: { ...entry.document, ...names, answers },
    search: { ...entry.search, a: names.name },
  };
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

const copied = (column: SQL | ReturnType<typeof sql.identifier>, copy: number): SQL =>
  sql`md5(${column}::text || '/' || ${copy}::text)::uuid`;

/** The same, outside SQL. */
const copiedId = (id: string, copy: number): string =>
  createHash('md5')
    .update(`${id}/${copy}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
