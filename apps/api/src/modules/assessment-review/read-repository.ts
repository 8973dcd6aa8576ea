/** What a moderator reads beside the answers: pieces as they are, checks, decisions, alerts, and who made them. */
import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '@gouvtech/db';
import type { FieldProblem } from '@gouvtech/domain';

export type PieceRow = {
  criterion: string;
  id: string;
  version: number;
  title: string;
  url: string | null;
  issuer: string | null;
  reference: string | null;
  visibility: 'public' | 'on-request' | 'restricted';
  file: { name: string; size: number; mediaType: string; scan: string } | null;
  refusedReason: string | null;
  refusedBy: string | null;
  /** out of the library of the vendor */
  gone: boolean;
};

const NAME = sql.raw(
  `case when p.id is not null then case when p.deleted_at is null then p.given_name || ' ' || p.usual_name
     else 'Un ancien modérateur' end end`,
);

/** Pieces joined to the answers of a round, taken away or refused ones included. */
export const findPieces = (db: Db, assessmentId: string): Promise<PieceRow[]> =>
  rows<PieceRow>(
    db,
    sql`select j.criterion, e.id, e.version, e.title, e.url, e.issuer, e.reference, e.visibility,
          case when f.id is not null then json_build_object('name', f.name, 'size', f.size,
            'mediaType', f.media_type, 'scan', f.scan) end file,
          case when j.refused_by is not null then coalesce(j.refused_reason, '') end "refusedReason",
          ${NAME} "refusedBy", e.removed_at is not null gone
        from answer_evidence j join evidence e on e.id = j.evidence_id
          left join stored_file f on f.id = e.file_id left join account p on p.id = j.refused_by
        where j.assessment_id = ${assessmentId} order by j.attached_at, e.id`,
  );

export type CheckRow = {
  criterion: string;
  evidenceId: string | null;
  by: 'machine' | 'person' | 'register';
  at: Instant;
  value: number;
  complete: boolean;
  finding: string | null;
  byName: string | null;
};

/** Newest first. */
export async function findChecks(db: Db, assessmentId: string): Promise<CheckRow[]> {
  const found = await rows<CheckRow>(
    db,
    sql`select c.criterion, c.evidence_id "evidenceId", c.by, c.checked_at "at", c.value, c.complete, c.finding,
          ${NAME} "byName"
        from answer_check c left join account p on p.id = c.checked_by
        where c.assessment_id = ${assessmentId} order by c.checked_at desc, c.id`,
  );
  return found.map((row) => ({ ...row, at: toInstant(row.at) }));
}

export type DecisionRow = {
  criterion: string;
  kind: 'na_accepted' | 'na_refused' | 'correction' | 'cap';
  at: Instant;
  value: number | null;
  reason: string | null;
  byName: string | null;
};

/** Newest first. */
export async function findDecisions(db: Db, assessmentId: string): Promise<DecisionRow[]> {
  const found = await rows<DecisionRow>(
    db,
    sql`select d.criterion, d.kind, d.decided_at "at", d.value, d.reason, ${NAME} "byName"
        from answer_decision d left join account p on p.id = d.decided_by
        where d.assessment_id = ${assessmentId} order by d.decided_at desc, d.id`,
  );
  return found.map((row) => ({ ...row, at: toInstant(row.at) }));
}

export type Alert = {
  id: string;
  kind: string;
  criterion: string | null;
  raisedAt: Instant;
  holds: boolean;
};

/** What the machine noticed about this round and nobody decided yet. */
export async function findAlerts(
  db: Db,
  { solutionId, assessmentId }: { solutionId: string; assessmentId: string },
): Promise<Alert[]> {
  const found = await rows<Alert>(
    db,
    sql`select id, kind, criterion, raised_at "raisedAt", holds_publication "holds" from moderation_signal
        where status = 'open' and solution_id = ${solutionId}
          and (assessment_id is null or assessment_id = ${assessmentId})
        order by raised_at, id`,
  );
  return found.map((row) => ({ ...row, raisedAt: toInstant(row.raisedAt) }));
}

/** Requests that are noted, sent or not yet. */
export async function findRequests(
  db: Db,
  assessmentId: string,
): Promise<{ reason: string | null; requests: FieldProblem[] }> {
  const [row] = await rows<{ reason: string | null; requests: FieldProblem[] }>(
    db,
    sql`select review_reason reason, review_requests requests from assessment where id = ${assessmentId}`,
  );
  return row!;
}

/** The last time staff sent the round back, read from the log. */
export async function findLastReturn(db: Db, assessmentId: string) {
  const [row] = await rows<{
    at: string;
    content: { reason: string; data?: { requests?: FieldProblem[] } };
  }>(
    db,
    sql`select at, content::jsonb content from event where object_type = 'assessment'
          and object_id = ${assessmentId} and action = 'assessment:reopen'
          and content::jsonb ->> 'role' = 'moderator' order by seq desc limit 1`,
  );
  if (!row) return null;
  const { reason, data } = row.content;
  return { at: toInstant(row.at), reason, requests: data?.requests ?? [] };
}

export async function findOrganisation(
  db: Db,
  id: string | null,
): Promise<{ slug: string; name: string } | null> {
  if (id === null) return null;
  const [row] = await rows<{ slug: string; name: string }>(
    db,
    sql`select slug, name from organisation where id = ${id}`,
  );
  return row ?? null;
}
