/** Where proofs are used. */
import { sql } from 'drizzle-orm';
import { rows, type Db } from '@gouvtech/db';
import { PUBLIC_ASSESSMENT_STATUSES, type AssessmentStatus } from '@gouvtech/domain';

export type Use = {
  evidenceId: string;
  assessmentId: string;
  criteriaSet: string;
  status: AssessmentStatus;
  criterion: string;
  solution: { id: string; slug: string; name: string; up: boolean };
  /** last check that looked at this proof for this answer; instant in UTC */
  check: { by: 'machine' | 'person' | 'register'; at: string } | null;
};

/** Answers of current assessments these proofs are attached to, in the order of solutions and criteria. */
export const listUses = (db: Db, evidenceIds: string[]): Promise<Use[]> =>
  rows<Use>(
    db,
    sql`select u.evidence_id "evidenceId", u.assessment_id "assessmentId", a.criteria_set "criteriaSet", a.status, u.criterion,
          json_build_object('id', s.id, 'slug', s.slug, 'up', s.status in ('published', 'unclaimed'),
            'name', coalesce(l.name, (select r.content ->> 'name' from listing_revision r where r.solution_id = s.id
              order by r.created_at desc limit 1), s.slug)) solution,
          (select json_build_object('by', c.by,
              'at', to_char(c.checked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
            from answer_check c where c.assessment_id = u.assessment_id and c.criterion = u.criterion
              and c.evidence_id = u.evidence_id and c.complete order by c.checked_at desc limit 1) "check"
        from answer_evidence u join assessment a on a.id = u.assessment_id join solution s on s.id = a.solution_id
          left join listing l on l.solution_id = s.id
        where u.evidence_id = any(${sql.param(evidenceIds)}::uuid[]) and u.removed_at is null
          and a.status in ('draft', 'attested', 'published', 'stale', 'expired')
        order by s.slug, u.criterion, a.created_at`,
  );

/** Whether a proof was ever attached to an answer that someone signed for: its trace and its bytes are then kept. */
export async function wasAttested(db: Db, evidenceId: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`select 1 from answer_evidence u join assessment a on a.id = u.assessment_id
        where u.evidence_id = ${evidenceId} and a.status <> 'draft' limit 1`,
  );
  return found.length > 0;
}

/** Takes a proof away from every answer that has it; the answers keep its trace. */
export const detachEverywhere = async (tx: Db, evidenceId: string, at: string): Promise<void> =>
  void (await tx.execute(
    sql`update answer_evidence u set removed_at = ${at} from assessment a
        where a.id = u.assessment_id and u.evidence_id = ${evidenceId} and u.removed_at is null
          and a.status in ('draft', 'attested', 'published', 'stale', 'expired')`,
  ));

/** Attaches a proof to every answer that another one is attached to. Call it before `detachEverywhere` of the other. */
export const attachWhere = async (
  tx: Db,
  evidenceId: string,
  { replaced, at }: { replaced: string; at: string },
): Promise<void> =>
  void (await tx.execute(
    sql`insert into answer_evidence (assessment_id, criterion, evidence_id, attached_at)
        select u.assessment_id, u.criterion, ${evidenceId}, ${at} from answer_evidence u
          join assessment a on a.id = u.assessment_id
        where u.evidence_id = ${replaced} and u.removed_at is null
          and a.status in ('draft', 'attested', 'published', 'stale', 'expired')`,
  ));

export const isPublicUse = ({ status, solution }: Pick<Use, 'status' | 'solution'>): boolean =>
  solution.up && PUBLIC_ASSESSMENT_STATUSES.some((one) => one === status);

/** Whether a vendor shows it with its reply to a dispute: those who decide must read it. */
export async function isShownInReply(db: Db, evidenceId: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`select 1 from dispute where reply -> 'evidenceIds' @> to_jsonb(${evidenceId}::text) limit 1`,
  );
  return found.length > 0;
}
