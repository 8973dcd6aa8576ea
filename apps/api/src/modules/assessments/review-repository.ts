/** What staff decided on the answers of the current rounds, and what it asks to correct, as the vendor reads it. */
import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '@gouvtech/db';
import type { FieldProblem } from '@gouvtech/domain';

export const DECISION_KINDS = [
  'evidence-checked',
  'evidence-certified',
  'evidence-refused',
  'na-accepted',
  'na-refused',
  'correction',
] as const;

export type StaffDecision = {
  criterion: string;
  kind: (typeof DECISION_KINDS)[number];
  at: Instant;
  /** title of the piece it is about */
  piece: string | null;
  /** the reason, or what was found */
  reason: string | null;
};

/** Newest first; a decision that holds for two rounds is one. A claim written again since waits for another decision. */
export async function findStaffDecisions(
  db: Db,
  assessmentIds: string[],
): Promise<StaffDecision[]> {
  const found = await rows<StaffDecision>(
    db,
    sql`with d as (
          select assessment_id, criterion, 'evidence-refused' kind, removed_at at, evidence_id, refused_reason reason
          from answer_evidence where refused_by is not null
          union all
          select assessment_id, criterion, case by when 'register' then 'evidence-certified' else 'evidence-checked' end,
            checked_at, evidence_id, finding
          from answer_check where by <> 'machine' and checked_by is not null
          union all
          select n.assessment_id, n.criterion, replace(n.kind, '_', '-'), n.decided_at, null, n.reason
          from answer_decision n join answer a using (assessment_id, criterion)
          where n.decided_by is not null and n.kind <> 'cap' and (n.kind = 'correction' or n.decided_at >= a.answered_at))
        select distinct d.criterion, d.kind, d.at, e.title piece, d.reason
        from d left join evidence e on e.id = d.evidence_id
        where d.assessment_id = any(${sql.param(assessmentIds)}::uuid[])
        order by d.at desc, d.criterion, d.kind, piece`,
  );
  return found.map((row) => ({ ...row, at: toInstant(row.at) }));
}

export type Review = { reason: string; requests: FieldProblem[] };

/** Null when staff sent nothing back since the last attestation: what moderators note stays theirs until then. */
export async function findReview(
  db: Db,
  round: { id: string; status: string } | null,
): Promise<Review | null> {
  if (round?.status !== 'draft') return null;
  const [row] = await rows<{ reason: string | null; requests: FieldProblem[] }>(
    db,
    sql`select review_reason reason, review_requests requests from assessment where id = ${round.id}`,
  );
  return row && row.reason !== null ? { reason: row.reason, requests: row.requests } : null;
}
