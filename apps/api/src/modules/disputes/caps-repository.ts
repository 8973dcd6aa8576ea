/** What an upheld dispute does to the answer, and what its appeal undoes (evaluation model, 1.2 and section 2). */
import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, schema, type Db } from '@gouvtech/db';
import type { DisputeRow } from './repository.ts';

const LIVE = sql.raw(`('draft', 'attested', 'published', 'stale', 'expired')`);

/**
 * Caps the answer in the round the public reads and in the one that is being written, so that a new attestation does
 * not shake it off. A contested « sans objet » is refused instead: it has no value to cap.
 */
export async function capAnswers(
  tx: Db,
  row: DisputeRow,
  { value, at, reason, by }: { value: number; at: Instant; reason: string; by: string },
): Promise<void> {
  const answers = await rows<{ assessmentId: string; kind: string }>(
    tx,
    sql`select a.assessment_id "assessmentId", a.kind from answer a join assessment x on x.id = a.assessment_id
        where x.solution_id = ${row.solution.id} and x.status in ${LIVE} and a.criterion = ${row.criterion}`,
  );
  if (answers.length === 0) return;
  await tx.insert(schema.answerDecision).values(
    answers.map(({ assessmentId, kind }) => ({
      assessmentId,
      criterion: row.criterion!,
      ...(kind === 'na' ? { kind: 'na_refused' as const } : { kind: 'cap' as const, value }),
      decidedAt: at,
      reason,
      decidedBy: by,
    })),
  );
}

/** The cap of the first decision counts no more, in every round that has it; a « sans objet » it refused is accepted again. */
export async function liftCap(
  tx: Db,
  row: DisputeRow,
  { at, reason, by }: { at: Instant; reason: string; by: string },
): Promise<void> {
  const ofDecision = sql`x.solution_id = ${row.solution.id} and x.id = d.assessment_id
    and d.criterion = ${row.criterion} and d.decided_at = ${row.decidedAt}::timestamptz`;
  await tx.execute(
    sql`update answer_decision d set lifted_at = ${at} from assessment x
        where ${ofDecision} and d.kind = 'cap' and d.lifted_at is null`,
  );
  await tx.execute(
    sql`insert into answer_decision (assessment_id, criterion, kind, decided_at, reason, decided_by)
        select d.assessment_id, d.criterion, 'na_accepted', ${at}, ${reason}, ${by}::uuid
        from answer_decision d join assessment x on ${ofDecision} where d.kind = 'na_refused'
          and exists (select 1 from answer_decision b where b.assessment_id = d.assessment_id
            and b.criterion = d.criterion and b.kind = 'na_accepted' and b.decided_at < d.decided_at)`,
  );
}
