/** What the causes of a suspension are read from. */
import { sql } from 'drizzle-orm';
import type { Answer, Day, Instant } from '@gouvtech/criteria';
import { loadAssessment, rows, toInstant, type Db } from '@gouvtech/db';
import type { LabelRow } from './repository.ts';

export type PublicRound = {
  id: string;
  status: 'published' | 'stale' | 'expired';
  attestedAt: Instant;
  criteriaSet: string;
  answers: Answer[];
};

/** The assessment the public sees, with its answers; null: there is none. */
export async function publicRound(db: Db, solutionId: string): Promise<PublicRound | null> {
  const found = await loadAssessment(db, solutionId);
  if (!found) return null;
  const { id, status, attestedAt, criteriaSet } = found.assessment;
  return {
    ...{ id, attestedAt, criteriaSet, answers: found.answers },
    status: status as PublicRound['status'],
  };
}

export type EndedRound = { status: 'withdrawn' | 'invalidated'; at: Instant; reason: string };

/** The last round withdrawn or invalidated. */
export async function lastEndedRound(db: Db, solutionId: string): Promise<EndedRound | null> {
  const [row] = await rows<EndedRound>(
    db,
    sql`select status, ended_at at, coalesce(ended_reason, '') reason from assessment
        where solution_id = ${solutionId} and status in ('withdrawn', 'invalidated') and ended_at is not null
        order by ended_at desc limit 1`,
  );
  return row ? { ...row, at: toInstant(row.at) } : null;
}

/** When the listing left the catalogue; null: it is there. */
export async function listingEndedAt(db: Db, solutionId: string): Promise<Instant | null> {
  const [row] = await rows<{ at: string | null }>(
    db,
    sql`select case when status in ('withdrawn', 'archived') then status_since end at
        from solution where id = ${solutionId}`,
  );
  return row?.at ? toInstant(row.at) : null;
}

/**
 * The first instant at which the labeller no longer had a running accreditation for the scheme; null: it has one.
 * One that is not renewed ends with its last day, whether the clock has ticked or not.
 */
export async function accreditationEndedAt(
  db: Db,
  { labeller, scheme }: Pick<LabelRow, 'labeller' | 'scheme'>,
  asOf: Instant,
): Promise<Instant | null> {
  const found = await rows<{ status: string; since: string; until: Day | null }>(
    db,
    sql`select status, status_since since, accredited_until until from accreditation
        where organisation_id = ${labeller.id} and scheme = ${scheme} and accredited_from is not null`,
  );
  const ends = found.map(({ status, since, until }) => {
    const last = until && nextDay(until);
    if (status === 'accredited') return last;
    return last && last < toInstant(since) ? last : toInstant(since);
  });
  if (ends.some((end) => end === null || end > asOf)) return null;
  return ends.toSorted().at(-1) ?? null;
}

const nextDay = (day: Day): Instant =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString();

/**
 * Criteria of the pair on which a closed audit found a major non-conformity that no later audit lifted, nor a
 * correction accepted since.
 */
export async function openMajors(db: Db, solutionId: string, scheme: string): Promise<string[]> {
  const found = await rows<{ criterion: string }>(
    db,
    sql`select v.criterion from (
          select distinct on (v.criterion) v.criterion, v.severity, a.decided_at
          from audit_verdict v join audit a on a.id = v.audit_id
          where a.solution_id = ${solutionId} and a.scheme = ${scheme} and a.status = 'closed'
            and not v.draft and v.outcome <> 'inconclusive'
          order by v.criterion, a.decided_at desc) v
        where v.severity = 'major' and not exists (
          select from answer_decision d join assessment r on r.id = d.assessment_id
          where r.solution_id = ${solutionId} and d.criterion = v.criterion and d.kind = 'correction'
            and d.decided_at > v.decided_at)
        order by v.criterion`,
  );
  return found.map(({ criterion }) => criterion);
}
