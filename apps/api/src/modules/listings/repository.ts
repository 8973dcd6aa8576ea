/** What the writing of listings reads and keeps. Times come out as ISO 8601 in UTC. */
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';
import type { ListingDraft, VendorView } from '@gouvtech/domain';
import type { Contacts, Revision, Subject } from './subject.ts';

const { solution, listingRevision, listingContact, organisation } = schema;

type Row = Omit<Subject, 'revision' | 'contacts'> & {
  revision: Revision | null;
  contacts: Contacts | null;
};

const nameSql = (alias: string) =>
  sql.raw(`nullif(trim(${alias}.given_name || ' ' || ${alias}.usual_name), '')`);

/**
 * One listing with all that decides of it; null when no solution has this slug.
 * @param lock held until the transaction ends: whoever writes about the same listing waits
 */
export async function findSubject(
  db: Db,
  slug: string,
  { lock = false } = {},
): Promise<Subject | null> {
  if (lock)
    await db
      .select({ id: solution.id })
      .from(solution)
      .where(eq(solution.slug, slug))
      .for('update');
  const [row] = await rows<Row>(
    db,
    sql`
      select s.id, s.slug, s.status, s.status_reason as "statusReason", s.status_since as "statusSince", s.source,
        s.published_version as "publishedVersion", s.published_at as "publishedAt",
        s.confirmed_at as "confirmedAt",
        (select v.created_at from listing_version v
          where v.solution_id = s.id and v.version = s.published_version) as "versionAt",
        case when o.id is not null then json_build_object('id', o.id, 'slug', o.slug, 'name', o.name,
          'verified', o.status = 'verified') end as organisation,
        (select json_build_object('id', r.id, 'status', r.status, 'statusSince', r.status_since, 'content', r.content,
            'version', r.version, 'baseVersion', r.base_version, 'statedBy', r.stated_by, 'statedAt', r.stated_at,
            'statedByName', ${nameSql('signer')}, 'reviewerId', r.reviewer_id, 'reviewerName', ${nameSql('reviewer')},
            'reason', r.reason, 'requests', r.requests, 'updatedByName', ${nameSql('editor')}, 'updatedAt', r.updated_at)
          from listing_revision r
          left join account signer on signer.id = r.stated_by
          left join account reviewer on reviewer.id = r.reviewer_id
          left join account editor on editor.id = r.updated_by
          where r.solution_id = s.id
            and r.status in ('draft','submitted','in_review','changes_requested','rejected')) as revision,
        (select v.content from listing_version v
          where v.solution_id = s.id and v.version = s.published_version) as published,
        case when s.published_version is null then (select r.content from listing_revision r
          where r.solution_id = s.id and r.status = 'archived' order by r.status_since desc limit 1) end as closed,
        exists (select from listing_revision r
          where r.solution_id = s.id and r.source_document is not null) as "sourceKept",
        (select json_build_object('legalName', c.legal_name, 'legalEmail', c.legal_email, 'security', c.security)
          from listing_contact c where c.solution_id = s.id) as contacts,
        exists (select from assessment a where a.solution_id = s.id and a.status in ('draft','attested')) as "assessmentOpen"
      from solution s left join organisation o on o.id = s.organisation_id
      where s.slug = ${slug}`,
  );
  if (!row) return null;
  const { revision, contacts, statusSince, publishedAt, versionAt, confirmedAt, ...rest } = row;
  return {
    ...rest,
    statusSince: toInstant(statusSince),
    publishedAt: publishedAt && toInstant(publishedAt),
    versionAt: versionAt && toInstant(versionAt),
    confirmedAt: confirmedAt && toInstant(confirmedAt),
    contacts: contacts ?? { legalName: null, legalEmail: null, security: null },
    revision: revision && {
      ...revision,
      statusSince: toInstant(revision.statusSince),
      statedAt: revision.statedAt && toInstant(revision.statedAt),
      updatedAt: toInstant(revision.updatedAt),
    },
  };
}

export async function insertRevision(
  db: Db,
  values: {
    solutionId: string;
    content: ListingDraft;
    baseVersion: number | null;
    updatedBy: string | null;
    sourceDocument?: string | undefined;
    at: string;
  },
): Promise<string> {
  const { at, ...rest } = values;
  const [row] = await db
    .insert(listingRevision)
    .values({ ...rest, status: 'draft', statusSince: at, createdAt: at, updatedAt: at })
    .returning({ id: listingRevision.id });
  return row!.id;
}

type RevisionChange = Partial<Omit<typeof listingRevision.$inferInsert, 'id' | 'solutionId'>>;

export const updateRevision = (db: Db, id: string, values: RevisionChange) =>
  db.update(listingRevision).set(values).where(eq(listingRevision.id, id));

export async function saveContacts(
  db: Db,
  solutionId: string,
  contacts: Contacts,
  at: string,
): Promise<void> {
  const values = { ...contacts, updatedAt: at };
  await db
    .insert(listingContact)
    .values({ solutionId, ...values })
    .onConflictDoUpdate({ target: listingContact.solutionId, set: values });
}

export type OrganisationRow = Pick<
  typeof organisation.$inferSelect,
  'id' | 'slug' | 'name' | 'status'
>;

export async function findOrganisation(db: Db, slug: string): Promise<OrganisationRow | null> {
  const { id, name, status } = organisation;
  const [row] = await db
    .select({ id, slug: organisation.slug, name, status })
    .from(organisation)
    .where(eq(organisation.slug, slug));
  return row ?? null;
}

/** Pictures this organisation may put in a listing: those it was given the ids of. */
export async function findImages(
  db: Db,
  organisationId: string,
  ids: string[],
): Promise<Map<string, { width: number; height: number }>> {
  const { storedFile } = schema;
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ id: storedFile.id, width: storedFile.width, height: storedFile.height })
    .from(storedFile)
    .where(
      and(
        eq(storedFile.organisationId, organisationId),
        eq(storedFile.purpose, 'image'),
        sql`${storedFile.id} = any(${sql.param(ids)}::uuid[])`,
      ),
    );
  return new Map(found.map(({ id, width, height }) => [id, { width: width!, height: height! }]));
}

export const setOrganisation = (db: Db, solutionId: string, organisationId: string, at: string) =>
  db
    .update(solution)
    .set({ organisationId, updatedAt: new Date(at) })
    .where(eq(solution.id, solutionId));

/** Who publishes, as the public page names them. */
export async function findVendor(db: Db, organisationId: string): Promise<VendorView | null> {
  const { slug, name, kind, city, country, headcount } = organisation;
  const [row] = await db
    .select({ slug, name, kind, city, country, headcount })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
  return row ?? null;
}

/** The vendor says that what the public reads is still true. */
export const confirm = (db: Db, solutionId: string, at: string) =>
  db
    .update(solution)
    .set({ confirmedAt: new Date(at) })
    .where(eq(solution.id, solutionId));

/** The last `publiccode.yml` read into this listing, as it was given. */
export async function findSourceDocument(db: Db, solutionId: string): Promise<string | null> {
  const { sourceDocument } = listingRevision;
  const [row] = await db
    .select({ sourceDocument })
    .from(listingRevision)
    .where(and(eq(listingRevision.solutionId, solutionId), isNotNull(sourceDocument)))
    .orderBy(desc(listingRevision.createdAt))
    .limit(1);
  return row?.sourceDocument ?? null;
}
