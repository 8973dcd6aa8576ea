/** Disputes as rows, with what is needed to judge and to name them. Instants in UTC. */
import { eq, sql, type SQL } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';
import type { DisputeStatus, LabelSchemeId, ListingStatus } from '@gouvtech/domain';
import type { DisputedObject, Remedy } from '@gouvtech/domain/disputes';

const { dispute } = schema;

export type Outcome = 'upheld' | 'dismissed';

export type DisputeRow = {
  id: string;
  solution: { id: string; slug: string; name: string; status: ListingStatus };
  organisation: { id: string; slug: string; name: string } | null;
  object: DisputedObject;
  criterion: string | null;
  evidence: { id: string; title: string } | null;
  label: {
    id: string;
    reference: string;
    scheme: LabelSchemeId;
    labellerId: string;
    labeller: string;
  } | null;
  field: string | null;
  subject: string;
  statement: string;
  link: string | null;
  status: DisputeStatus;
  version: number;
  openedBy: string | null;
  openedAt: Instant;
  publicSince: Instant | null;
  replyUntil: Instant | null;
  reply: { text: string; evidenceIds: string[] } | null;
  repliedAt: Instant | null;
  admittedBy: string | null;
  outcome: Outcome | 'inadmissible' | null;
  reason: string | null;
  cap: number | null;
  remedy: Remedy | null;
  decidedBy: string | null;
  decidedAt: Instant | null;
  appealedBy: string | null;
  appealedAt: Instant | null;
  appealReason: string | null;
  finalOutcome: Outcome | null;
  finalCap: number | null;
  finalReason: string | null;
  closedAt: Instant | null;
  /** accounts that acted in it, from the log and from the row: the demonstration writes no log */
  involved: string[];
};

const COLUMNS =
  sql.raw(`d.id, d.object, d.criterion, d.field, d.subject, d.statement, d.link, d.status, d.version,
  json_build_object('id', s.id, 'slug', s.slug, 'status', s.status, 'name', coalesce(v.content ->> 'name', s.slug)) solution,
  case when o.id is not null then json_build_object('id', o.id, 'slug', o.slug, 'name', o.name) end organisation,
  case when e.id is not null then json_build_object('id', e.id, 'title', e.title) end evidence,
  case when b.id is not null then json_build_object('id', b.id, 'reference', b.reference, 'scheme', b.scheme,
    'labellerId', b.labeller_id, 'labeller', (select l.name from organisation l where l.id = b.labeller_id)) end label,
  d.opened_by "openedBy", d.opened_at "openedAt", d.public_since "publicSince", d.reply_until "replyUntil", d.reply,
  d.replied_at "repliedAt", d.admitted_by "admittedBy", d.outcome, d.reason, d.cap, d.remedy, d.decided_by "decidedBy",
  d.decided_at "decidedAt", d.appealed_by "appealedBy", d.appealed_at "appealedAt", d.appeal_reason "appealReason",
  d.final_outcome "finalOutcome", d.final_cap "finalCap", d.final_reason "finalReason", d.closed_at "closedAt",
  array(select l.actor::text from event l
    where l.object_type = 'dispute' and l.object_id = d.id::text and l.actor is not null
    union select who::text from unnest(array[d.opened_by, d.admitted_by, d.replied_by, d.decided_by, d.appealed_by]) who
    where who is not null) involved`);
const TABLES = sql.raw(`dispute d join solution s on s.id = d.solution_id
  left join listing_version v on v.solution_id = s.id and v.version = s.published_version
  left join organisation o on o.id = s.organisation_id left join evidence e on e.id = d.evidence_id
  left join label b on b.id = d.label_id`);

const MOMENTS = [
  'openedAt',
  'publicSince',
  'replyUntil',
  'repliedAt',
  'decidedAt',
  'appealedAt',
  'closedAt',
] as const;

const dated = (row: DisputeRow): DisputeRow => ({
  ...row,
  ...Object.fromEntries(MOMENTS.map((key) => [key, row[key] && toInstant(row[key])])),
});

const select = async (db: Db, rest: SQL): Promise<DisputeRow[]> =>
  (await rows<DisputeRow>(db, sql`select ${COLUMNS} from ${TABLES} ${rest}`)).map(dated);

export const findDispute = async (db: Db, id: string): Promise<DisputeRow | null> =>
  (await select(db, sql`where d.id = ${id}`))[0] ?? null;

/** The same, held until the end of the transaction with its solution, always in this order. */
export async function lockDispute(tx: Db, id: string): Promise<DisputeRow | null> {
  await tx.execute(
    sql`select 1 from solution where id = (select solution_id from dispute where id = ${id}) for update`,
  );
  await tx.execute(sql`select 1 from dispute where id = ${id} for update`);
  return findDispute(tx, id);
}

/** Those of one person, the newest first. */
export const listOpenedBy = (db: Db, accountId: string, limit: number): Promise<DisputeRow[]> =>
  select(db, sql`where d.opened_by = ${accountId} order by d.opened_at desc, d.id limit ${limit}`);

/** Those these organisations were asked to reply to: what waits for them first, then the newest. */
export const listOfVendors = (db: Db, organisationIds: string[], limit: number) =>
  select(
    db,
    sql`where s.organisation_id = any(${sql.param(organisationIds)}::uuid[]) and d.public_since is not null
        order by (d.status = 'vendor_reply' and d.replied_at is null) desc, d.public_since desc, d.id limit ${limit}`,
  );

export const STAFF_LISTS = ['open', 'closed'] as const;
export type StaffList = (typeof STAFF_LISTS)[number];

/** Open: the oldest first, since it has waited most. Closed: the last closed first. */
export const listForStaff = (db: Db, which: StaffList, limit: number): Promise<DisputeRow[]> =>
  select(
    db,
    which === 'open'
      ? sql`where d.closed_at is null order by d.opened_at, d.id limit ${limit}`
      : sql`where d.closed_at is not null order by d.closed_at desc, d.id limit ${limit}`,
  );

type Change = Partial<typeof dispute.$inferInsert>;

export const updateDispute = async (tx: Db, id: string, change: Change): Promise<void> =>
  void (await tx
    .update(dispute)
    .set({ ...change, version: sql`${dispute.version} + 1` })
    .where(eq(dispute.id, id)));

export async function insertDispute(
  tx: Db,
  { at, ...row }: Omit<typeof dispute.$inferInsert, 'status' | 'subject'> & { at: Instant },
): Promise<string> {
  const [made] = await tx
    .insert(dispute)
    .values({ ...row, subject: '', status: 'opened', statusSince: at, openedAt: at })
    .returning({ id: dispute.id });
  return made!.id;
}

export type Person = { name: string; organisations: string[] };

/** Who an account is, for staff: their name, and the organisations they belong to. */
export async function findPerson(db: Db, accountId: string): Promise<Person | null> {
  const [row] = await rows<Person>(
    db,
    sql`select nullif(trim(a.given_name || ' ' || a.usual_name), '') as name,
          array(select o.name from membership m join organisation o on o.id = m.organisation_id
            where m.account_id = a.id and m.status = 'active' order by o.name) organisations
        from account a where a.id = ${accountId} and a.deleted_at is null`,
  );
  return row?.name ? row : null;
}

export type ReplyEvidence = {
  id: string;
  title: string;
  url: string | null;
  file: string | null;
  visibility: 'public' | 'on-request' | 'restricted';
};

/** In the order given; those that left the library are left out. */
export async function findReplyEvidence(db: Db, ids: string[]): Promise<ReplyEvidence[]> {
  const found = await rows<ReplyEvidence>(
    db,
    sql`select e.id, e.title, e.url, e.visibility, f.name file from evidence e left join stored_file f on f.id = e.file_id
        where e.id = any(${sql.param(ids)}::uuid[]) and e.removed_at is null`,
  );
  return ids.flatMap((id) => found.find((one) => one.id === id) ?? []);
}

/** Of these proofs, those in the library of the organisation. */
export async function ofLibrary(
  db: Db,
  organisationId: string,
  evidenceIds: string[],
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select e.id from evidence e left join solution s on s.id = e.solution_id
        where e.id = any(${sql.param(evidenceIds)}::uuid[]) and e.removed_at is null
          and coalesce(e.organisation_id, s.organisation_id) = ${organisationId}`,
  );
  return found.map(({ id }) => id);
}

/** Decided, not appealed: each is judged by its own date. */
export async function dueDisputes(db: Db): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select id from dispute where status in ('upheld', 'dismissed') and closed_at is null order by decided_at, id`,
  );
  return found.map(({ id }) => id);
}

/** Whose vendor has not replied and whose delay, still running, ends before `soon` is over. */
export async function unrepliedUntil(db: Db, now: Instant, soon: Instant): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select id from dispute where status = 'vendor_reply' and replied_at is null
          and reply_until > ${now} and reply_until <= ${soon} order by reply_until, id`,
  );
  return found.map(({ id }) => id);
}
