import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '@gouvtech/db';
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
