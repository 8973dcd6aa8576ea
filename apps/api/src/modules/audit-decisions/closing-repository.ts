/** Verdicts of an audit that closes, as rows of the rounds they bear on. */
import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';

export type LivingRound = {
  id: string;
  criteriaSet: string;
  answers: { criterion: string; revision: number; answeredAt: Instant }[];
};

/** The round audited, and the later ones of the solution that still live. */
export async function roundsAlive(
  tx: Db,
  { solutionId, assessmentId }: { solutionId: string; assessmentId: string },
): Promise<LivingRound[]> {
  const found = await rows<LivingRound>(
    tx,
    sql`select x.id, x.criteria_set "criteriaSet", coalesce((select json_agg(json_build_object('criterion', w.criterion,
            'revision', w.revision, 'answeredAt', w.answered_at)) from answer w where w.assessment_id = x.id), '[]') answers
        from assessment x
        where x.id = ${assessmentId} or (x.solution_id = ${solutionId}
          and x.status in ('draft', 'attested', 'published', 'stale')
          and x.created_at >= (select created_at from assessment where id = ${assessmentId}))
        order by x.created_at, x.id`,
  );
  return found.map((round) => ({
    ...round,
    answers: round.answers.map((one) => ({ ...one, answeredAt: toInstant(one.answeredAt) })),
  }));
}

export type AppliedVerdict = typeof schema.verdict.$inferInsert;

export const insertVerdicts = async (tx: Db, verdicts: AppliedVerdict[]): Promise<void> =>
  void (verdicts.length > 0 && (await tx.insert(schema.verdict).values(verdicts)));
