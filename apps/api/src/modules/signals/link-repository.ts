/** Addresses given as proofs, and what was last answered. */
import { sql } from 'drizzle-orm';
import { rows, schema, type Database, type Db } from '@gouvtech/db';

const { evidenceLinkCheck } = schema;

/** A run of the clock asks this many addresses, the longest unseen first. */
const BATCH = 40;

export type Link = {
  evidenceId: string;
  url: string;
  criterion: string;
  solutionId: string;
  organisationId: string | null;
  /** of the same address */
  failingSince: string | null;
};

/** Proofs the public may open, that answers of the public assessments rest on. */
export const dueLinks = (database: Database, asOf: string) =>
  rows<Link>(
    database.db,
    sql`
      select * from (
        select distinct on (e.id) e.id as "evidenceId", e.url, u.criterion, x.solution_id as "solutionId",
          s.organisation_id as "organisationId", c.checked_at,
          case when c.url = e.url then c.failing_since end as "failingSince"
        from evidence e
        join answer_evidence u on u.evidence_id = e.id and u.removed_at is null
        join assessment x on x.id = u.assessment_id and x.status in ('attested', 'published', 'stale')
        join solution s on s.id = x.solution_id and not s.demonstration
        left join evidence_link_check c on c.evidence_id = e.id
        where e.url is not null and e.visibility = 'public' and e.removed_at is null
          and (c.evidence_id is null or c.url <> e.url or c.checked_at <= ${asOf}::timestamptz - interval '1 day')
        order by e.id, u.criterion
      ) due
      order by checked_at nulls first, "evidenceId" limit ${BATCH}`,
  );

/** What was answered last; another address of the same proof takes its place. */
export async function writeCheck(
  tx: Db,
  evidenceId: string,
  values: Omit<typeof evidenceLinkCheck.$inferInsert, 'evidenceId'>,
): Promise<void> {
  await tx
    .insert(evidenceLinkCheck)
    .values({ evidenceId, ...values })
    .onConflictDoUpdate({ target: evidenceLinkCheck.evidenceId, set: values });
}
