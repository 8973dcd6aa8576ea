/** Facts of a round: saved under their revision, with the answers they re-open. */
import { sql } from 'drizzle-orm';
import type { CriterionId, Facts } from '@gouvtech/criteria';
import { rows, type Db } from '@gouvtech/db';

/** @returns the new revision; null when another one was saved in between, or when the round is no draft any more */
export async function saveFacts(
  tx: Db,
  { id, expected, facts }: { id: string; expected: number; facts: Facts },
): Promise<number | null> {
  const [saved] = await rows<{ revision: number }>(
    tx,
    sql`update assessment set facts = ${JSON.stringify(facts)}::jsonb, facts_revision = facts_revision + 1
        where id = ${id} and status = 'draft' and facts_revision = ${expected}
        returning facts_revision revision`,
  );
  return saved?.revision ?? null;
}

/** Kept answers are to be read again. @returns those that were answered */
export async function reopenAnswers(
  tx: Db,
  id: string,
  criteria: CriterionId[],
): Promise<CriterionId[]> {
  if (criteria.length === 0) return [];
  const reopened = await rows<{ criterion: string }>(
    tx,
    sql`update answer set to_confirm = true where assessment_id = ${id} and not to_confirm
          and criterion = any(${sql.param(criteria)}::text[]) returning criterion`,
  );
  return reopened.map(({ criterion }) => criterion).sort();
}

/**
 * A tag of all that an attestation would freeze: facts, answers, proofs and the version of the listing. Whatever a
 * colleague changes gives another one.
 */
export async function draftTag(db: Db, id: string): Promise<string> {
  const [row] = await rows<{ tag: string }>(
    db,
    sql`select md5(concat_ws('|',
          (select facts_revision || a.status from assessment a where a.id = ${id}),
          (select string_agg(criterion || revision || to_confirm, ',' order by criterion) from answer
            where assessment_id = ${id}),
          (select string_agg(criterion || evidence_id || attached_at || coalesce(removed_at::text, ''), ','
            order by criterion, evidence_id) from answer_evidence where assessment_id = ${id}),
          (select string_agg(e.id || e.version::text || coalesce(e.removed_at::text, ''), ',' order by e.id)
            from evidence e where e.id in
              (select evidence_id from answer_evidence where assessment_id = ${id} and removed_at is null)),
          (select max(version) from listing_version v join assessment a using (solution_id) where a.id = ${id}),
          (select max(r.version) from listing_revision r join assessment a using (solution_id)
            where a.id = ${id} and r.status <> 'archived')
        )) tag`,
  );
  return `"${row!.tag}"`;
}
