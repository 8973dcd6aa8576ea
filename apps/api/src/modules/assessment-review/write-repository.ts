/** Decisions as rows, in every current round that holds the same answer; and who is told. */
import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, schema, type Db } from '@gouvtech/db';
import type { FieldProblem } from '@gouvtech/domain';

const { answerCheck, answerDecision } = schema;

export type Place = { assessmentId: string; criterion: string };

/** Held until the transaction ends, before the rounds: in the order in which the library locks. */
export async function lockPiece(tx: Db, evidenceId: string): Promise<{ version: number } | null> {
  const [row] = await rows<{ version: number }>(
    tx,
    sql`select version from evidence where id = ${evidenceId} for update`,
  );
  return row ?? null;
}

export type NewCheck = {
  by: 'person' | 'register';
  at: Instant;
  value: number;
  evidenceId: string;
  finding: string;
  checkedBy: string;
};

export const insertChecks = async (tx: Db, places: Place[], { at, ...one }: NewCheck) =>
  void (await tx
    .insert(answerCheck)
    .values(places.map((place) => ({ ...place, ...one, checkedAt: at, complete: true }))));

/** It counts no more from `at`; the answers keep its trace. */
export async function refusePiece(
  tx: Db,
  places: Place[],
  { evidenceId, at, by, reason }: { evidenceId: string; at: Instant; by: string; reason: string },
): Promise<void> {
  for (const { assessmentId, criterion } of places)
    await tx.execute(
      sql`update answer_evidence set removed_at = ${at}, refused_by = ${by}, refused_reason = ${reason}
          where assessment_id = ${assessmentId} and criterion = ${criterion} and evidence_id = ${evidenceId}
            and removed_at is null`,
    );
}

export const insertDecisions = async (
  tx: Db,
  places: Place[],
  {
    at,
    by,
    ...one
  }: {
    kind: 'na_accepted' | 'na_refused' | 'correction';
    at: Instant;
    reason: string;
    by: string;
  },
) =>
  void (await tx
    .insert(answerDecision)
    .values(places.map((place) => ({ ...place, ...one, decidedAt: at, decidedBy: by }))));

export const writeRequests = async (
  tx: Db,
  assessmentId: string,
  { reason, requests }: { reason: string | null; requests: FieldProblem[] },
): Promise<void> =>
  void (await tx.execute(
    sql`update assessment set review_reason = ${reason}, review_requests = ${JSON.stringify(requests)}::jsonb
        where id = ${assessmentId}`,
  ));

/** Active members who answered the criterion, have its theme, or signed the round. */
export async function peopleOf(
  tx: Db,
  organisationId: string,
  { assessmentId, criterion, theme }: Place & { theme: string },
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select m.account_id id from membership m
        where m.organisation_id = ${organisationId} and m.status = 'active' and m.account_id in (
          select answered_by from answer where assessment_id = ${assessmentId} and criterion = ${criterion}
          union select account_id from theme_assignment where assessment_id = ${assessmentId} and theme = ${theme}
          union select attested_by from assessment where id = ${assessmentId})
        order by id`,
  );
  return found.map(({ id }) => id);
}
