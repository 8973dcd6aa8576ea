/** Replies, appeals and what the clock of audits reads and writes. */
import { and, eq, sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, schema, type Db } from '@gouvtech/db';
import { type AuditRow, personName, selectAudits } from '../audits/index.ts';

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

/** Audits whose vendor may reply since before this instant, the first begun first. */
export const inContradictory = (db: Db, before: Instant): Promise<AuditRow[]> =>
  selectAudits(
    db,
    sql`where a.status = 'contradictory' and a.contradictory_at < ${before}
        order by a.contradictory_at, a.id`,
  );

/** Appeals, those that wait first, the oldest first; then the last decided. */
export const listAppealed = (db: Db, limit: number): Promise<AuditRow[]> =>
  selectAudits(
    db,
    sql`where a.appealed_at is not null
        order by a.appeal_decided_at is not null, a.appeal_decided_at desc, a.appealed_at, a.id limit ${limit}`,
  );

export type AppealSide = {
  /** reference of the label granted or refused */
  label: string | null;
  /** name of who decided */
  decidedBy: string | null;
  /** reference of the audit that the appeal had done again */
  next: string | null;
};

/** What else is said of an appeal, by id of its audit. */
export async function appealSides(
  db: Db,
  auditIds: readonly string[],
): Promise<Map<string, AppealSide>> {
  const found = await rows<AppealSide & { id: string }>(
    db,
    sql`select a.id, (select l.reference from label l where l.audit_id = a.id limit 1) label,
          case when p.id is not null then ${sql.raw(personName('p'))} end "decidedBy",
          (select n.reference from audit n where n.replaces_id = a.id order by n.requested_at desc limit 1) next
        from audit a left join account p on p.id = a.decided_by
        where a.id = any(${sql.param([...auditIds])}::uuid[])`,
  );
  return new Map(found.map(({ id, ...side }) => [id, side]));
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

/** The name of a person as others read it; null when there is no such account. */
export async function nameOf(db: Db, accountId: string): Promise<string | null> {
  const [row] = await rows<{ name: string }>(
    db,
    sql`select ${sql.raw(personName('p'))} name from account p where p.id = ${accountId}`,
  );
  return row?.name ?? null;
}
