/** Verdicts being written, as rows. Instants in UTC. */
import { sql } from 'drizzle-orm';
import type { Instant, Verdict } from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '@gouvtech/db';
import type { Severity } from '@gouvtech/domain';
import { personName } from './repository.ts';

export type AuditVerdict = {
  criterion: string;
  version: number;
  draft: boolean;
  outcome: Verdict['outcome'] | null;
  /** basis points, for `adjusted` only */
  value: number | null;
  methods: string[];
  severity: Severity | null;
  finding: string;
  note: string;
  evidenceIds: string[];
  writtenBy: string | null;
  writtenByName: string | null;
  writtenAt: Instant;
  reply: string | null;
  replyEvidenceIds: string[];
  repliedByName: string | null;
  repliedAt: Instant | null;
};

const NAME = (alias: string) =>
  sql.raw(`case when ${alias}.id is not null then ${personName(alias)} end`);

/** In the order of the criteria’s ids. */
export async function loadVerdicts(db: Db, auditId: string): Promise<AuditVerdict[]> {
  const found = await rows<AuditVerdict>(
    db,
    sql`select v.criterion, v.version, v.draft, v.outcome, v.value, v.methods, v.severity, v.finding, v.note,
          v.evidence_ids "evidenceIds", v.written_by "writtenBy", ${NAME('w')} "writtenByName", v.written_at "writtenAt",
          v.reply, v.reply_evidence_ids "replyEvidenceIds", ${NAME('r')} "repliedByName", v.replied_at "repliedAt"
        from audit_verdict v left join account w on w.id = v.written_by left join account r on r.id = v.replied_by
        where v.audit_id = ${auditId} order by v.criterion`,
  );
  return found.map((row) => ({
    ...row,
    writtenAt: toInstant(row.writtenAt),
    repliedAt: row.repliedAt && toInstant(row.repliedAt),
  }));
}
