/** The public register as rows: labels, and what labellers did. Refusals of labels are not public. */
import { sql, type SQL } from 'drizzle-orm';
import type { Day, Instant } from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '@gouvtech/db';
import type { LabelSchemeId, LabelStatus } from '@gouvtech/domain';

export const LABEL_STATES = ['active', 'suspended', 'ended'] as const;
export type LabelState = (typeof LABEL_STATES)[number];
export type PublicLabelStatus = Exclude<LabelStatus, 'refused'>;

export type PublicLabelRow = {
  reference: string;
  solution: { slug: string; name: string };
  labeller: { slug: string; name: string };
  scheme: LabelSchemeId;
  level: 1 | 2 | 3;
  status: PublicLabelStatus;
  statusSince: Instant;
  validFrom: Day;
  validUntil: Day;
};

type Asked = {
  day: Day;
  scheme?: LabelSchemeId | undefined;
  state?: LabelState | undefined;
  labellerId?: string;
};

/** What it is that day, whether the clock wrote it or not. */
const statusOn = (day: Day): SQL => sql`case
  when b.status in ('granted', 'active', 'suspended') and b.valid_until < ${day}::date then 'expired'
  when b.status = 'granted' and b.valid_from <= ${day}::date then 'active'
  else b.status end`;

const STATES: Record<LabelState, string> = {
  active: `('granted', 'active')`,
  suspended: `('suspended')`,
  ended: `('expired', 'revoked', 'withdrawn', 'superseded')`,
};

const chosen = ({ day, scheme, state, labellerId }: Asked): SQL => sql`b.status <> 'refused'
  ${scheme ? sql`and b.scheme = ${scheme}` : sql``}
  ${labellerId ? sql`and b.labeller_id = ${labellerId}` : sql``}
  ${state ? sql`and ${statusOn(day)} in ${sql.raw(STATES[state])}` : sql``}`;

/** The last granted first. */
export async function listLabels(
  db: Db,
  asked: Asked,
  { limit, offset }: { limit: number; offset: number },
): Promise<PublicLabelRow[]> {
  const found = await rows<PublicLabelRow>(
    db,
    sql`select b.reference, b.scheme, b.level, ${statusOn(asked.day)} status, b.status_since "statusSince",
          b.valid_from::text "validFrom", b.valid_until::text "validUntil",
          json_build_object('slug', s.slug, 'name', coalesce(v.content ->> 'name', s.slug)) solution,
          json_build_object('slug', l.slug, 'name', l.name) labeller
        from label b join solution s on s.id = b.solution_id
        left join listing_version v on v.solution_id = s.id and v.version = s.published_version
        join organisation l on l.id = b.labeller_id
        where ${chosen(asked)} order by b.granted_at desc, b.reference desc limit ${limit} offset ${offset}`,
  );
  return found.map((row) => ({ ...row, statusSince: toInstant(row.statusSince) }));
}

export async function countLabels(db: Db, asked: Asked): Promise<number> {
  const [row] = await rows<{ n: number }>(
    db,
    sql`select count(*)::int n from label b where ${chosen(asked)}`,
  );
  return row!.n;
}

/** Labels in force that day, by scheme. */
export async function countInForce(db: Db, day: Day): Promise<Map<LabelSchemeId, number>> {
  const found = await rows<{ scheme: LabelSchemeId; n: number }>(
    db,
    sql`select b.scheme, count(*)::int n from label b where ${chosen({ day, state: 'active' })} group by b.scheme`,
  );
  return new Map(found.map(({ scheme, n }) => [scheme, n]));
}

/** Labels in force that day, by labeller. */
export async function countByLabeller(db: Db, day: Day): Promise<Map<string, number>> {
  const found = await rows<{ id: string; n: number }>(
    db,
    sql`select b.labeller_id id, count(*)::int n from label b
        where ${chosen({ day, state: 'active' })} group by b.labeller_id`,
  );
  return new Map(found.map(({ id, n }) => [id, n]));
}

export type AuditCounts = { granted: number; refused: number; cancelled: number };

/** Whole audits, not surveillances: how each ended. One that an appeal reopened counts as what it had decided. */
export async function countAudits(db: Db, labellerId: string): Promise<AuditCounts> {
  const [row] = await rows<AuditCounts>(
    db,
    sql`select count(*) filter (where outcome = 'granted')::int granted,
          count(*) filter (where outcome = 'refused')::int refused,
          count(*) filter (where status = 'cancelled')::int cancelled
        from audit where labeller_id = ${labellerId} and kind = 'full'`,
  );
  return row!;
}

export type LabellerFacts = {
  id: string;
  city: string | null;
  website: string | null;
  siren: string | null;
  parentSirens: string[];
};

export async function labellerFacts(db: Db, id: string): Promise<LabellerFacts> {
  const [row] = await rows<LabellerFacts>(
    db,
    sql`select id, city, website, siren, parent_sirens "parentSirens" from organisation where id = ${id}`,
  );
  return row!;
}
