/** Alerts that hold back the publication of an attested round until a person decided. */
import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '@gouvtech/db';

type Round = { solutionId: string; assessmentId: string };

const ofRound = ({ solutionId, assessmentId }: Round) =>
  sql`holds_publication and solution_id = ${solutionId}
      and (assessment_id is null or assessment_id = ${assessmentId})`;

/** `closedAt`: when the last one was decided; null when there was none. */
export async function alertsOf(
  tx: Db,
  round: Round,
): Promise<{ open: boolean; closedAt: Instant | null }> {
  const [found] = await rows<{ open: boolean; closedAt: string | null }>(
    tx,
    sql`select coalesce(bool_or(status = 'open'), false) "open", max(decided_at) "closedAt"
        from moderation_signal where ${ofRound(round)}`,
  );
  const { open, closedAt } = found!;
  return { open, closedAt: closedAt && toInstant(closedAt) };
}

/** Who publishes or sends back has decided them. */
export const closeAlerts = async (
  tx: Db,
  round: Round,
  { at, by, reason }: { at: Instant; by: string; reason: string | null },
): Promise<void> =>
  void (await tx.execute(
    sql`update moderation_signal set status = 'handled', decided_at = ${at}, decided_by = ${by}, reason = ${reason}
        where status = 'open' and ${ofRound(round)}`,
  ));

/** Checks by staff made while the round was not public, that the public has not read of yet. */
export const untoldChecks = (tx: Db, assessmentId: string) =>
  rows<{ criterion: string; by: 'person' | 'register' }>(
    tx,
    sql`select distinct c.criterion, c.by from answer_check c join assessment a on a.id = c.assessment_id
          join answer_evidence j on j.assessment_id = c.assessment_id and j.criterion = c.criterion
            and j.evidence_id = c.evidence_id and j.removed_at is null
        where c.assessment_id = ${assessmentId} and c.by <> 'machine' and c.checked_at >= a.created_at
          and not exists (select 1 from public_event p where p.solution_id = a.solution_id
            and p.criterion = c.criterion and p.happened_at = c.checked_at)
        order by c.criterion, c.by`,
  );
