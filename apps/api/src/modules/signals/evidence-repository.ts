/** Proofs that deserve a look, found over all vendors: only the clock reads that far. */
import { sql } from 'drizzle-orm';
import { rows, type Database } from '@gouvtech/db';
import { SPREAD_CRITERIA } from '@gouvtech/domain/signals';

/** Files deposited since then are looked at, with every use of the same bytes; a clock that slept loses none. */
const LOOK_BACK = '30 days';

type Shared = {
  sha256: string;
  evidenceId: string;
  criterion: string;
  solutionId: string;
  organisationId: string | null;
  vendors: number;
};

/** One file, several vendors: the latest to use it is asked about. */
export const sharedFiles = (database: Database, asOf: string) =>
  rows<Shared>(
    database.db,
    sql`
      with recent as (
        select distinct sha256 from stored_file
        where purpose = 'evidence' and uploaded_at > ${asOf}::timestamptz - ${LOOK_BACK}::interval
      ), used as (
        select f.sha256, f.organisation_id as owner, e.id as evidence_id, u.criterion, x.solution_id, u.attached_at
        from recent join stored_file f using (sha256)
        join evidence e on e.file_id = f.id and e.removed_at is null
        join answer_evidence u on u.evidence_id = e.id and u.removed_at is null
        join assessment x on x.id = u.assessment_id and x.status in ('attested', 'published', 'stale')
      )
      select distinct on (u.sha256) u.sha256, u.evidence_id as "evidenceId", u.criterion, u.solution_id as "solutionId",
        s.organisation_id as "organisationId", n.vendors
      from used u
      join (select sha256, count(distinct owner)::int as vendors from used group by sha256) n using (sha256)
      join solution s on s.id = u.solution_id
      where n.vendors > 1
      order by u.sha256, u.attached_at desc, u.evidence_id, u.criterion`,
  );

type Spread = Omit<Shared, 'vendors' | 'criterion'> & { assessmentId: string; criteria: number };

/** One file, most of an assessment. */
export const spreadFiles = (database: Database, asOf: string) =>
  rows<Spread>(
    database.db,
    sql`
      with recent as (
        select distinct sha256 from stored_file
        where purpose = 'evidence' and uploaded_at > ${asOf}::timestamptz - ${LOOK_BACK}::interval
      )
      select f.sha256, min(e.id::text) as "evidenceId", x.id as "assessmentId", x.solution_id as "solutionId",
        s.organisation_id as "organisationId", count(distinct u.criterion)::int as criteria
      from recent join stored_file f using (sha256)
      join evidence e on e.file_id = f.id and e.removed_at is null
      join answer_evidence u on u.evidence_id = e.id and u.removed_at is null
      join assessment x on x.id = u.assessment_id and x.status in ('attested', 'published', 'stale')
      join solution s on s.id = x.solution_id
      group by f.sha256, x.id, x.solution_id, s.organisation_id
      having count(distinct u.criterion) >= ${SPREAD_CRITERIA}`,
  );

type Future = {
  evidenceId: string;
  datedOn: string;
  criterion: string;
  solutionId: string;
  organisationId: string | null;
};

/** Nobody may type such a date; a file that brought it, or a clock that was wrong, did. */
export const futureProofs = (database: Database, asOf: string) =>
  rows<Future>(
    database.db,
    sql`
      select distinct on (e.id) e.id as "evidenceId", e.dated_on::text as "datedOn", u.criterion,
        x.solution_id as "solutionId", s.organisation_id as "organisationId"
      from evidence e
      join answer_evidence u on u.evidence_id = e.id and u.removed_at is null
      join assessment x on x.id = u.assessment_id and x.status in ('attested', 'published', 'stale')
      join solution s on s.id = x.solution_id
      where e.dated_on > (${asOf}::timestamptz at time zone 'UTC')::date and e.removed_at is null
      order by e.id, u.criterion`,
  );
