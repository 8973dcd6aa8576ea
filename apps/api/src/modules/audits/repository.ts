/** Audits as rows, with what is needed to judge and to name them. Instants in UTC. */
import { eq, sql, type SQL } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';
import {
  OPEN_AUDIT_STATUSES,
  type AuditStatus,
  type LabelSchemeId,
  type ListingStatus,
} from '@gouvtech/domain';

const { audit } = schema;

export type AuditMember = {
  accountId: string;
  /** a deleted account has no name */
  name: string;
  signedAt: Instant | null;
};

export type AuditRow = {
  id: string;
  reference: string;
  kind: 'full' | 'surveillance';
  solution: { id: string; slug: string; name: string; status: ListingStatus };
  /** the vendor; null when nobody answers for the listing any more */
  organisation: { id: string; slug: string; name: string } | null;
  labeller: { id: string; slug: string; name: string };
  scheme: LabelSchemeId;
  assessmentId: string;
  status: AuditStatus;
  statusSince: Instant;
  statusReason: string | null;
  version: number;
  requestedBy: string | null;
  requestedAt: Instant;
  message: string;
  estimate: (typeof audit.$inferSelect)['estimate'];
  replacesId: string | null;
  leadId: string | null;
  team: AuditMember[];
  recusedId: string | null;
  recusedAt: Instant | null;
  recusalReason: string | null;
  openedAt: Instant | null;
  openingSnapshotId: string | null;
  seeds: string[] | null;
  seedCommitments: string[] | null;
  sample: string[] | null;
  contradictoryAt: Instant | null;
  repliesClosedAt: Instant | null;
  returnedAt: Instant | null;
  finalisedAt: Instant | null;
  decidedBy: string | null;
  decidedAt: Instant | null;
  outcome: 'granted' | 'refused' | 'passed' | 'failed' | null;
  decisionReason: string | null;
  closingSnapshotId: string | null;
  appealedAt: Instant | null;
  appealReason: string | null;
  appealDecidedAt: Instant | null;
  appealOutcome: 'upheld' | 'dismissed' | null;
  appealAnswer: string | null;
  /** accounts that acted in it or on its label, from the log */
  involved: string[];
};

/** The name of a person as others read it, in SQL. @param alias of the table `account` */
export const personName = (alias: string): string =>
  `coalesce(nullif(trim(${alias}.given_name || ' ' || ${alias}.usual_name), ''), 'Un ancien membre')`;

/** SQL: accounts that acted in an audit or on its label, from the log; staff of them does not judge its appeal. @param id SQL */
export const actorsOf = (id: string): string => `select e.actor::text from event e
    where e.object_type = 'audit' and e.object_id = ${id}::text and e.actor is not null
    union select e.actor::text from label b join event e on e.object_type = 'label' and e.object_id = b.id::text
    where b.audit_id = ${id} and e.actor is not null`;

const COLUMNS =
  sql.raw(`a.id, a.reference, a.kind, a.scheme, a.assessment_id "assessmentId", a.status,
  json_build_object('id', s.id, 'slug', s.slug, 'status', s.status, 'name', coalesce(v.content ->> 'name', s.slug)) solution,
  case when o.id is not null then json_build_object('id', o.id, 'slug', o.slug, 'name', o.name) end organisation,
  json_build_object('id', l.id, 'slug', l.slug, 'name', l.name) labeller,
  a.status_since "statusSince", a.status_reason "statusReason", a.version, a.requested_by "requestedBy",
  a.requested_at "requestedAt", a.message, a.estimate, a.replaces_id "replacesId", a.lead_id "leadId",
  coalesce((select json_agg(json_build_object('accountId', m.account_id, 'name', ${personName('p')}, 'signedAt', m.signed_at)
      order by m.account_id = a.lead_id desc, m.named_at, m.account_id)
    from audit_member m join account p on p.id = m.account_id where m.audit_id = a.id), '[]') team,
  a.recused_id "recusedId", a.recused_at "recusedAt", a.recusal_reason "recusalReason", a.opened_at "openedAt",
  a.opening_snapshot_id "openingSnapshotId", a.seeds, a.seed_commitments "seedCommitments", a.sample,
  a.contradictory_at "contradictoryAt", a.replies_closed_at "repliesClosedAt", a.returned_at "returnedAt",
  a.finalised_at "finalisedAt", a.decided_by "decidedBy", a.decided_at "decidedAt", a.outcome,
  a.decision_reason "decisionReason", a.closing_snapshot_id "closingSnapshotId", a.appealed_at "appealedAt",
  a.appeal_reason "appealReason", a.appeal_decided_at "appealDecidedAt", a.appeal_outcome "appealOutcome",
  a.appeal_answer "appealAnswer",
  array(${actorsOf('a.id')}) involved`);
const TABLES = sql.raw(`audit a join solution s on s.id = a.solution_id
  left join listing_version v on v.solution_id = s.id and v.version = s.published_version
  left join organisation o on o.id = s.organisation_id join organisation l on l.id = a.labeller_id`);

const MOMENTS = [
  'statusSince',
  'requestedAt',
  'recusedAt',
  'openedAt',
  'contradictoryAt',
  'repliesClosedAt',
  'returnedAt',
  'finalisedAt',
  'decidedAt',
  'appealedAt',
  'appealDecidedAt',
] as const;

const dated = (row: AuditRow): AuditRow => ({
  ...row,
  ...Object.fromEntries(MOMENTS.map((key) => [key, row[key] && toInstant(row[key])])),
  team: row.team.map((one) => ({ ...one, signedAt: one.signedAt && toInstant(one.signedAt) })),
});

/** Audits chosen by what follows `from`: `where a.solution_id = … order by a.requested_at desc`. */
export const selectAudits = async (db: Db, rest: SQL): Promise<AuditRow[]> =>
  (await rows<AuditRow>(db, sql`select ${COLUMNS} from ${TABLES} ${rest}`)).map(dated);

/** @param key its id, or its reference: `A-2026-0007` */
export const findAudit = async (db: Db, key: string): Promise<AuditRow | null> =>
  (await selectAudits(db, sql`where a.id::text = ${key} or a.reference = ${key}`))[0] ?? null;

/** The one of the pair that is not over: there is one at most. Null: none. */
export const findOpenAudit = async (
  db: Db,
  solutionId: string,
  scheme: LabelSchemeId,
): Promise<AuditRow | null> =>
  (
    await selectAudits(
      db,
      sql`where a.solution_id = ${solutionId} and a.scheme = ${scheme}
            and a.status = any(${sql.param([...OPEN_AUDIT_STATUSES])}::text[])`,
    )
  )[0] ?? null;

/** The audit of the pair that an appeal reopened, until one of those done again closes: its people stay out of the next. */
export async function findToDoAgain(
  db: Db,
  solutionId: string,
  scheme: LabelSchemeId,
): Promise<string | null> {
  const [row] = await rows<{ id: string }>(
    db,
    sql`select a.id from audit a
        where a.solution_id = ${solutionId} and a.scheme = ${scheme} and a.status = 'reopened'
          and not exists (select from audit n where n.replaces_id = a.id and n.status in ('closed', 'reopened'))
        order by a.requested_at desc limit 1`,
  );
  return row?.id ?? null;
}

/** An audit by its key, held until the end of the transaction with its solution, always in this order. */
export async function lockAudit(tx: Db, key: string): Promise<AuditRow | null> {
  await tx.execute(
    sql`select 1 from solution where id =
          (select solution_id from audit where id::text = ${key} or reference = ${key}) for update`,
  );
  await tx.execute(
    sql`select 1 from audit where id::text = ${key} or reference = ${key} for update`,
  );
  return findAudit(tx, key);
}

type Change = Partial<typeof audit.$inferInsert>;

/** Writes and raises the version. */
export const updateAudit = (tx: Db, id: string, change: Change) =>
  tx
    .update(audit)
    .set({ ...change, version: sql`${audit.version} + 1` as never })
    .where(eq(audit.id, id));

/** Published, and not stale. */
export async function hasCurrentAssessment(db: Db, solutionId: string): Promise<boolean> {
  const [row] = await rows<{ current: boolean }>(
    db,
    sql`select exists (select from assessment where solution_id = ${solutionId} and status = 'published') current`,
  );
  return row!.current;
}
