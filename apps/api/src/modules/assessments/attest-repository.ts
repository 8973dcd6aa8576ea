/** Writes of the moves of a round. Whether they are allowed is decided before. */
import { and, eq, sql } from 'drizzle-orm';
import type { Answer, Facts, FieldValue, Instant } from '@gouvtech/criteria';
import type { AssessmentStatus } from '@gouvtech/domain';
import { rows, schema, type Db } from '@gouvtech/db';

const { assessment, membership } = schema;

export type Signature = { attestedBy: string; signatoryName: string; signatoryRole: string };

/** What they do in the organisation, as shown beside their signature. */
export async function positionOf(
  tx: Db,
  { accountId, organisationId }: { accountId: string; organisationId: string },
): Promise<string | null> {
  const [row] = await tx
    .select({ position: membership.position })
    .from(membership)
    .where(
      and(
        eq(membership.accountId, accountId),
        eq(membership.organisationId, organisationId),
        eq(membership.status, 'active'),
      ),
    );
  return row?.position ?? null;
}

export const writeAttestation = (
  tx: Db,
  id: string,
  {
    signature,
    facts,
    attestedAt,
    ...rest
  }: {
    signature: Signature;
    facts: Facts;
    attestedAt: Instant;
    status: AssessmentStatus;
    renewals?: number;
  },
) =>
  tx
    .update(assessment)
    .set({ ...rest, ...signature, facts, attestedAt, reviewReason: null, reviewRequests: [] })
    .where(eq(assessment.id, id));

/** Answers read from the listing, as rows: what was signed is what is kept. */
export async function writeListingAnswers(
  tx: Db,
  assessmentId: string,
  answers: Answer[],
): Promise<void> {
  for (const { criterion, revision, response, answeredAt } of answers) {
    const fields: Record<string, FieldValue> = response.kind === 'level' ? response.fields : {};
    await tx.execute(
      sql`insert into answer (assessment_id, criterion, revision, kind, fields, to_confirm, answered_at)
          values (${assessmentId}, ${criterion}, ${revision}, 'level', ${JSON.stringify(fields)}::jsonb, false,
            ${answeredAt})
          on conflict (assessment_id, criterion) do update set revision = excluded.revision, kind = 'level',
            level = null, fields = excluded.fields, planned_on = null, to_confirm = false,
            answered_at = excluded.answered_at`,
    );
  }
}

export const setRound = (
  tx: Db,
  id: string,
  values: Partial<
    Pick<
      typeof assessment.$inferInsert,
      'status' | 'publishedAt' | 'attestedAt' | 'endedAt' | 'endedReason'
    >
  >,
) => tx.update(assessment).set(values).where(eq(assessment.id, id));

/** The public round of the solution leaves its place to the next. @returns its id */
export async function supersedePublic(tx: Db, solutionId: string): Promise<string | null> {
  const [old] = await rows<{ id: string }>(
    tx,
    sql`update assessment set status = 'superseded' where solution_id = ${solutionId}
          and status in ('published', 'stale', 'expired') returning id`,
  );
  return old?.id ?? null;
}

/** Attested rounds whose listing is public, oldest first. */
export const findPublishable = (db: Db) =>
  rows<{ solutionId: string }>(
    db,
    sql`select s.id "solutionId" from assessment a join solution s on s.id = a.solution_id
        where a.status = 'attested' and s.status = 'published' order by a.attested_at, a.id`,
  );

/** Public rounds attested early enough for a move of the clock. */
export const findAged = (db: Db, before: Instant) =>
  rows<{ solutionId: string }>(
    db,
    sql`select solution_id "solutionId" from assessment
        where status in ('published', 'stale') and attested_at < ${before} order by attested_at, id`,
  );

export async function publishedSince(tx: Db, solutionId: string): Promise<string> {
  const [row] = await rows<{ since: string }>(
    tx,
    sql`select status_since since from solution where id = ${solutionId}`,
  );
  return new Date(row!.since).toISOString();
}
