/** Accreditations as rows, with the organisation that holds them. Instants in UTC. */
import { eq, sql, type SQL } from 'drizzle-orm';
import type { Day, Instant } from '@gouvtech/criteria';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';
import {
  OPEN_AUDIT_STATUSES,
  type AccreditationStatus,
  type LabelSchemeId,
  type OrganisationStatus,
} from '@gouvtech/domain';

const { accreditation } = schema;

export type AccreditationRow = {
  id: string;
  organisation: { id: string; slug: string; name: string; status: OrganisationStatus };
  scheme: LabelSchemeId;
  /** as written; `effective` says what it is at an instant */
  status: AccreditationStatus;
  statusSince: Instant;
  statusReason: string | null;
  version: number;
  statement: string;
  feeStatement: string;
  /** who asked; null when the account is gone or the demonstration told it */
  appliedByName: string | null;
  appliedAt: Instant;
  accreditedFrom: Day | null;
  accreditedUntil: Day | null;
  /** asked for while this one runs; null: for the first time, or after the former ended */
  follows: string | null;
};

const SELECT = sql`
  select a.id, json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'status', o.status) organisation,
    a.scheme, a.status, a.status_since "statusSince", a.status_reason "statusReason", a.version, a.statement,
    a.fee_statement "feeStatement",
    nullif(trim(p.given_name || ' ' || p.usual_name), '') "appliedByName", a.applied_at "appliedAt",
    a.accredited_from::text "accreditedFrom", a.accredited_until::text "accreditedUntil",
    a.follows_id follows
  from accreditation a join organisation o on o.id = a.organisation_id
  left join account p on p.id = a.applied_by`;

const select = async (db: Db, rest: SQL): Promise<AccreditationRow[]> =>
  (await rows<AccreditationRow>(db, sql`${SELECT} ${rest}`)).map((row) => ({
    ...row,
    statusSince: toInstant(row.statusSince),
    appliedAt: toInstant(row.appliedAt),
  }));

export const findAccreditation = async (db: Db, id: string): Promise<AccreditationRow | null> =>
  (await select(db, sql`where a.id = ${id}`))[0] ?? null;

/** The same, held until the end of the transaction. */
export async function lockAccreditation(tx: Db, id: string): Promise<AccreditationRow | null> {
  await tx.execute(sql`select 1 from accreditation where id = ${id} for update`);
  return findAccreditation(tx, id);
}

/** Every one the organisation ever asked for, the last first. */
export const listOfOrganisation = (db: Db, organisationId: string): Promise<AccreditationRow[]> =>
  select(db, sql`where a.organisation_id = ${organisationId} order by a.applied_at desc, a.id`);

/** All of them, applications first. Far above what exists: a few dozen bodies audit in France. */
const SHOWN = 500;
export const listAll = (db: Db): Promise<AccreditationRow[]> =>
  select(
    db,
    sql`order by a.status = 'applied' desc, a.applied_at desc, a.id limit ${sql.raw(String(SHOWN))}`,
  );

/** Those that were granted once, of every organisation or of one; their dates and reasons are public. */
export const listGranted = (db: Db, organisationSlug?: string): Promise<AccreditationRow[]> =>
  select(
    db,
    sql`where a.accredited_from is not null and a.status not in ('applied', 'refused')
        ${organisationSlug === undefined ? sql`` : sql`and o.slug = ${organisationSlug}`}
        order by o.name, o.id, a.accredited_from desc, a.id`,
  );

/** @returns null when the organisation asks for this scheme already */
export async function insertAccreditation(
  tx: Db,
  values: Omit<typeof accreditation.$inferInsert, 'id' | 'status' | 'statusSince'> & {
    appliedAt: Instant;
  },
): Promise<string | null> {
  const [row] = await tx
    .insert(accreditation)
    .values({ ...values, status: 'applied', statusSince: values.appliedAt })
    .onConflictDoNothing()
    .returning({ id: accreditation.id });
  return row?.id ?? null;
}

/** Writes and raises the version. */
export const updateAccreditation = (
  tx: Db,
  id: string,
  change: Partial<typeof accreditation.$inferInsert>,
) =>
  tx
    .update(accreditation)
    .set({ ...change, version: sql`${accreditation.version} + 1` as never })
    .where(eq(accreditation.id, id));

/** Granted ones whose last day is before `day`, or on it. */
export async function endingBy(db: Db, day: Day): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select id from accreditation where status in ('accredited', 'suspended')
        and accredited_until <= ${day}::date order by accredited_until, id`,
  );
  return found.map(({ id }) => id);
}

export type OpenAudit = {
  id: string;
  reference: string;
  scheme: LabelSchemeId;
  labeller: string;
  solution: { slug: string; name: string };
  /** null: nobody answers for the solution any more */
  vendorId: string | null;
};

const AUDIT_OPEN = sql`a.status = any(${sql.param([...OPEN_AUDIT_STATUSES])}::text[])`;

/** Audits of this labeller that are not over, the oldest first. */
export const listAuditsOpen = (db: Db, labellerId: string): Promise<OpenAudit[]> =>
  rows<OpenAudit>(
    db,
    sql`select a.id, a.reference, a.scheme, l.name labeller, s.organisation_id "vendorId",
          json_build_object('slug', s.slug, 'name', coalesce(v.content ->> 'name', s.slug)) solution
        from audit a join organisation l on l.id = a.labeller_id join solution s on s.id = a.solution_id
        left join listing_version v on v.solution_id = s.id and v.version = s.published_version
        where a.labeller_id = ${labellerId} and ${AUDIT_OPEN} order by a.requested_at, a.id`,
  );

/** It is accredited, suspended or not, asks to be, or has an audit that is not over. */
export async function isLabellerAtWork(db: Db, organisationId: string, day: Day): Promise<boolean> {
  const [row] = await rows<{ atWork: boolean }>(
    db,
    sql`select exists (select from accreditation where organisation_id = ${organisationId}
            and (status = 'applied' or (status in ('accredited', 'suspended')
              and (accredited_until is null or accredited_until >= ${day}::date))))
          or exists (select from audit a where a.labeller_id = ${organisationId} and ${AUDIT_OPEN}) "atWork"`,
  );
  return row!.atWork;
}

/** Holds the organisation: two colleagues apply one after the other. */
export async function lockOrganisation(
  tx: Db,
  slug: string,
): Promise<{ id: string; slug: string; name: string; status: OrganisationStatus } | null> {
  if (!/^[a-z0-9-]+$/.test(slug)) return null;
  const [row] = await rows<{ id: string; slug: string; name: string; status: OrganisationStatus }>(
    tx,
    sql`select id, slug, name, status from organisation where slug = ${slug} for update`,
  );
  return row ?? null;
}

export async function findOrganisation(
  db: Db,
  slug: string,
): Promise<{ id: string; slug: string; name: string; status: OrganisationStatus } | null> {
  if (!/^[a-z0-9-]+$/.test(slug)) return null;
  const [row] = await rows<{ id: string; slug: string; name: string; status: OrganisationStatus }>(
    db,
    sql`select id, slug, name, status from organisation where slug = ${slug}`,
  );
  return row ?? null;
}
