/** Figures of labellers: their calendar, their work, and how severe their verdicts are. */
import { sql } from 'drizzle-orm';
import type { Day } from '@gouvtech/criteria';
import { rows, type Db } from '@gouvtech/db';
import { LABEL_STATUSES, type AuditStatus, type LabelSchemeId } from '@gouvtech/domain';
import { selectLabels, type LabelRow } from './repository.ts';

export type Labeller = { id: string; slug: string; name: string; status: string };

export async function findLabeller(db: Db, slug: string): Promise<Labeller | null> {
  const [row] = await rows<Labeller>(
    db,
    sql`select id, slug, name, status from organisation where slug = ${slug}`,
  );
  return row ?? null;
}

const HELD = LABEL_STATUSES.filter((one) => ['granted', 'active', 'suspended'].includes(one));

/** Labels that run or are suspended, the first to end first. */
export const heldBy = (db: Db, labellerId: string): Promise<LabelRow[]> =>
  selectLabels(
    db,
    sql`where b.labeller_id = ${labellerId} and b.status = any(${sql.param([...HELD])}::text[])
        order by b.valid_until, b.reference limit 200`,
  );

export type DueSurveillance = {
  label: string;
  number: number;
  dueOn: Day;
  solution: { slug: string; name: string };
  scheme: LabelSchemeId;
  audit: { reference: string; status: AuditStatus } | null;
};

/** Those of labels held that are not closed, the first due first. */
export const surveillancesToCome = (db: Db, labellerId: string): Promise<DueSurveillance[]> =>
  rows(
    db,
    sql`select b.reference "label", v.number, v.due_on "dueOn", b.scheme,
          json_build_object('slug', s.slug, 'name', coalesce(w.content ->> 'name', s.slug)) solution,
          case when a.id is not null then json_build_object('reference', a.reference, 'status', a.status) end audit
        from label_surveillance v join label b on b.id = v.label_id join solution s on s.id = b.solution_id
        left join listing_version w on w.solution_id = s.id and w.version = s.published_version
        left join audit a on a.id = v.audit_id
        where b.labeller_id = ${labellerId} and b.status = any(${sql.param([...HELD])}::text[]) and v.closed_at is null
        order by v.due_on, b.reference limit 200`,
  );

export const countByStatus = (db: Db, labellerId: string) =>
  rows<{ status: AuditStatus; count: number }>(
    db,
    sql`select status, count(*)::int count from audit where labeller_id = ${labellerId} group by status`,
  );

export type Phases = Record<
  'answer' | 'opening' | 'fieldwork' | 'contradictory' | 'decision',
  number | null
>;

/** Median days between the steps of the audits that passed them; null: none did. */
export async function medianDays(db: Db, labellerId: string): Promise<Phases> {
  const median = (from: string, to: string, name: string) =>
    `round((percentile_cont(0.5) within group (order by extract(epoch from ${to} - ${from}) / 86400)
       filter (where ${to} is not null and ${from} is not null))::numeric, 1)::float8 "${name}"`;
  const [row] = await rows<Phases>(
    db,
    sql`select ${sql.raw(
      [
        median('requested_at', 'named_at', 'answer'),
        median('named_at', 'opened_at', 'opening'),
        median('opened_at', 'contradictory_at', 'fieldwork'),
        median('contradictory_at', 'finalised_at', 'contradictory'),
        median('finalised_at', 'decided_at', 'decision'),
      ].join(', '),
    )} from (select a.*, (select min(named_at) from audit_member m where m.audit_id = a.id) named_at
         from audit a where a.labeller_id = ${labellerId}) a`,
  );
  return row!;
}

export type Severity = {
  labeller: { slug: string; name: string };
  /** audits closed, and what came of the full ones */
  audits: number;
  granted: number;
  refused: number;
  /** verdicts of those audits, drafts left out */
  verdicts: number;
  confirmed: number;
  adjustedDown: number;
  refuted: number;
  inconclusive: number;
};

/** One row a labeller that ever closed an audit, by name. « Refuted » counts refused « sans objet » too. */
export const severities = (db: Db): Promise<Severity[]> =>
  rows(
    db,
    sql`with closed as (select * from audit where status = 'closed'),
        given as (
          select c.labeller_id, v.outcome,
            v.outcome = 'adjusted' and v.value < coalesce(
              (select (e ->> 'declaredValue')::int from snapshot s, jsonb_array_elements(s.result -> 'criteria') e
                where s.id = c.opening_snapshot_id and e ->> 'id' = v.criterion), 10000) down
          from audit_verdict v join closed c on c.id = v.audit_id where not v.draft and v.outcome is not null)
        select json_build_object('slug', o.slug, 'name', o.name) labeller,
          (select count(*)::int from closed c where c.labeller_id = o.id) audits,
          (select count(*)::int from closed c where c.labeller_id = o.id and c.outcome = 'granted') granted,
          (select count(*)::int from closed c where c.labeller_id = o.id and c.outcome = 'refused') refused,
          count(g.outcome)::int verdicts,
          count(*) filter (where g.outcome in ('confirmed', 'na_accepted'))::int confirmed,
          count(*) filter (where g.down)::int "adjustedDown",
          count(*) filter (where g.outcome in ('refuted', 'na_rejected'))::int refuted,
          count(*) filter (where g.outcome = 'inconclusive')::int inconclusive
        from organisation o left join given g on g.labeller_id = o.id
        where exists (select from closed c where c.labeller_id = o.id)
        group by o.id order by o.name`,
  );
