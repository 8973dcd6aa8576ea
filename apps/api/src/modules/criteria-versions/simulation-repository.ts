/** Simulations of a version: which are due, what they say, what the report counts. */
import { sql, type SQL } from 'drizzle-orm';
import type { Instant, Simulation } from '@gouvtech/criteria';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';

export type Due = { solutionId: string; slug: string; name: string; organisationId: string | null };

const PUBLIC = sql.raw(`('published', 'stale')`);
const older = (versions: string[]) => sql`a.criteria_set = any(${sql.param(versions)}::text[])`;

/**
 * Solutions with a public assessment in an older version whose simulation is missing, or older than the assessment or
 * than `before`; in the order of their ids, after `after`.
 */
export const findDue = (
  db: Db,
  options: {
    version: string;
    olderVersions: string[];
    before: Instant;
    after: string;
    size: number;
  },
): Promise<Due[]> =>
  rows<Due>(
    db,
    sql`select s.id "solutionId", s.slug, coalesce(l.name, s.slug) as name, s.organisation_id "organisationId"
        from assessment a join solution s on s.id = a.solution_id
          left join listing l on l.solution_id = s.id
          left join criteria_simulation m on m.version = ${options.version} and m.solution_id = s.id
        where a.status in ${PUBLIC} and ${older(options.olderVersions)} and s.id > ${options.after}::uuid
          and (m.solution_id is null or m.simulated_at < a.published_at or m.simulated_at < ${options.before})
        order by s.id limit ${options.size}`,
  );

export type NewSimulation = { solutionId: string; result: Simulation };

export async function saveSimulations(
  tx: Db,
  version: string,
  simulations: NewSimulation[],
  at: Instant,
): Promise<void> {
  if (simulations.length === 0) return;
  const values = simulations.map(({ solutionId, result }) => {
    const { before, after } = result.overall;
    const known = before.declared !== null && after.declared !== null;
    return {
      version,
      solutionId,
      result,
      change: known ? after.declared! - before.declared! : null,
      won: result.prerequisites.won,
      lost: result.prerequisites.lost,
      toAnswer: result.toAnswer.length,
      simulatedAt: at,
    };
  });
  const fresh = (column: string) => sql.raw(`excluded.${column}`);
  await tx
    .insert(schema.criteriaSimulation)
    .values(values)
    .onConflictDoUpdate({
      target: [schema.criteriaSimulation.version, schema.criteriaSimulation.solutionId],
      set: {
        result: fresh('result'),
        change: fresh('change'),
        won: fresh('won'),
        lost: fresh('lost'),
        toAnswer: fresh('to_answer'),
        simulatedAt: fresh('simulated_at'),
      },
    });
}

/** Those whose assessment is no longer public, or answers the version itself by now. */
export const dropStale = (db: Db, version: string, olderVersions: string[]) =>
  db.execute(
    sql`delete from criteria_simulation m where m.version = ${version} and not exists (
          select from assessment a where a.solution_id = m.solution_id and a.status in ${PUBLIC}
            and ${older(olderVersions)})`,
  );

export type SimulationRow = {
  slug: string;
  name: string;
  vendor: string | null;
  result: Simulation;
  change: number | null;
  simulatedAt: Instant;
};

export const SORTS = ['change', 'loss', 'gain', 'prerequisites', 'name'] as const;
export type Sort = (typeof SORTS)[number];
const ORDER: Record<Sort, SQL> = {
  change: sql`abs(m.change) desc nulls last`,
  loss: sql`m.change asc nulls last`,
  gain: sql`m.change desc nulls last`,
  prerequisites: sql`cardinality(m.lost) desc, cardinality(m.won) desc`,
  name: sql`lower(coalesce(l.name, s.slug))`,
};

export async function listSimulations(
  db: Db,
  version: string,
  { sort, limit, offset }: { sort: Sort; limit: number; offset: number },
): Promise<SimulationRow[]> {
  const found = await rows<SimulationRow>(
    db,
    sql`select s.slug, coalesce(l.name, s.slug) as name, o.name vendor, m.result, m.change,
          m.simulated_at "simulatedAt"
        from criteria_simulation m join solution s on s.id = m.solution_id
          left join listing l on l.solution_id = s.id
          left join organisation o on o.id = s.organisation_id
        where m.version = ${version} order by ${ORDER[sort]}, s.slug limit ${limit} offset ${offset}`,
  );
  return found.map((row) => ({ ...row, simulatedAt: toInstant(row.simulatedAt) }));
}

/** Bounds between the steps of the distribution, in basis points; 0 has a step of its own. */
export const STEPS = [-5_000, -2_500, -1_000, 0, 1, 1_000, 2_500, 5_000] as const;

export type Tally = {
  simulated: number;
  /** public assessments in an older version */
  total: number;
  unknown: number;
  /** how many in each step, the lowest first */
  steps: number[];
  lost: Map<string, number>;
  won: Map<string, number>;
  /** solutions that lose, or win, at least one prerequisite */
  losing: number;
  winning: number;
};

export async function tally(db: Db, version: string, olderVersions: string[]): Promise<Tally> {
  const [counts] = await rows<
    Record<'total' | 'simulated' | 'unknown' | 'losing' | 'winning', number>
  >(
    db,
    sql`select (select count(*)::int from assessment a where a.status in ${PUBLIC} and ${older(olderVersions)}) total,
          count(*)::int simulated, count(*) filter (where change is null)::int "unknown",
          count(*) filter (where lost <> '{}')::int losing, count(*) filter (where won <> '{}')::int winning
        from criteria_simulation where version = ${version}`,
  );
  const steps = await rows<{ step: number; n: number }>(
    db,
    sql`select width_bucket(change, array[${sql.raw(STEPS.join(', '))}]) step, count(*)::int n
        from criteria_simulation where version = ${version} and change is not null group by 1`,
  );
  const criteria = (column: SQL) =>
    rows<{ id: string; n: number }>(
      db,
      sql`select id, count(*)::int n from criteria_simulation, unnest(${column}) id
          where version = ${version} group by 1`,
    );
  const byId = (found: { id: string; n: number }[]) => new Map(found.map(({ id, n }) => [id, n]));
  return {
    ...counts!,
    steps: Array.from(
      { length: STEPS.length + 1 },
      (_, step) => steps.find((one) => one.step === step)?.n ?? 0,
    ),
    lost: byId(await criteria(sql`lost`)),
    won: byId(await criteria(sql`won`)),
  };
}

export type OwnSimulation = {
  version: string;
  organisationId: string | null;
  name: string;
  result: Simulation | null;
  simulatedAt: Instant;
};

/** The simulation of a solution in the last version announced; `result` is null when it has none. */
export async function findOwn(db: Db, slug: string): Promise<OwnSimulation | null> {
  const [row] = await rows<OwnSimulation>(
    db,
    sql`select s.organisation_id "organisationId", coalesce(l.name, s.slug) as name, m.version, m.result,
          m.simulated_at "simulatedAt"
        from solution s left join listing l on l.solution_id = s.id
          left join lateral (select m.* from criteria_simulation m join criteria_release r on r.version = m.version
            where m.solution_id = s.id order by r.in_force_on desc limit 1) m on true
        where s.slug = ${slug}`,
  );
  return row ? { ...row, simulatedAt: row.simulatedAt && toInstant(row.simulatedAt) } : null;
}

/** Other solutions of the organisation that the version changes something for. */
export const findSiblings = (
  db: Db,
  {
    version,
    organisationId,
    slug,
  }: { version: string; organisationId: string | null; slug: string },
): Promise<{ slug: string; name: string }[]> =>
  rows(
    db,
    sql`select s.slug, coalesce(l.name, s.slug) as name
        from criteria_simulation m join solution s on s.id = m.solution_id
          left join listing l on l.solution_id = s.id
        where m.version = ${version} and s.organisation_id = ${organisationId} and s.slug <> ${slug}
        order by lower(coalesce(l.name, s.slug)) limit 50`,
  );
