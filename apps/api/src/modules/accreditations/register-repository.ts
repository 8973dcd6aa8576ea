/** What the public register counts of labels and of those who grant them. */
import { sql, type SQL } from 'drizzle-orm';
import type { Day } from '@gouvtech/criteria';
import { rows, type Db } from '@gouvtech/db';
import type { LabelSchemeId } from '@gouvtech/domain';

/** In force that day, whether the clock wrote it or not. */
const inForce = (
  day: Day,
): SQL => sql`(b.status = 'active' or (b.status = 'granted' and b.valid_from <= ${day}::date))
  and b.valid_until >= ${day}::date`;

/** Labels in force that day, by scheme. */
export async function countInForce(db: Db, day: Day): Promise<Map<LabelSchemeId, number>> {
  const found = await rows<{ scheme: LabelSchemeId; n: number }>(
    db,
    sql`select b.scheme, count(*)::int n from label b where ${inForce(day)} group by b.scheme`,
  );
  return new Map(found.map(({ scheme, n }) => [scheme, n]));
}

/** Labels a labeller granted, and those of them in force that day; of every labeller. */
export async function countByLabeller(
  db: Db,
  day: Day,
): Promise<Map<string, { granted: number; inForce: number }>> {
  const found = await rows<{ id: string; granted: number; inForce: number }>(
    db,
    sql`select b.labeller_id id, count(*)::int granted, count(*) filter (where ${inForce(day)})::int "inForce"
        from label b where b.status <> 'refused' group by b.labeller_id`,
  );
  return new Map(found.map(({ id, ...counts }) => [id, counts]));
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
