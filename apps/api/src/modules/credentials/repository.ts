/** Labels as outsiders read them, and the snapshots they were granted on. */
import { sql } from 'drizzle-orm';
import type { Day, Instant } from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '@gouvtech/db';
import type { LabelSchemeId, LabelStatus } from '@gouvtech/domain';

export type GrantedStatus = Exclude<LabelStatus, 'refused'>;
export type GrantedLabel = {
  reference: string;
  status: GrantedStatus;
  statusSince: Instant;
  scheme: LabelSchemeId;
  level: 1 | 2 | 3;
  criteriaSet: string;
  skippedThemes: string[];
  conditions: string;
  grantedAt: Instant;
  /** first and last day, both included */
  validFrom: Day;
  validUntil: Day;
  /** its place in the status lists */
  statusIndex: number;
  audit: string;
  solution: { slug: string; name: string };
  /** null: nobody answers for the listing any more */
  vendor: { slug: string; name: string } | null;
  labeller: { slug: string; name: string };
  snapshotSha256: string;
  /** reference of the label that took its place */
  supersededBy: string | null;
};

const COLUMNS = sql.raw(`l.reference, l.status, l.status_since "statusSince", l.scheme, l.level,
  l.criteria_set "criteriaSet", l.skipped_themes "skippedThemes", l.conditions, l.granted_at "grantedAt",
  l.valid_from::text "validFrom", l.valid_until::text "validUntil", l.status_index "statusIndex",
  a.reference audit, n.sha256 "snapshotSha256", next.reference "supersededBy",
  json_build_object('slug', s.slug, 'name', coalesce(v.content ->> 'name', s.slug)) solution,
  case when o.id is not null then json_build_object('slug', o.slug, 'name', o.name) end vendor,
  json_build_object('slug', b.slug, 'name', b.name) labeller`);
/** A refusal has neither dates, nor place, nor snapshot to show. */
const TABLES =
  sql.raw(`label l join audit a on a.id = l.audit_id join solution s on s.id = l.solution_id
  join snapshot n on n.id = l.snapshot_id join organisation b on b.id = l.labeller_id
  left join listing_version v on v.solution_id = s.id and v.version = s.published_version
  left join organisation o on o.id = s.organisation_id
  left join label next on next.id = l.superseded_by_id
  where l.status <> 'refused' and l.status_index is not null`);

const dated = (label: GrantedLabel): GrantedLabel => ({
  ...label,
  statusSince: toInstant(label.statusSince),
  grantedAt: toInstant(label.grantedAt),
});

/** @param reference `L-2026-0003` */
export async function findGranted(db: Db, reference: string): Promise<GrantedLabel | null> {
  const [found] = await rows<GrantedLabel>(
    db,
    sql`select ${COLUMNS} from ${TABLES} and l.reference = ${reference}`,
  );
  return found ? dated(found) : null;
}

/** Every label ever granted to a solution, the latest first. */
export async function grantedTo(db: Db, slug: string): Promise<GrantedLabel[]> {
  const found = await rows<GrantedLabel>(
    db,
    sql`select ${COLUMNS} from ${TABLES} and s.slug = ${slug} order by l.granted_at desc, l.reference desc`,
  );
  return found.map(dated);
}

/** The name of a solution that people may read; null when there is none. */
export async function findSolutionName(db: Db, slug: string): Promise<string | null> {
  const [found] = await rows<{ name: string }>(
    db,
    sql`select coalesce(v.content ->> 'name', s.slug) name from solution s
        left join listing_version v on v.solution_id = s.id and v.version = s.published_version
        where s.slug = ${slug} and s.status in ('published', 'unclaimed')`,
  );
  return found?.name ?? null;
}

/** Places of the labels in one of these states. */
export async function placesOf(db: Db, statuses: readonly GrantedStatus[]): Promise<number[]> {
  const found = await rows<{ place: number }>(
    db,
    sql`select status_index place from label
        where status = any(${sql.param([...statuses])}::text[]) and status_index is not null order by 1`,
  );
  return found.map(({ place }) => place);
}

/** The canonical JSON that was hashed, when a label that was granted rests on it. */
export async function findPublicSnapshot(db: Db, sha256: string): Promise<string | null> {
  const [found] = await rows<{ content: string }>(
    db,
    sql`select n.content from snapshot n where n.sha256 = ${sha256}
          and exists (select from label l where l.snapshot_id = n.id and l.status <> 'refused')`,
  );
  return found?.content ?? null;
}
