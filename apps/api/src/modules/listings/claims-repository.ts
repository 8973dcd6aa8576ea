/** Claims: a vendor says that an imported listing is about its product. */
import { and, eq, ne, sql } from 'drizzle-orm';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';
import type { ClaimStatus } from '@gouvtech/domain';

const { claim } = schema;

export type ClaimRow = {
  id: string;
  status: ClaimStatus;
  message: string;
  reason: string | null;
  createdAt: string;
  claimant: string;
  solution: { slug: string; name: string };
  organisation: { id: string; slug: string; name: string; verified: boolean };
};

/** Names of a person are those of the account; a deleted one has none. */
const COLUMNS = sql`
  c.id, c.status, c.message, c.reason, c.created_at as "createdAt",
  coalesce(nullif(trim(a.given_name || ' ' || a.usual_name), ''), 'Un ancien membre') as claimant,
  json_build_object('slug', s.slug, 'name', coalesce(v.content ->> 'name', s.slug)) as solution,
  json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'verified', o.status = 'verified') as organisation`;
const TABLES = sql`
  claim c join solution s on s.id = c.solution_id
  left join listing_version v on v.solution_id = s.id and v.version = s.published_version
  join organisation o on o.id = c.organisation_id
  join account a on a.id = c.account_id`;

const plain = (row: ClaimRow): ClaimRow => ({ ...row, createdAt: toInstant(row.createdAt) });

/** @param lock held until the transaction ends */
export async function findClaim(
  db: Db,
  id: string,
  { lock = false } = {},
): Promise<ClaimRow | null> {
  if (lock) await db.select({ id: claim.id }).from(claim).where(eq(claim.id, id)).for('update');
  const [row] = await rows<ClaimRow>(db, sql`select ${COLUMNS} from ${TABLES} where c.id = ${id}`);
  return row ? plain(row) : null;
}

/** Those of these organisations, the latest first. */
export async function claimsOf(db: Db, organisationIds: string[]): Promise<ClaimRow[]> {
  const found = await rows<ClaimRow>(
    db,
    sql`select ${COLUMNS} from ${TABLES}
        where c.organisation_id = any(${sql.param(organisationIds)}::uuid[]) order by c.created_at desc, c.id`,
  );
  return found.map(plain);
}

/** @returns null when the organisation already asked */
export async function insertClaim(
  db: Db,
  values: {
    solutionId: string;
    organisationId: string;
    accountId: string;
    message: string;
    at: string;
  },
): Promise<string | null> {
  const { at, ...rest } = values;
  const [row] = await db
    .insert(claim)
    .values({ ...rest, status: 'requested', createdAt: at })
    .onConflictDoNothing()
    .returning({ id: claim.id });
  return row?.id ?? null;
}

export const decideClaim = (
  db: Db,
  id: string,
  values: { status: ClaimStatus; reason: string | null; decidedBy: string | null; at: string },
) => {
  const { at, ...rest } = values;
  return db
    .update(claim)
    .set({ ...rest, decidedAt: at })
    .where(and(eq(claim.id, id), eq(claim.status, 'requested')));
};

/** Other open claims on the listing of this one. */
export const rivalClaims = (db: Db, solutionId: string, id: string) =>
  db
    .select({ id: claim.id, organisationId: claim.organisationId })
    .from(claim)
    .where(and(eq(claim.solutionId, solutionId), eq(claim.status, 'requested'), ne(claim.id, id)));
