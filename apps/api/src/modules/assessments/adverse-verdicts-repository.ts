/** What an audit found against a solution belongs to the criterion, not to the round examined (evaluation model, 1.2). */
import { sql } from 'drizzle-orm';
import type { Db } from '@gouvtech/db';

/**
 * An answer written from nothing, after an audit or beside it, is held down like the one that was examined: starting again
 * shakes nothing off. Revision 0: none of its own was examined. What was judged or corrected since is left alone. To be
 * called before an attestation is weighed.
 */
export const carryAdverseVerdicts = async (
  tx: Db,
  { solutionId, assessmentId }: { solutionId: string; assessmentId: string },
): Promise<void> =>
  void (await tx.execute(
    sql`insert into verdict (assessment_id, criterion, outcome, value, declared, revision, decided_at, valid_until, auditor,
          audit_id, method, severity, finding)
        select a.assessment_id, a.criterion, v.outcome, v.value, v.declared, 0, v.decided_at, v.valid_until, v.auditor,
          v.audit_id, v.method, v.severity, v.finding
        from answer a join assessment r on r.id = a.assessment_id
        join (
          select distinct on (t.audit_id, t.criterion) t.*, x.criteria_set from verdict t
          join assessment x on x.id = t.assessment_id
          where x.solution_id = ${solutionId} and t.audit_id is not null and (t.outcome in ('refuted', 'na_rejected')
            or (t.outcome = 'adjusted' and t.value < t.declared))
          order by t.audit_id, t.criterion, t.decided_at) v on v.criterion = a.criterion and v.criteria_set = r.criteria_set
        where a.assessment_id = ${assessmentId}
          and not exists (select from verdict o join assessment x on x.id = o.assessment_id
            where x.solution_id = ${solutionId} and o.criterion = a.criterion
              and ((x.id = a.assessment_id and o.audit_id = v.audit_id)
                or (o.decided_at > v.decided_at and o.outcome <> 'inconclusive')))
          and not exists (select from answer_decision d join assessment x on x.id = d.assessment_id
            where x.solution_id = ${solutionId} and d.criterion = a.criterion and d.kind = 'correction'
              and d.decided_at > v.decided_at)`,
  ));
