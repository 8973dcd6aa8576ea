import { sql } from 'drizzle-orm';
import type { Facts, Instant } from '@gouvtech/criteria';
import { schema, type Db } from '@gouvtech/db';

export async function insertRound(
  tx: Db,
  { at, ...round }: { solutionId: string; criteriaSet: string; facts: Facts; at: Instant },
): Promise<string> {
  const [row] = await tx
    .insert(schema.assessment)
    .values({ ...round, status: 'draft', createdAt: at })
    .returning({ id: schema.assessment.id });
  return row!.id;
}

/**
 * The answers taken over keep who wrote them, and their texts open the history of the round: what a colleague
 * overwrites can be read again.
 */
export async function keepAuthors(
  tx: Db,
  { assessmentId, source, at }: { assessmentId: string; source: string | null; at: Instant },
): Promise<void> {
  if (source) {
    await tx.execute(
      sql`update answer a set answered_by = old.answered_by from answer old
          where a.assessment_id = ${assessmentId} and old.assessment_id = ${source}
            and old.criterion = a.criterion and old.revision = a.revision`,
    );
    await tx.execute(
      sql`update answer_check c set finding = old.finding, checked_by = old.checked_by from answer_check old
          where c.assessment_id = ${assessmentId} and old.assessment_id = ${source}
            and old.criterion = c.criterion and old.checked_at = c.checked_at and old.by = c.by`,
    );
    await tx.execute(
      sql`update answer_decision d set reason = old.reason, decided_by = old.decided_by from answer_decision old
          where d.assessment_id = ${assessmentId} and old.assessment_id = ${source}
            and old.criterion = d.criterion and old.decided_at = d.decided_at and old.kind = d.kind`,
    );
    await tx.execute(
      sql`update answer_evidence j set refused_by = old.refused_by, refused_reason = old.refused_reason
          from answer_evidence old
          where j.assessment_id = ${assessmentId} and old.assessment_id = ${source}
            and old.criterion = j.criterion and old.evidence_id = j.evidence_id and old.refused_by is not null`,
    );
  }
  await tx.execute(
    sql`insert into answer_history (assessment_id, criterion, revision, content, account_id, at)
        select assessment_id, criterion, revision,
          jsonb_strip_nulls(jsonb_build_object('response', case kind
            when 'planned' then jsonb_build_object('kind', kind, 'on', planned_on)
            when 'na' then jsonb_build_object('kind', kind)
            else jsonb_build_object('kind', kind, 'level', level, 'fields', fields) end,
            'justification', justification)),
          answered_by, ${at}
        from answer where assessment_id = ${assessmentId} and revision > 0`,
  );
}
