/** Replies, appeals and what the clock of audits reads and writes. */
import { and, eq, sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, schema, type Db } from '@gouvtech/db';
import { type AuditRow, selectAudits } from '../audits/index.ts';

const { auditVerdict } = schema;

type Reply = {
  reply: string | null;
  replyEvidenceIds: string[];
  repliedBy: string | null;
  repliedAt: Instant | null;
};

/** Over the one there is, on a verdict that exists. */
export const saveReply = (
  tx: Db,
  { auditId, criterion }: { auditId: string; criterion: string },
  reply: Reply,
) =>
  tx
    .update(auditVerdict)
    .set({ ...reply, version: sql`${auditVerdict.version} + 1` as never })
    .where(and(eq(auditVerdict.auditId, auditId), eq(auditVerdict.criterion, criterion)));

/** Of these proofs, those in the library of the organisation. */
export const ofLibrary = async (
  db: Db,
  organisationId: string,
  evidenceIds: readonly string[],
): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      db,
      sql`select e.id from evidence e left join solution s on s.id = e.solution_id
          where e.id = any(${sql.param([...evidenceIds])}::uuid[]) and e.removed_at is null
            and coalesce(e.organisation_id, s.organisation_id) = ${organisationId}`,
    )
  ).map(({ id }) => id);

export type Piece = { id: string; title: string; url: string | null; file: string | null };

/** As they are named now, those that left the library included. */
export const findPieces = async (db: Db, ids: readonly string[]): Promise<Map<string, Piece>> => {
  if (ids.length === 0) return new Map();
  const found = await rows<Piece>(
    db,
    sql`select e.id, e.title, e.url, f.name file from evidence e left join stored_file f on f.id = e.file_id
        where e.id = any(${sql.param([...new Set(ids)])}::uuid[])`,
  );
  return new Map(found.map((one) => [one.id, one]));
};

/** Audits whose vendor may reply, the first begun first: each is judged by its own dates. */
export const inContradictory = (db: Db): Promise<AuditRow[]> =>
  selectAudits(db, sql`where a.status = 'contradictory' order by a.contradictory_at, a.id`);

/** Appeals, those that wait first, the oldest first; then the last decided. */
export const listAppealed = (db: Db, limit: number): Promise<AuditRow[]> =>
  selectAudits(
    db,
    sql`where a.appealed_at is not null
        order by a.appeal_decided_at is not null, a.appeal_decided_at desc, a.appealed_at, a.id limit ${limit}`,
  );

/** Reference of the audit that an appeal had done again; null: none. */
export async function replacementOf(db: Db, auditId: string): Promise<string | null> {
  const [row] = await rows<{ reference: string }>(
    db,
    sql`select reference from audit where replaces_id = ${auditId} order by requested_at desc limit 1`,
  );
  return row?.reference ?? null;
}

/** An audit of the pair that is not over; null: none. */
export async function openAuditOf(
  db: Db,
  { solutionId, scheme }: { solutionId: string; scheme: string },
): Promise<string | null> {
  const [row] = await rows<{ reference: string }>(
    db,
    sql`select reference from audit where solution_id = ${solutionId} and scheme = ${scheme}
          and status in ('requested', 'assigned', 'accepted', 'opened', 'fieldwork', 'contradictory', 'finalised')`,
  );
  return row?.reference ?? null;
}

/** The round the public reads, or the last one attested; null when the solution has none. */
export async function roundToAudit(db: Db, solutionId: string): Promise<string | null> {
  const [row] = await rows<{ id: string }>(
    db,
    sql`select id from assessment where solution_id = ${solutionId} and attested_at is not null
        order by status in ('published', 'stale', 'expired') desc, attested_at desc limit 1`,
  );
  return row?.id ?? null;
}

export async function nameOf(db: Db, accountId: string | null): Promise<string | null> {
  if (accountId === null) return null;
  const [row] = await rows<{ name: string }>(
    db,
    sql`select coalesce(nullif(trim(given_name || ' ' || usual_name), ''), 'Un ancien membre') name
        from account where id = ${accountId}`,
  );
  return row?.name ?? null;
}
