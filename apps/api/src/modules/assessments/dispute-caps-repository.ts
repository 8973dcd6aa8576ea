/** Caps of upheld disputes belong to the criterion, not to the round that was contested (evaluation model, 1.2). */
import { sql } from 'drizzle-orm';
import type { Db } from '@gouvtech/db';

/**
 * A round written from nothing, or from another product, is capped like the one that was contested: starting again shakes
 * nothing off. What was judged or corrected since is left alone. To be called before an attestation is weighed.
 */
export const carryDisputeCaps = async (
  tx: Db,
  { solutionId, assessmentId }: { solutionId: string; assessmentId: string },
): Promise<void> =>
  void (await tx.execute(
    sql`insert into answer_decision (assessment_id, criterion, kind, value, decided_at, reason, decided_by)
        select a.assessment_id, a.criterion, 'cap', u.value, u.at, u.reason, u.decided_by
        from (
          select criterion, coalesce(final_cap, cap) as value, coalesce(final_reason, reason) reason,
            coalesce(final_by, decided_by) decided_by,
            case when final_cap is distinct from cap and final_outcome is not null then closed_at else decided_at end "at"
          from dispute where solution_id = ${solutionId} and coalesce(final_outcome, outcome) = 'upheld'
            and coalesce(final_cap, cap) is not null) u
        join answer a on a.assessment_id = ${assessmentId} and a.criterion = u.criterion and a.kind <> 'na'
        where not exists (select from answer_decision d join assessment x on x.id = d.assessment_id
            where x.solution_id = ${solutionId} and d.criterion = u.criterion
              and ((d.kind = 'cap' and d.decided_at = u.at and x.id = a.assessment_id)
                or (d.kind = 'correction' and d.decided_at > u.at)))
          and not exists (select from verdict v join assessment x on x.id = v.assessment_id
            where x.solution_id = ${solutionId} and v.criterion = u.criterion and v.decided_at > u.at
              and v.outcome <> 'inconclusive')`,
  ));
