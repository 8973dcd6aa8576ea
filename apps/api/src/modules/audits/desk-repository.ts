/** What the audit desk of a solution is made from. */
import { sql } from 'drizzle-orm';
import type { Facts, Instant } from '@gouvtech/criteria';
import { loadAnswers, rows, type Db } from '@gouvtech/db';
import type { LabelSchemeId, LabelStatus, ListingStatus } from '@gouvtech/domain';
import type { PublicRound } from './estimate.ts';

export type DeskSolution = {
  id: string;
  slug: string;
  name: string;
  status: ListingStatus;
  everPublished: boolean;
  organisation: { id: string; slug: string; name: string } | null;
};

/** Null when no solution has this slug. */
export async function findDeskSolution(db: Db, slug: string): Promise<DeskSolution | null> {
  const [row] = await rows<DeskSolution>(
    db,
    sql`select s.id, s.slug, s.status, s.published_version is not null "everPublished",
          coalesce(v.content ->> 'name', s.slug) name,
          case when o.id is not null then json_build_object('id', o.id, 'slug', o.slug, 'name', o.name) end organisation
        from solution s left join organisation o on o.id = s.organisation_id
        left join listing_version v on v.solution_id = s.id and v.version = s.published_version
        where s.slug = ${slug}`,
  );
  return row ?? null;
}

/** Held until the end of the transaction: one act on the audits of a solution at a time. */
export const holdSolution = (tx: Db, solutionId: string) =>
  tx.execute(sql`select 1 from solution where id = ${solutionId} for update`);

/** The round the public reads, null when there is none. */
export async function findPublicRound(db: Db, solutionId: string): Promise<PublicRound | null> {
  const [row] = await rows<Omit<PublicRound, 'answers'> & { facts: Facts }>(
    db,
    sql`select id, status, criteria_set "criteriaSet", facts from assessment
        where solution_id = ${solutionId} and status in ('published', 'stale', 'expired')`,
  );
  if (!row) return null;
  const { answers } = (await loadAnswers(db, [row.id])).get(row.id)!;
  return { ...row, answers };
}

export type AccreditedLabeller = {
  id: string;
  slug: string;
  name: string;
  scheme: LabelSchemeId;
  until: string | null;
  feeStatement: string;
};

/** Those that may open an audit on this day, by name. */
export const listAccredited = (db: Db, asOf: Instant): Promise<AccreditedLabeller[]> =>
  rows(
    db,
    sql`select o.id, o.slug, o.name, c.scheme, c.accredited_until until, c.fee_statement "feeStatement"
        from accreditation c join organisation o on o.id = c.organisation_id
        where c.status = 'accredited' and o.status = 'verified' and (c.accredited_until is null or c.accredited_until >= ${asOf.slice(0, 10)}::date)
        order by o.name, o.slug`,
  );

export type HeldLabel = {
  reference: string;
  scheme: LabelSchemeId;
  level: number;
  status: LabelStatus;
  until: string | null;
};

/** Labels of the solution that run, the last granted first. */
export const listHeldLabels = (db: Db, solutionId: string): Promise<HeldLabel[]> =>
  rows(
    db,
    sql`select reference, scheme, level, status, valid_until until from label
        where solution_id = ${solutionId} and status in ('granted', 'active', 'suspended')
        order by granted_at desc`,
  );

/** An organisation by its name in addresses. */
export async function findLabeller(db: Db, slug: string) {
  const [row] = await rows<{ id: string; slug: string; name: string }>(
    db,
    sql`select id, slug, name from organisation where slug = ${slug}`,
  );
  return row ?? null;
}

/** Names of those who may sign for an organisation. */
export const listSignatories = async (db: Db, organisationId: string): Promise<string[]> =>
  (
    await rows<{ name: string }>(
      db,
      sql`select trim(p.given_name || ' ' || p.usual_name) name
          from membership m join account p on p.id = m.account_id
          where m.organisation_id = ${organisationId} and m.status = 'active' and m.signatory
            and p.deleted_at is null and p.blocked_at is null
          order by p.usual_name, p.given_name`,
    )
  ).map(({ name }) => name);
