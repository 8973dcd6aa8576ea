/** Who is in an organisation, asked to be, or was. */
import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { schema, toInstant, type Db } from '@gouvtech/db';

const { account, membership, organisation } = schema;

type Membership = typeof membership.$inferSelect;
export type MemberRow = Pick<
  Membership,
  | 'id'
  | 'accountId'
  | 'status'
  | 'signatory'
  | 'administrator'
  | 'auditor'
  | 'decider'
  | 'position'
  | 'message'
  | 'reason'
> & {
  /** whether the account moderates or administers the catalogue */
  staff: string | null;
  givenName: string;
  usualName: string;
  email: string | null;
  /** ProConnect, UTC instants */
  siret: string | null;
  createdAt: string;
  decidedAt: string | null;
};

const columns = {
  id: membership.id,
  accountId: membership.accountId,
  status: membership.status,
  signatory: membership.signatory,
  administrator: membership.administrator,
  auditor: membership.auditor,
  decider: membership.decider,
  position: membership.position,
  message: membership.message,
  reason: membership.reason,
  createdAt: membership.createdAt,
  decidedAt: membership.decidedAt,
  givenName: account.givenName,
  usualName: account.usualName,
  email: account.email,
  staff: account.staff,
  siret: account.siret,
};

const inUtc = (row: MemberRow): MemberRow => ({
  ...row,
  createdAt: toInstant(row.createdAt),
  decidedAt: row.decidedAt && toInstant(row.decidedAt),
});

/** Members and requests, the oldest first. */
export async function listOpen(db: Db, organisationId: string): Promise<MemberRow[]> {
  const found = await db
    .select(columns)
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(
      and(
        eq(membership.organisationId, organisationId),
        inArray(membership.status, ['requested', 'active']),
      ),
    )
    .orderBy(asc(membership.createdAt), asc(membership.id));
  return found.map(inUtc);
}

export async function findMember(
  db: Db,
  organisationId: string,
  id: string,
): Promise<MemberRow | null> {
  const [row] = await db
    .select(columns)
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(and(eq(membership.organisationId, organisationId), eq(membership.id, id)));
  return row ? inUtc(row) : null;
}

/** The last thing that was between this person and the organisation. */
export async function findLatest(
  db: Db,
  organisationId: string,
  accountId: string,
): Promise<MemberRow | null> {
  const [row] = await db
    .select(columns)
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(and(eq(membership.organisationId, organisationId), eq(membership.accountId, accountId)))
    .orderBy(
      sql`${membership.status} in ('requested','active') desc`,
      sql`coalesce(${membership.decidedAt}, ${membership.createdAt}) desc`,
    )
    .limit(1);
  return row ? inUtc(row) : null;
}

export async function insertMember(
  db: Db,
  values: typeof membership.$inferInsert,
): Promise<string> {
  const [row] = await db.insert(membership).values(values).returning({ id: membership.id });
  return row!.id;
}

export const updateMember = async (
  db: Db,
  id: string,
  change: Partial<typeof membership.$inferInsert>,
): Promise<void> => void (await db.update(membership).set(change).where(eq(membership.id, id)));

/** How many requests of this person nobody answered yet. */
export async function countRequests(db: Db, accountId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(membership)
    .where(and(eq(membership.accountId, accountId), eq(membership.status, 'requested')));
  return row?.n ?? 0;
}

/** A person who was removed: what to tell them. Null for whoever is a member, or never was. */
export async function findRemoval(
  db: Db,
  organisationId: string,
  accountId: string,
): Promise<{ organisation: string; at: string; reason: string | null } | null> {
  const latest = await findLatest(db, organisationId, accountId);
  if (latest?.status !== 'removed') return null;
  const [row] = await db
    .select({ name: organisation.name })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
  const { decidedAt, createdAt, reason } = latest;
  return { organisation: row!.name, at: decidedAt ?? createdAt, reason };
}
