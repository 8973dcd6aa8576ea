/** What the public page of a label is read from. */
import { sql } from 'drizzle-orm';
import type { Instant, ScoreSheet } from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '@gouvtech/db';
import type { LabelStatus } from '@gouvtech/domain';
import { selectLabels, type LabelRow } from './repository.ts';
import type { LabelQuery } from './schemas.ts';

export const PAGE_SIZE = 20;
const STATES: Record<NonNullable<LabelQuery['status']>, readonly LabelStatus[]> = {
  active: ['granted', 'active'],
  suspended: ['suspended'],
  ended: ['expired', 'revoked', 'withdrawn', 'superseded'],
  refused: ['refused'],
};

/** Labels everybody may know of, the latest first. */
export async function listPublic(
  db: Db,
  { scheme, status, labeller, solution, page = 1 }: LabelQuery,
): Promise<{ items: LabelRow[]; total: number }> {
  const where = sql`where (b.status <> 'refused' or b.refusal_public)
    and ${scheme ? sql`b.scheme = ${scheme}` : sql`true`}
    and ${status ? sql`b.status = any(${sql.param([...STATES[status]])}::text[])` : sql`true`}
    and ${labeller ? sql`l.slug = ${labeller}` : sql`true`}
    and ${solution ? sql`s.slug = ${solution}` : sql`true`}`;
  const [counted] = await rows<{ total: number }>(
    db,
    sql`select count(*)::int total from label b join solution s on s.id = b.solution_id
        join organisation l on l.id = b.labeller_id ${where}`,
  );
  const items = await selectLabels(
    db,
    sql`${where} order by b.granted_at desc, b.reference desc limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`,
  );
  return { items, total: counted!.total };
}

export type SnapshotRow = { id: string; sha256: string; asOf: Instant; result: ScoreSheet };

/** By id. */
export async function loadSnapshots(db: Db, ids: string[]): Promise<Map<string, SnapshotRow>> {
  const found = await rows<SnapshotRow>(
    db,
    sql`select id, sha256, as_of "asOf", result from snapshot where id = any(${sql.param(ids)}::uuid[])`,
  );
  return new Map(found.map((row) => [row.id, { ...row, asOf: toInstant(row.asOf) }]));
}

export type LoggedMove = {
  at: Instant;
  role: string;
  action: string;
  to: LabelStatus | null;
  reason: string | null;
};

/** Its acts, oldest first, from the log. */
export async function loadMoves(db: Db, labelId: string): Promise<LoggedMove[]> {
  const found = await rows<LoggedMove>(
    db,
    sql`select at, content::jsonb ->> 'role' role, action, content::jsonb ->> 'to' "to",
          content::jsonb ->> 'reason' reason
        from event where object_type = 'label' and object_id = ${labelId} order by seq`,
  );
  return found.map((row) => ({ ...row, at: toInstant(row.at) }));
}
