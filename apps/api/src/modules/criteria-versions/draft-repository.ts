/** Rows of a draft that another version of the référentiel takes over: what bears on its answers, kept by hand. */
import { sql } from 'drizzle-orm';
import type { Answer, Instant } from '@gouvtech/criteria';
import { rows, type Db } from '@gouvtech/db';

/** Drafts of an older version, by solution, after `after`. */
export const findDrafts = (
  db: Db,
  { olderVersions, after, size }: { olderVersions: string[]; after: string; size: number },
): Promise<{ solutionId: string }[]> =>
  rows(
    db,
    sql`select solution_id "solutionId" from assessment
        where status = 'draft' and criteria_set = any(${sql.param(olderVersions)}::text[]) and solution_id > ${after}::uuid
        order by solution_id limit ${size}`,
  );

/** Who wrote, checked, refused and decided: what answers as the engine reads them do not carry. */
export type Traces = {
  authors: { criterion: string; at: string; by: string }[];
  refusals: { evidence: string; by: string | null; reason: string | null }[];
  checks: { id: string; finding: string | null; by: string | null }[];
  decisions: { kind: string; at: string; by: string | null; reason: string | null }[];
};

export async function readTraces(tx: Db, assessmentId: string): Promise<Traces> {
  const of = <T>(what: ReturnType<typeof sql>) =>
    rows<T>(tx, sql`${what} where assessment_id = ${assessmentId}`);
  return {
    authors: await of(sql`select criterion, answered_at::text at, answered_by "by" from answer`),
    refusals: await of(
      sql`select evidence_id evidence, refused_by "by", refused_reason reason from answer_evidence`,
    ),
    checks: await of(sql`select id, finding, checked_by "by" from answer_check`),
    decisions: await of(
      sql`select kind, decided_at::text at, decided_by "by", reason from answer_decision`,
    ),
  };
}

/** Puts the traces back on the rows written anew: by the date of the answer, and by what each row is about. */
export async function writeTraces(tx: Db, assessmentId: string, traces: Traces): Promise<void> {
  const list = (items: object[]) => sql`${JSON.stringify(items)}::jsonb`;
  const { authors, refusals, checks, decisions } = traces;
  await tx.execute(
    sql`update answer a set answered_by = t."by"
        from (select distinct on (at) * from jsonb_to_recordset(${list(authors.filter(({ by }) => by))})
          as x(criterion text, at timestamptz, "by" uuid) order by at) t
        where a.assessment_id = ${assessmentId} and a.answered_by is null and a.answered_at = t.at`,
  );
  await tx.execute(
    sql`update answer_evidence e set refused_by = t."by", refused_reason = t.reason
        from jsonb_to_recordset(${list(refusals.filter(({ by, reason }) => by ?? reason))})
          as t(evidence uuid, "by" uuid, reason text)
        where e.assessment_id = ${assessmentId} and e.evidence_id = t.evidence and e.removed_at is not null`,
  );
  await tx.execute(
    sql`update answer_check c set finding = t.finding, checked_by = t."by"
        from jsonb_to_recordset(${list(checks)}) as t(id uuid, finding text, "by" uuid)
        where c.assessment_id = ${assessmentId} and c.id = t.id`,
  );
  await tx.execute(
    sql`update answer_decision d set reason = t.reason, decided_by = t."by"
        from jsonb_to_recordset(${list(decisions)})
          as t(kind text, at timestamptz, "by" uuid, reason text)
        where d.assessment_id = ${assessmentId} and d.kind = t.kind and d.decided_at = t.at`,
  );
}

/** Texts that leave the draft stay in the history of the round, under the criterion they answered. */
export async function keepTexts(
  tx: Db,
  assessmentId: string,
  criteria: string[],
  at: Instant,
): Promise<void> {
  await tx.execute(
    sql`insert into answer_history (assessment_id, criterion, revision, content, account_id, at)
        select assessment_id, criterion, revision,
          jsonb_strip_nulls(jsonb_build_object('response', case kind
            when 'planned' then jsonb_build_object('kind', kind, 'on', planned_on)
            when 'na' then jsonb_build_object('kind', kind)
            else jsonb_build_object('kind', kind, 'level', level, 'fields', fields) end,
            'justification', justification)),
          answered_by, ${at}
        from answer where assessment_id = ${assessmentId} and revision > 0
          and criterion = any(${sql.param(criteria)}::text[])
        on conflict do nothing`,
  );
}

export const dropAnswers = (tx: Db, assessmentId: string, criteria: string[]) =>
  tx.execute(
    sql`delete from answer where assessment_id = ${assessmentId}
          and criterion = any(${sql.param(criteria)}::text[])`,
  );

export const setVersion = (tx: Db, assessmentId: string, version: string) =>
  tx.execute(sql`update assessment set criteria_set = ${version} where id = ${assessmentId}`);

export const criteriaOf = (answers: Pick<Answer, 'criterion'>[]): string[] =>
  answers.map(({ criterion }) => criterion);
