import { sql } from 'drizzle-orm';
import { rows, type Db } from '@gouvtech/db';

/** Declared overall of the last attestation of a round, basis points; null without one or when nothing applies. */
export async function declaredOf(tx: Db, assessmentId: string): Promise<number | null> {
  const [row] = await rows<{ declared: number | null }>(
    tx,
    sql`select (result -> 'overall' ->> 'declared')::int as declared from snapshot
        where assessment_id = ${assessmentId} and kind = 'attestation' order by as_of desc limit 1`,
  );
  return row?.declared ?? null;
}
