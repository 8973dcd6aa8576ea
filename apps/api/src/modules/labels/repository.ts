/** Labels as rows, with what is needed to judge and to name them. Instants in UTC. */
import { eq, sql, type SQL } from 'drizzle-orm';
import type { Day, Instant } from '@gouvtech/criteria';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';
import type { LabelSchemeId, LabelStatus, ListingStatus } from '@gouvtech/domain';
import type { SuspensionCause } from '@gouvtech/domain/transitions-label';

const { label, labelSurveillance } = schema;

export type LabelRow = {
  id: string;
  /** `L-2026-0003` */
  reference: string;
  solution: { id: string; slug: string; name: string; status: ListingStatus };
  /** the vendor; null when nobody answers for the listing any more */
  organisation: { id: string; slug: string; name: string } | null;
  labeller: { id: string; slug: string; name: string };
  scheme: LabelSchemeId;
  audit: {
    id: string;
    reference: string;
    openingSnapshotId: string | null;
    closingSnapshotId: string | null;
  };
  /** accounts that carried out its audit or a surveillance of it: none of them decides on the label */
  team: string[];
  criteriaSet: string;
  status: LabelStatus;
  statusSince: Instant;
  statusReason: string | null;
  version: number;
  /** 0 for a refusal */
  level: 0 | 1 | 2 | 3;
  skippedThemes: string[];
  conditions: string;
  grantedAt: Instant;
  grantedBy: string | null;
  /** first and last day, both included; null for a refusal */
  validFrom: Day | null;
  validUntil: Day | null;
  snapshotId: string | null;
  statusIndex: number | null;
  suspendedAt: Instant | null;
  suspensionCause: SuspensionCause | null;
  refusalPublic: boolean;
  supersededBy: string | null;
};

export type SurveillanceRow = {
  labelId: string;
  number: number;
  dueOn: Day;
  audit: { id: string; reference: string; status: string; statusSince: Instant } | null;
  outcome: 'passed' | 'failed' | null;
  closedAt: Instant | null;
};

const COLUMNS =
  sql.raw(`b.id, b.reference, b.scheme, b.criteria_set "criteriaSet", b.status, b.version, b.level, b.conditions,
  json_build_object('id', s.id, 'slug', s.slug, 'status', s.status, 'name', coalesce(v.content ->> 'name', s.slug)) solution,
  case when o.id is not null then json_build_object('id', o.id, 'slug', o.slug, 'name', o.name) end organisation,
  json_build_object('id', l.id, 'slug', l.slug, 'name', l.name) labeller,
  json_build_object('id', a.id, 'reference', a.reference, 'openingSnapshotId', a.opening_snapshot_id,
    'closingSnapshotId', a.closing_snapshot_id) audit,
  array(select distinct m.account_id::text from audit_member m where m.audit_id = a.id
    or m.audit_id in (select v.audit_id from label_surveillance v where v.label_id = b.id) order by 1) team,
  b.status_since "statusSince", b.status_reason "statusReason", b.skipped_themes "skippedThemes",
  b.granted_at "grantedAt", b.granted_by "grantedBy", b.valid_from "validFrom", b.valid_until "validUntil",
  b.snapshot_id "snapshotId", b.status_index "statusIndex", b.suspended_at "suspendedAt",
  b.suspension_cause "suspensionCause", b.refusal_public "refusalPublic",
  (select n.reference from label n where n.id = b.superseded_by_id) "supersededBy"`);
const TABLES =
  sql.raw(`label b join audit a on a.id = b.audit_id join solution s on s.id = b.solution_id
  left join listing_version v on v.solution_id = s.id and v.version = s.published_version
  left join organisation o on o.id = s.organisation_id join organisation l on l.id = b.labeller_id`);

const dated = (row: LabelRow): LabelRow => ({
  ...row,
  statusSince: toInstant(row.statusSince),
  grantedAt: toInstant(row.grantedAt),
  suspendedAt: row.suspendedAt && toInstant(row.suspendedAt),
});

/** Labels chosen by what follows `from`, where `b` is the label, `s` its solution, `l` its labeller. */
export const selectLabels = async (db: Db, rest: SQL): Promise<LabelRow[]> =>
  (await rows<LabelRow>(db, sql`select ${COLUMNS} from ${TABLES} ${rest}`)).map(dated);

/** @param key its id, or its reference: `L-2026-0003` */
export const findLabel = async (db: Db, key: string): Promise<LabelRow | null> =>
  (await selectLabels(db, sql`where b.id::text = ${key} or b.reference = ${key}`))[0] ?? null;

/** The same, held until the end of the transaction with its solution, always in this order. */
export async function lockLabel(tx: Db, key: string): Promise<LabelRow | null> {
  await tx.execute(
    sql`select 1 from solution where id =
          (select solution_id from label where id::text = ${key} or reference = ${key}) for update`,
  );
  await tx.execute(
    sql`select 1 from label where id::text = ${key} or reference = ${key} for update`,
  );
  return findLabel(tx, key);
}

/** Labels and refusals of a solution, the latest first. */
export const labelsOf = (db: Db, solutionId: string): Promise<LabelRow[]> =>
  selectLabels(db, sql`where b.solution_id = ${solutionId} order by b.granted_at desc, b.id`);

type Change = Partial<typeof label.$inferInsert>;

/** Writes and raises the version. */
export const updateLabel = async (tx: Db, id: string, change: Change): Promise<void> =>
  void (await tx
    .update(label)
    .set({ ...change, version: sql`${label.version} + 1` as never })
    .where(eq(label.id, id)));

/** Surveillances of these labels, in the order of their dates. */
export async function loadSurveillances(db: Db, labelIds: string[]): Promise<SurveillanceRow[]> {
  const found = await rows<SurveillanceRow>(
    db,
    sql`select v.label_id "labelId", v.number, v.due_on "dueOn", v.outcome, v.closed_at "closedAt",
          case when a.id is not null then json_build_object('id', a.id, 'reference', a.reference, 'status', a.status,
            'statusSince', a.status_since) end audit
        from label_surveillance v left join audit a on a.id = v.audit_id
        where v.label_id = any(${sql.param(labelIds)}::uuid[]) order by v.due_on, v.number`,
  );
  return found.map((row) => ({
    ...row,
    audit: row.audit && { ...row.audit, statusSince: toInstant(row.audit.statusSince) },
    closedAt: row.closedAt && toInstant(row.closedAt),
  }));
}

/** The audit that carries a surveillance out. */
export const linkSurveillance = async (
  tx: Db,
  { labelId, number, auditId }: { labelId: string; number: number; auditId: string },
): Promise<void> =>
  void (await tx
    .update(labelSurveillance)
    .set({ auditId })
    .where(
      sql`${labelSurveillance.labelId} = ${labelId} and ${labelSurveillance.number} = ${number}`,
    ));

/** Solutions that hold a label, or will tomorrow. */
export const heldSolutions = async (db: Db): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      db,
      sql`select distinct solution_id id from label where status in ('granted', 'active', 'suspended') order by 1`,
    )
  ).map(({ id }) => id);

export const holdSolution = async (tx: Db, id: string): Promise<void> =>
  void (await tx.execute(sql`select 1 from solution where id = ${id} for update`));
