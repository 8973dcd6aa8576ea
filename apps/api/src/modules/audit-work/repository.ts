/** Verdicts as rows, and the pieces they quote. */
import { and, eq, sql } from 'drizzle-orm';
import type { EvidenceType } from '@gouvtech/criteria';
import { rows, schema, type Db } from '@gouvtech/db';
import { selectAudits, type AuditRow } from '../audits/index.ts';
import type { VerdictContent } from './verdict.ts';

const { auditVerdict } = schema;

type Place = { auditId: string; criterion: string };
type Written = { by: string; at: string };

/** Writes a verdict over the one there is, and raises its version. The audit is held by the caller. */
export async function saveVerdict(
  tx: Db,
  { auditId, criterion }: Place,
  content: VerdictContent,
  { by, at }: Written,
): Promise<void> {
  const kept = { ...content, writtenBy: by, writtenAt: at };
  await tx
    .insert(auditVerdict)
    .values({ auditId, criterion, ...kept })
    .onConflictDoUpdate({
      target: [auditVerdict.auditId, auditVerdict.criterion],
      set: { ...kept, version: sql`${auditVerdict.version} + 1` as never },
    });
}

export const removeVerdict = async (tx: Db, { auditId, criterion }: Place): Promise<void> =>
  void (await tx
    .delete(auditVerdict)
    .where(and(eq(auditVerdict.auditId, auditId), eq(auditVerdict.criterion, criterion))));

export type PieceRow = {
  id: string;
  title: string;
  type: EvidenceType;
  url: string | null;
  issuer: string | null;
  reference: string | null;
  datedOn: string;
  visibility: 'public' | 'on-request' | 'restricted';
  file: { name: string; size: number; mediaType: string; scan: string; sha256: string } | null;
};

/** Pieces as they are now, those that left the library included: their bytes are kept once attested. */
export const findPieces = (db: Db, ids: readonly string[]): Promise<PieceRow[]> =>
  rows<PieceRow>(
    db,
    sql`select e.id, e.title, e.type, e.url, e.issuer, e.reference, e.dated_on "datedOn", e.visibility,
          case when f.id is not null then json_build_object('name', f.name, 'size', f.size,
            'mediaType', f.media_type, 'scan', f.scan, 'sha256', f.sha256) end file
        from evidence e left join stored_file f on f.id = e.file_id
        where e.id = any(${sql.param([...ids])}::uuid[])`,
  );

/** Opened audits of these labellers whose frozen copy, or whose vendor’s replies, hold this piece. */
export const auditsQuoting = (
  db: Db,
  evidenceId: string,
  labellers: readonly string[],
): Promise<AuditRow[]> =>
  selectAudits(
    db,
    sql`join snapshot n on n.id = a.opening_snapshot_id
        where a.labeller_id = any(${sql.param([...labellers])}::uuid[])
          and (strpos(n.content, ${evidenceId}) > 0 or exists (select from audit_verdict x
            where x.audit_id = a.id and ${evidenceId}::uuid = any(x.reply_evidence_ids)))`,
  );
