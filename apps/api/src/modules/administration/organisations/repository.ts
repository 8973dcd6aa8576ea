/** Organisations as those who administer the catalogue read them. */
import { eq, sql, type SQL } from 'drizzle-orm';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';
import type { ListingStatus, MembershipStatus, OrganisationStatus } from '@gouvtech/domain';

const { organisation } = schema;

export type ManagedOrganisation = {
  id: string;
  slug: string;
  name: string;
  status: OrganisationStatus;
  statusReason: string | null;
  statusSince: string;
  siren: string | null;
  foreignId: string | null;
  country: string;
  city: string | null;
  /** active ones */
  members: number;
  /** whatever their state */
  listings: number;
};

const SELECT = sql`
  select o.id, o.slug, o.name, o.status, o.status_reason as "statusReason", o.status_since as "statusSince",
    o.siren, o.foreign_id as "foreignId", o.country, o.city,
    (select count(*)::int from membership m where m.organisation_id = o.id and m.status = 'active') as members,
    (select count(*)::int from solution s where s.organisation_id = o.id) as listings
  from organisation o`;

const inUtc = (row: ManagedOrganisation): ManagedOrganisation => ({
  ...row,
  statusSince: toInstant(row.statusSince),
});

export type OrganisationQuery = {
  q: string;
  status: OrganisationStatus | null;
  page: number;
  pageSize: number;
};

/** @param q in the name, or the beginning of a SIREN */
export async function listOrganisations(
  db: Db,
  { q, status, page, pageSize }: OrganisationQuery,
): Promise<{ items: ManagedOrganisation[]; total: number }> {
  const where = sql`where ${status ? sql`o.status = ${status}` : sql`true`} and ${matching(q)}`;
  const items = await rows<ManagedOrganisation>(
    db,
    sql`${SELECT} ${where} order by public.fold(o.name), o.id limit ${pageSize} offset ${(page - 1) * pageSize}`,
  );
  const [counted] = await rows<{ n: number }>(
    db,
    sql`select count(*)::int as n from organisation o ${where}`,
  );
  return { items: items.map(inUtc), total: counted!.n };
}

function matching(q: string): SQL {
  if (q === '') return sql`true`;
  const digits = q.replace(/\s/g, '');
  const number = /^\d+$/.test(digits) ? sql`or o.siren like ${`${digits}%`}` : sql``;
  return sql`(position(public.fold(${q}) in public.fold(o.name)) > 0 or o.slug = ${q} ${number})`;
}

/** @param lock for a transaction that will write */
export async function findOrganisation(
  db: Db,
  id: string,
  { lock = false } = {},
): Promise<ManagedOrganisation | null> {
  if (lock) await db.execute(sql`select 1 from organisation where id = ${id} for update`);
  const [row] = await rows<ManagedOrganisation>(db, sql`${SELECT} where o.id = ${id}`);
  return row ? inUtc(row) : null;
}

export type OrganisationPerson = {
  name: string;
  email: string | null;
  status: MembershipStatus;
  signatory: boolean;
  administrator: boolean;
};

export const peopleOf = (db: Db, id: string): Promise<OrganisationPerson[]> =>
  rows<OrganisationPerson>(
    db,
    sql`select coalesce(nullif(trim(a.given_name || ' ' || a.usual_name), ''), 'Un ancien membre') as name,
          a.email, m.status, m.signatory, m.administrator
        from membership m join account a on a.id = m.account_id
        where m.organisation_id = ${id} and m.status in ('active', 'requested')
        order by m.status, name`,
  );

export type OrganisationListing = {
  id: string;
  slug: string;
  name: string;
  status: ListingStatus;
};

export const listingsOf = (db: Db, id: string): Promise<OrganisationListing[]> =>
  rows<OrganisationListing>(
    db,
    sql`select s.id, s.slug, coalesce(l.name, r.content ->> 'name', s.slug) as name, s.status
        from solution s
        left join listing l on l.solution_id = s.id
        left join lateral (select content from listing_revision r where r.solution_id = s.id
          order by r.created_at desc limit 1) r on true
        where s.organisation_id = ${id} order by public.fold(coalesce(l.name, s.slug)), s.id`,
  );

export const oldSlugsOf = async (db: Db, id: string): Promise<string[]> =>
  (
    await rows<{ slug: string }>(
      db,
      sql`select slug from moved_address where kind = 'organisation' and organisation_id = ${id} order by slug`,
    )
  ).map(({ slug }) => slug);

/** What is counted before a merge, and moves with it. */
export type Belongings = {
  members: number;
  requests: number;
  /** people who are in both: one membership stays, with the roles of both */
  shared: number;
  listings: number;
  evidence: number;
  files: number;
  invitations: number;
  claims: number;
};

export async function countBelongings(db: Db, from: string, into: string): Promise<Belongings> {
  const [row] = await rows<Belongings>(
    db,
    sql`select
      (select count(*)::int from membership where organisation_id = ${from} and status = 'active') as members,
      (select count(*)::int from membership where organisation_id = ${from} and status = 'requested') as requests,
      (select count(*)::int from membership m where m.organisation_id = ${from} and m.status in ('active', 'requested')
        and exists (select from membership o where o.organisation_id = ${into} and o.account_id = m.account_id
          and o.status in ('active', 'requested'))) as shared,
      (select count(*)::int from solution where organisation_id = ${from}) as listings,
      (select count(*)::int from evidence where organisation_id = ${from}) as evidence,
      (select count(*)::int from stored_file where organisation_id = ${from}) as files,
      (select count(*)::int from invitation where organisation_id = ${from} and accepted_at is null and revoked_at is null)
        as invitations,
      (select count(*)::int from claim where organisation_id = ${from} and status = 'requested') as claims`,
  );
  return row!;
}

export const saveName = (tx: Db, id: string, change: { name: string; slug: string }) =>
  tx.update(organisation).set(change).where(eq(organisation.id, id));

export const saveClosed = (tx: Db, id: string, reason: string, at: string) =>
  tx
    .update(organisation)
    .set({ status: 'closed', statusReason: reason.trim(), statusSince: at })
    .where(eq(organisation.id, id));
