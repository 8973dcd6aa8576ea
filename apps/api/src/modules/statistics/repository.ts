/** The SQL of statistics. Run by the clock, never by who reads. Times are UTC. */
import type { Database } from '@gouvtech/db';

export type Counted = { name: string; count: number };
export type Proven = { theme: string; tier: number; answers: number };
export type Delay = { month: string; decisions: number; medianHours: number };
export type Expiry = { month: string; count: number };

export const countByStatus = ({ query }: Database): Promise<Counted[]> =>
  query<Counted>('select status as name, count(*)::int as count from solution group by status');

/** From the bit strings of the read model. */
export const countByFacet = ({ query }: Database, facet: string): Promise<Counted[]> =>
  query<Counted>(
    'select value as name, bit_count(bits)::int as count from catalogue_facet where facet = $1',
    [facet],
  );

/** From the tallies of the read model; what says nothing of the solution is left out. */
export const answersByThemeAndTier = ({ query }: Database): Promise<Proven[]> =>
  query<Proven>(
    `select split_part(criterion, '-', 1) as theme, tier, sum(entries)::int as answers
     from criterion_tally where level not in ('na', 'planned', 'unanswered') group by 1, 2`,
  );

export type Span = {
  /** the last of these before the decision starts the delay */
  starts: readonly string[];
  decisions: readonly string[];
  /** only decisions taken in one of these roles; empty: all */
  roles: readonly string[];
};

/** Median time between asking and deciding, by month of the decision, from the log. @param since instant */
export const mediansByMonth = (
  { query }: Database,
  { starts, decisions, roles }: Span,
  since: string,
): Promise<Delay[]> =>
  query<Delay>(
    `select to_char(d.at at time zone 'UTC', 'YYYY-MM') as month, count(*)::int as decisions,
       round((percentile_cont(0.5) within group (order by extract(epoch from d.at - s.at)) / 3600)::numeric, 1)::float8
         as "medianHours"
     from event d
     cross join lateral (
       select at from event
       where object_type = d.object_type and object_id = d.object_id and seq < d.seq and action = any($1::text[])
       order by seq desc limit 1) s
     where d.action = any($2::text[]) and d.at >= $3::timestamptz
       and (cardinality($4::text[]) = 0 or d.content::jsonb ->> 'role' = any($4::text[]))
     group by 1`,
    [starts, decisions, since, roles],
  );

/** Public assessments that reach twelve months, by month. @param from first day. @param to day after the last */
export const assessmentsToRenew = (
  { query }: Database,
  from: string,
  to: string,
): Promise<Expiry[]> =>
  query<Expiry>(
    `select to_char(attested_at at time zone 'UTC' + interval '12 months', 'YYYY-MM') as month, count(*)::int as count
     from assessment
     where status = 'published' and attested_at at time zone 'UTC' + interval '12 months' >= $1::date
       and attested_at at time zone 'UTC' + interval '12 months' < $2::date
     group by 1`,
    [from, to],
  );

/** Proofs of public answers whose own end falls between two days, by month. */
export const proofsToReplace = ({ query }: Database, from: string, to: string): Promise<Expiry[]> =>
  query<Expiry>(
    `select to_char(e.ends_on, 'YYYY-MM') as month, count(*)::int as count
     from evidence e
     where e.ends_on >= $1::date and e.ends_on < $2::date and e.removed_at is null
       and exists (
         select from answer_evidence j join assessment a on a.id = j.assessment_id
         where j.evidence_id = e.id and j.removed_at is null and a.status in ('published', 'stale'))
     group by 1`,
    [from, to],
  );

export type Stored = { computedAt: string; document: string };

export async function readStored({ query }: Database): Promise<Stored | null> {
  const [row] = await query<Stored>('select computed_at as "computedAt", document from statistics');
  return row ?? null;
}

export const store = async ({ query }: Database, computedAt: string, document: string) =>
  query(
    `insert into statistics ("only", computed_at, document) values (true, $1, $2)
     on conflict ("only") do update set computed_at = excluded.computed_at, document = excluded.document`,
    [computedAt, document],
  );
