import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';
import { OPEN_AUDIT_STATUSES } from '@gouvtech/domain';
import type { LabelRow } from './repository.ts';

export type PairState = {
  /** an audit of the solution for the scheme is under way */
  auditOpen: boolean;
  /** the public round; null: there is none */
  assessmentId: string | null;
  /** when the last audit of the pair that was stopped, or closed, was */
  lastEndAt: Instant | null;
};

export async function pairState(db: Db, { solution, scheme }: LabelRow): Promise<PairState> {
  const [row] = await rows<PairState>(
    db,
    sql`select
          exists (select from audit where solution_id = ${solution.id} and scheme = ${scheme}
            and status = any(${sql.param([...OPEN_AUDIT_STATUSES])}::text[])) "auditOpen",
          (select id from assessment where solution_id = ${solution.id}
            and status in ('published', 'stale', 'expired')) "assessmentId",
          (select max(status_since) from audit where solution_id = ${solution.id} and scheme = ${scheme}) "lastEndAt"`,
  );
  return { ...row!, lastEndAt: row!.lastEndAt && toInstant(row!.lastEndAt) };
}

/** Asked by the clock. Its reference is the next of the year; writers wait for each other. */
export async function insertSurveillanceAudit(
  tx: Db,
  { solution, scheme, labeller }: LabelRow,
  { at, assessmentId }: { at: Instant; assessmentId: string },
): Promise<{ id: string; reference: string }> {
  const year = at.slice(0, 4);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('audit-reference'))`);
  const [next] = await rows<{ number: number }>(
    tx,
    sql`select coalesce(max(substring(reference from 8)::int), 0) + 1 "number" from audit
        where reference ~ ${`^A-${year}-[0-9]+$`}`,
  );
  const reference = `A-${year}-${String(next!.number).padStart(4, '0')}`;
  const [made] = await tx
    .insert(schema.audit)
    .values({
      ...{ reference, kind: 'surveillance', solutionId: solution.id, scheme, assessmentId },
      ...{ labellerId: labeller.id, status: 'requested', statusSince: at, requestedAt: at },
    })
    .returning({ id: schema.audit.id });
  return { id: made!.id, reference };
}
