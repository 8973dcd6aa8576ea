/** Names close to one that is typed: what the public sees, by the trigram index, and the vendor's own drafts. */
import type { Database } from '@gouvtech/db';

export type SimilarName = {
  slug: string;
  name: string;
  vendor: string | null;
  /** `unclaimed`: its vendor may claim it */
  status: 'published' | 'unclaimed' | 'draft';
  /** 0 to 100: 100 is the same name, accents and case apart */
  likeness: number;
};

const MOST = 6;
/** Share of trigrams in common from which two names may be one product. */
const LIKENESS_MIN = 0.35;

export const similarNames = (
  { query }: Database,
  typed: string,
  organisationIds: string[],
): Promise<SimilarName[]> =>
  query<SimilarName>(
    `with asked as (select public.fold($1) as name),
     public as (
       select e.slug, e.card::json ->> 'name' as name, e.card::json -> 'vendor' ->> 'name' as vendor,
         e.card::json ->> 'status' as status, likeness
       from (
         select s.ordinal, greatest(similarity(s.name_key, asked.name),
             case when s.name_key like replace(replace(replace(asked.name, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || ' %'
               then 0.9 else 0 end) as likeness
         from catalogue_search s, asked
         where s.name_key % asked.name
            or s.name_key like replace(replace(replace(asked.name, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || ' %'
         order by likeness desc, s.ordinal limit ${MOST}
       ) close join catalogue_entry e using (ordinal)
     ),
     own as (
       select s.slug, r.content ->> 'name' as name, o.name as vendor, 'draft' as status,
         similarity(public.fold(r.content ->> 'name'), asked.name) as likeness
       from asked, solution s
       join organisation o on o.id = s.organisation_id
       join listing_revision r on r.solution_id = s.id
         and r.status in ('draft','submitted','in_review','changes_requested','rejected')
       where s.organisation_id = any($2::uuid[]) and s.status not in ('unclaimed', 'published')
         and r.content ->> 'name' is not null
     )
     select slug, name, vendor, status, round(likeness * 100)::int as likeness
     from (select * from public union all select * from own) near
     where likeness >= ${LIKENESS_MIN}
     order by near.likeness desc, name limit ${MOST}`,
    [typed, organisationIds],
  );
