import { sql } from 'drizzle-orm';
import { LISTED_STATUSES, type EventView, type Listing, type VendorView } from '@gouvtech/domain';
import { rows, toInstant, type Db } from '../database.ts';
import { loadAssessments } from '../readers/assessment.ts';
import { loadOpenDisputes } from './load-disputes.ts';
import { loadLabels } from './load-labels.ts';
import type { ProjectionInput } from './types.ts';

/** Events a solution page holds; its history page reads them all. */
const EVENTS_MAX = 30;

type Solution = ProjectionInput['solution'];
type Row = Solution & { content: Listing; vendor: VendorView | null };

/** What the entries of these solutions are made from; those that lists do not show are left out. */
export async function loadInputs(db: Db, solutionIds: string[]): Promise<ProjectionInput[]> {
  const ids = sql`any(${sql.param(solutionIds)}::uuid[])`;
  const found = await rows<Row>(
    db,
    sql`select s.id, s.ordinal, s.slug, s.status, s.source, s.source_id "sourceId", s.source_url "sourceUrl",
          s.imported_at "importedAt", s.demonstration, s.published_at "publishedAt", s.updated_at "updatedAt",
          s.published_version "version", v.content,
          case when o.id is not null then jsonb_build_object('slug', o.slug, 'name', o.name, 'kind', o.kind,
            'city', o.city, 'country', o.country, 'headcount', o.headcount) end vendor
        from solution s
        join listing_version v on v.solution_id = s.id and v.version = s.published_version
        left join organisation o on o.id = s.organisation_id
        where s.id = ${ids} and s.status = any(${sql.param(LISTED_STATUSES)}::text[])
        order by s.ordinal`,
  );
  const disputesOf = await loadOpenDisputes(db, solutionIds);
  const labelsOf = await loadLabels(db, solutionIds);
  const events = await rows<{ id: string } & Omit<EventView, 'on'> & { at: string }>(
    db,
    sql`select id, kind, criterion, summary, at from (
          select solution_id id, kind, criterion, summary, happened_at at,
            row_number() over (partition by solution_id order by happened_at desc, id) rank
          from public_event where solution_id = ${ids}) e
        where rank <= ${EVENTS_MAX} order by rank`,
  );
  const ended = await rows<{ id: string } & NonNullable<ProjectionInput['ended']>>(
    db,
    sql`select distinct on (solution_id) solution_id id, status, ended_at at, ended_reason reason from assessment
        where solution_id = ${ids} and status in ('withdrawn', 'invalidated') and ended_reason is not null
        order by solution_id, ended_at desc`,
  );
  const endedOf = new Map(ended.map(({ id, at, ...one }) => [id, { ...one, at: toInstant(at) }]));
  const eventsOf = Map.groupBy(events, ({ id }) => id);
  const assessments = await loadAssessments(db, solutionIds);
  return found.map(({ content, vendor, ...solution }) => ({
    solution: {
      ...solution,
      importedAt: solution.importedAt && toInstant(solution.importedAt),
      publishedAt: solution.publishedAt && toInstant(solution.publishedAt),
      updatedAt: toInstant(solution.updatedAt),
    },
    listing: content,
    vendor: vendor && orderedVendor(vendor),
    assessment: assessments.get(solution.id) ?? null,
    ended: endedOf.get(solution.id) ?? null,
    labels: labelsOf.get(solution.id) ?? [],
    disputes: disputesOf.get(solution.id) ?? [],
    events: (eventsOf.get(solution.id) ?? []).map(({ kind, criterion, summary, at }) => ({
      on: toInstant(at).slice(0, 10),
      kind,
      criterion,
      summary,
    })),
  }));
}

/** `jsonb` sorts its keys by length; an entry always has the same bytes. */
const orderedVendor = ({ slug, name, kind, city, country, headcount }: VendorView): VendorView => ({
  slug,
  name,
  kind,
  city,
  country,
  headcount,
});
