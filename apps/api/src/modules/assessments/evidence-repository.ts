/** Which pieces of the library prove which answers. */
import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, type Db } from '@gouvtech/db';

export type LibraryPiece = {
  id: string;
  type: string;
  startsOn: string | null;
  endsOn: string | null;
  fileId: string | null;
};

/** A piece of the vendor’s own library, or written with one of its assessments; null for another’s or a removed one. */
export async function findPiece(
  tx: Db,
  { evidenceId, organisationId }: { evidenceId: string; organisationId: string | null },
): Promise<LibraryPiece | null> {
  const [piece] = await rows<LibraryPiece>(
    tx,
    sql`select e.id, e.type, e.starts_on "startsOn", e.ends_on "endsOn", e.file_id "fileId" from evidence e
          left join solution s on s.id = e.solution_id
        where e.id = ${evidenceId} and e.removed_at is null
          and coalesce(e.organisation_id, s.organisation_id) = ${organisationId}`,
  );
  return piece ?? null;
}

/** How many files prove the answers of a round, this one apart. */
export async function countOtherFiles(
  tx: Db,
  assessmentId: string,
  fileId: string,
): Promise<number> {
  const [row] = await rows<{ files: number }>(
    tx,
    sql`select count(distinct e.file_id)::int as files
        from answer_evidence j join evidence e on e.id = j.evidence_id
        where j.assessment_id = ${assessmentId} and j.removed_at is null and e.file_id <> ${fileId}`,
  );
  return row!.files;
}

/** Joins a piece; an answer not yet given gets an empty row to hold it. @returns false when it was joined already */
export async function attachPiece(
  tx: Db,
  at: Instant,
  {
    assessmentId,
    criterion,
    evidenceId,
  }: Record<'assessmentId' | 'criterion' | 'evidenceId', string>,
): Promise<boolean> {
  await tx.execute(
    sql`insert into answer (assessment_id, criterion, revision, kind, to_confirm, answered_at)
        values (${assessmentId}, ${criterion}, 0, 'level', true, ${at}) on conflict do nothing`,
  );
  const joined = await rows(
    tx,
    sql`insert into answer_evidence (assessment_id, criterion, evidence_id, attached_at)
        values (${assessmentId}, ${criterion}, ${evidenceId}, ${at})
        on conflict (assessment_id, criterion, evidence_id) do update
          set attached_at = excluded.attached_at, removed_at = null
          where answer_evidence.removed_at is not null
        returning 1`,
  );
  return joined.length > 0;
}

export async function detachPiece(
  tx: Db,
  at: Instant,
  {
    assessmentId,
    criterion,
    evidenceId,
  }: Record<'assessmentId' | 'criterion' | 'evidenceId', string>,
): Promise<boolean> {
  const left = await rows(
    tx,
    sql`update answer_evidence set removed_at = ${at} where assessment_id = ${assessmentId}
          and criterion = ${criterion} and evidence_id = ${evidenceId} and removed_at is null returning 1`,
  );
  return left.length > 0;
}

/** Why staff refused the piece for this answer; null when it did not. */
export async function refusalOf(
  tx: Db,
  {
    assessmentId,
    criterion,
    evidenceId,
  }: Record<'assessmentId' | 'criterion' | 'evidenceId', string>,
): Promise<string | null> {
  const [row] = await rows<{ reason: string }>(
    tx,
    sql`select coalesce(refused_reason, '') reason from answer_evidence where assessment_id = ${assessmentId}
          and criterion = ${criterion} and evidence_id = ${evidenceId} and refused_by is not null`,
  );
  return row?.reason ?? null;
}
