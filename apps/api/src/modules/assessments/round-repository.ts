/** Rounds of assessment of one solution, and what their listing says. */
import { sql, type SQL } from 'drizzle-orm';
import type { Facts, Instant } from '@gouvtech/criteria';
import type { AssessmentStatus, Listing, ListingStatus } from '@gouvtech/domain';
import { rows, toInstant, type Database, type Db } from '@gouvtech/db';

export type RoundRow = {
  id: string;
  status: AssessmentStatus;
  criteriaSet: string;
  facts: Facts;
  factsRevision: number;
  createdAt: Instant;
  attestedAt: Instant | null;
  publishedAt: Instant | null;
  signatoryName: string | null;
  signatoryRole: string | null;
  renewals: number;
};

export type SolutionRounds = {
  id: string;
  slug: string;
  name: string;
  organisationId: string | null;
  status: ListingStatus;
  everPublished: boolean;
  /** draft or attested */
  open: RoundRow | null;
  /** published, stale or expired, as stored */
  published: RoundRow | null;
};

const ROUND = sql.raw(
  `jsonb_build_object('id', a.id, 'status', a.status, 'criteriaSet', a.criteria_set, 'facts', a.facts,
    'factsRevision', a.facts_revision, 'createdAt', a.created_at, 'attestedAt', a.attested_at,
    'publishedAt', a.published_at, 'signatoryName', a.signatory_name, 'signatoryRole', a.signatory_role,
    'renewals', a.renewals)`,
);

/** Null when no solution has this slug. */
export const findRounds = (db: Db, slug: string): Promise<SolutionRounds | null> =>
  readRounds(db, sql`s.slug = ${slug}`);

/** The same, with the solution held until the end of the transaction: one act on its rounds at a time. */
export async function lockRounds(tx: Db, solutionId: string): Promise<SolutionRounds> {
  await tx.execute(sql`select 1 from solution where id = ${solutionId} for update`);
  await tx.execute(
    sql`select 1 from assessment where solution_id = ${solutionId}
        and status in ('draft', 'attested', 'published', 'stale', 'expired') for update`,
  );
  return (await readRounds(tx, sql`s.id = ${solutionId}`))!;
}

async function readRounds(db: Db, where: SQL): Promise<SolutionRounds | null> {
  const [row] = await rows<SolutionRounds>(
    db,
    sql`select s.id, s.slug, s.organisation_id "organisationId", s.status,
          s.published_at is not null "everPublished",
          coalesce(
            (select v.content ->> 'name' from listing_version v where v.solution_id = s.id
             order by v.version desc limit 1),
            (select r.content ->> 'name' from listing_revision r where r.solution_id = s.id
             order by r.created_at desc limit 1),
            s.slug) as name,
          (select ${ROUND} from assessment a where a.solution_id = s.id
            and a.status in ('draft', 'attested')) as open,
          (select ${ROUND} from assessment a where a.solution_id = s.id
            and a.status in ('published', 'stale', 'expired')) as published
        from solution s where ${where}`,
  );
  if (!row) return null;
  return {
    ...row,
    open: row.open && dated(row.open),
    published: row.published && dated(row.published),
  };
}

const dated = (round: RoundRow): RoundRow => ({
  ...round,
  createdAt: toInstant(round.createdAt),
  attestedAt: round.attestedAt && toInstant(round.attestedAt),
  publishedAt: round.publishedAt && toInstant(round.publishedAt),
});

/** The last round that can be taken up again: public, or once public. */
export async function findPrevious(db: Db, solutionId: string): Promise<RoundRow | null> {
  const [row] = await rows<{ round: RoundRow }>(
    db,
    sql`select ${ROUND} round from assessment a where a.solution_id = ${solutionId}
          and a.status in ('published', 'stale', 'expired', 'superseded', 'withdrawn')
        order by case when a.status in ('published', 'stale', 'expired') then 0 else 1 end,
          a.attested_at desc nulls last limit 1`,
  );
  return row ? dated(row.round) : null;
}

/** The round the public read before this one was; null when this one is the first. */
export async function findPublicBefore(
  db: Db,
  solutionId: string,
  { id, attestedAt }: Pick<RoundRow, 'id' | 'attestedAt'>,
): Promise<RoundRow | null> {
  const [row] = await rows<{ round: RoundRow }>(
    db,
    sql`select ${ROUND} round from assessment a where a.solution_id = ${solutionId} and a.id <> ${id}
          and a.published_at is not null and a.attested_at < ${attestedAt}
        order by a.attested_at desc limit 1`,
  );
  return row ? dated(row.round) : null;
}

/** Other solutions of the organisation whose answers may be taken, with the round to take. */
export async function findProducts(
  db: Db,
  { id, organisationId }: SolutionRounds,
): Promise<{ slug: string; name: string; round: RoundRow }[]> {
  if (organisationId === null) return [];
  const found = await rows<{ slug: string; name: string; round: RoundRow }>(
    db,
    sql`select distinct on (s.slug) s.slug, ${ROUND} round,
          coalesce((select v.content ->> 'name' from listing_version v where v.solution_id = s.id
            order by v.version desc limit 1), s.slug) as name
        from solution s join assessment a on a.solution_id = s.id
        where s.organisation_id = ${organisationId} and s.id <> ${id}
          and a.status in ('published', 'stale', 'expired', 'draft', 'attested')
        order by s.slug, case when a.status in ('published', 'stale', 'expired') then 0 else 1 end`,
  );
  return found.map((row) => ({ ...row, round: dated(row.round) }));
}

export type WorkingListing = Partial<
  Pick<Listing, 'licence' | 'hosting' | 'deployments' | 'audiences' | 'repository' | 'name'>
>;

/** The latest version of the listing; before the first one, the draft that is being written. */
export async function loadWorkingListing(
  db: Db,
  solutionId: string,
): Promise<{ listing: WorkingListing; version: number }> {
  const [row] = await rows<{ content: WorkingListing; version: number }>(
    db,
    sql`select content, version from (
          select v.content, v.version, 0 rank from listing_version v where v.solution_id = ${solutionId}
          union all
          select r.content, -r.version, 1 from listing_revision r where r.solution_id = ${solutionId}
            and r.status in ('draft', 'submitted', 'in_review', 'changes_requested', 'rejected')) l
        order by rank, version desc limit 1`,
  );
  return { listing: row?.content ?? {}, version: row?.version ?? 0 };
}

/** End of the bar that an invalidation for fraud puts on the attestations of an organisation; null when there is none. */
export async function barredUntil(db: Db, organisationId: string | null): Promise<Instant | null> {
  if (organisationId === null) return null;
  const [row] = await rows<{ until: string | null }>(
    db,
    sql`select max(at) + interval '6 months' until from event
        where organisation_id = ${organisationId} and action = 'assessment:invalidate'`,
  );
  return row?.until ? toInstant(row.until) : null;
}

/** The little that saving one answer takes. */
export type OpenRow = Pick<
  SolutionRounds,
  'id' | 'slug' | 'organisationId' | 'status' | 'everPublished'
> & {
  open: Pick<RoundRow, 'id' | 'status' | 'criteriaSet' | 'facts'> | null;
};

const openRound = (
  slug: '$1' | '$2',
) => `select json_build_object('id', s.id, 'slug', s.slug, 'organisationId', s.organisation_id,
    'status', s.status, 'everPublished', s.published_at is not null,
    'open', case when a.id is not null then json_build_object('id', a.id, 'status', a.status,
      'criteriaSet', a.criteria_set, 'facts', a.facts) end) as found
  from solution s left join assessment a on a.solution_id = s.id and a.status in ('draft', 'attested')
  where s.slug = ${slug}`;

/** The same, for a route that reads it in the round trip of the session. */
export const OPEN_ALONGSIDE = { select: openRound('$2') };
const OPEN = openRound('$1');

export async function findOpen(
  { query }: Pick<Database, 'query'>,
  slug: string,
): Promise<OpenRow | null> {
  const [row] = await query<{ found: OpenRow }>(OPEN, [slug]);
  return row?.found ?? null;
}
