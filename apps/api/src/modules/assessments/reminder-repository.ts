import { sql } from 'drizzle-orm';
import { criteriaSets, type Day } from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '@gouvtech/db';

/** Public rounds attested between two days, both included. */
export async function findAgeing(db: Db, from: Day, to: Day) {
  const found = await rows<{
    id: string;
    slug: string;
    name: string;
    organisationId: string;
    attestedAt: string;
  }>(
    db,
    sql`select a.id, s.slug, s.organisation_id "organisationId", a.attested_at "attestedAt",
          coalesce(l.name, s.slug) "name"
        from assessment a join solution s on s.id = a.solution_id left join listing l on l.solution_id = s.id
        where a.status = 'published' and s.organisation_id is not null
          and a.attested_at >= ${from}::date and a.attested_at < ${to}::date + 1
        order by a.attested_at, a.id`,
  );
  return found.map((row) => ({ ...row, attestedAt: toInstant(row.attestedAt) }));
}

export type ProofInUse = {
  id: string;
  title: string;
  type: string;
  datedOn: Day;
  endsOn: Day | null;
  criterion: string;
  criteriaSet: string;
  organisationId: string;
  slug: string;
  name: string;
};

/** Every shelf life of the référentiel, in months, so that only proofs near an end are read. */
const SHELF_LIVES = [
  ...new Set(
    criteriaSets.flatMap(({ criteria }) =>
      criteria.flatMap(({ evidence }) =>
        evidence.flatMap(({ shelfLife }) =>
          typeof shelfLife === 'object' && 'months' in shelfLife ? [shelfLife.months] : [],
        ),
      ),
    ),
  ),
  24,
];
const SHELF_DAYS = [
  ...new Set(
    criteriaSets.flatMap(({ criteria }) =>
      criteria.flatMap(({ evidence }) =>
        evidence.flatMap(({ shelfLife }) =>
          typeof shelfLife === 'object' && 'days' in shelfLife ? [shelfLife.days] : [],
        ),
      ),
    ),
  ),
];

/** Proofs read at a time: their number grows with the catalogue, memory does not. */
const PAGE = 500;

/**
 * Proofs joined to answers of living rounds that may end between two days; the engine says when exactly. All the uses
 * of a proof come in the same page.
 */
export async function* findProofsInUse(db: Db, from: Day, to: Day): AsyncGenerator<ProofInUse[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await rows<{ id: string }>(
      db,
      sql`select e.id from evidence e
          where e.id > ${after}::uuid and e.removed_at is null
            and (e.ends_on between ${from}::date and ${to}::date
              or exists (select from unnest(${sql.param(SHELF_LIVES)}::int[]) m
                where e.dated_on + make_interval(months => m) between ${from}::date and ${to}::date)
              or exists (select from unnest(${sql.param(SHELF_DAYS)}::int[]) d
                where e.dated_on + d between ${from}::date and ${to}::date))
          order by e.id limit ${PAGE}`,
    );
    const last = page.at(-1);
    if (!last) return;
    yield await usesOf(
      db,
      page.map(({ id }) => id),
    );
    after = last.id;
  }
}

const usesOf = (db: Db, proofs: string[]) =>
  rows<ProofInUse>(
    db,
    sql`select e.id, e.title, e.type, e.dated_on "datedOn", e.ends_on "endsOn", j.criterion,
          a.criteria_set "criteriaSet", s.organisation_id "organisationId", s.slug, coalesce(l.name, s.slug) "name"
        from evidence e join answer_evidence j on j.evidence_id = e.id
          join assessment a on a.id = j.assessment_id join solution s on s.id = a.solution_id
          left join listing l on l.solution_id = s.id
        where e.id = any(${sql.param(proofs)}::uuid[]) and j.removed_at is null and s.organisation_id is not null
          and a.status in ('draft', 'attested', 'published', 'stale')
        order by e.id, s.slug, j.criterion`,
  );
