/** Labels and refusals written by a decision, and the surveillances they owe. */
import { sql } from 'drizzle-orm';
import type { Day, Instant } from '@gouvtech/criteria';
import { rows, schema, type Db } from '@gouvtech/db';

const { label, labelSurveillance } = schema;

type Values = Omit<typeof label.$inferInsert, 'reference' | 'statusSince' | 'statusIndex'> & {
  grantedAt: Instant;
};

/**
 * Its reference, and its place in the status lists when it is granted, are given one at a time: nobody else gets them
 * before the transaction ends.
 */
export async function insertLabel(
  tx: Db,
  values: Values,
): Promise<{ id: string; reference: string; statusIndex: number | null }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('label reference', 0))`);
  const year = values.grantedAt.slice(0, 4);
  const [next] = await rows<{ number: number; place: number }>(
    tx,
    sql`select coalesce(max(substring(reference from 8)::int) filter (where reference ~ ${`^L-${year}-[0-9]{4,8}$`}), 0) + 1 number,
          coalesce(max(status_index), -1) + 1 place from label`,
  );
  const reference = `L-${year}-${String(next!.number).padStart(4, '0')}`;
  const statusIndex = values.status === 'refused' ? null : next!.place;
  const [made] = await tx
    .insert(label)
    .values({ ...values, reference, statusIndex, statusSince: values.grantedAt })
    .returning({ id: label.id });
  return { id: made!.id, reference, statusIndex };
}

/** @param dueOn in the order of their dates */
export const insertSurveillances = async (
  tx: Db,
  labelId: string,
  dueOn: readonly Day[],
): Promise<void> =>
  void (await tx
    .insert(labelSurveillance)
    .values(dueOn.map((day, index) => ({ labelId, number: index + 1, dueOn: day }))));

/** The label this surveillance looks at again; null: none. */
export async function findWatched(db: Db, auditId: string): Promise<string | null> {
  const [row] = await rows<{ id: string }>(
    db,
    sql`select label_id id from label_surveillance where audit_id = ${auditId}`,
  );
  return row?.id ?? null;
}

export const closeSurveillance = (
  tx: Db,
  auditId: string,
  { outcome, at }: { outcome: 'passed' | 'failed'; at: Instant },
) =>
  tx.execute(
    sql`update label_surveillance set outcome = ${outcome}, closed_at = ${at} where audit_id = ${auditId}`,
  );
