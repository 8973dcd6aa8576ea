/** What acts on audits write, and the few things they look up to judge them. */
import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, schema, type Db } from '@gouvtech/db';

const { audit, auditMember } = schema;

/**
 * The next free reference of the year, `A-2026-0007`. References are given one at a time: the caller writes the audit in the
 * same transaction.
 */
export async function nextAuditReference(tx: Db, at: Instant): Promise<string> {
  const year = at.slice(0, 4);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('audit reference', 0))`);
  const [row] = await rows<{ last: number }>(
    tx,
    sql`select coalesce(max(substring(reference from 8)::int), 0) last from audit
        where reference ~ ${`^A-${year}-[0-9]{4,8}$`}`,
  );
  return `A-${year}-${String(row!.last + 1).padStart(4, '0')}`;
}

/** @returns its id */
export async function insertAudit(tx: Db, values: typeof audit.$inferInsert): Promise<string> {
  const [row] = await tx.insert(audit).values(values).returning({ id: audit.id });
  return row!.id;
}

export async function nameTeam(
  tx: Db,
  auditId: string,
  { team, namedBy, at }: { team: readonly string[]; namedBy: string; at: Instant },
): Promise<void> {
  await tx
    .insert(auditMember)
    .values(team.map((accountId) => ({ auditId, accountId, namedBy, namedAt: at })));
}

/** After a recusal: signatures go with it. */
export const emptyTeam = (tx: Db, auditId: string) =>
  tx.execute(sql`delete from audit_member where audit_id = ${auditId}`);

export const signIndependence = (tx: Db, auditId: string, accountId: string, at: Instant) =>
  tx.execute(
    sql`update audit_member set signed_at = ${at} where audit_id = ${auditId} and account_id = ${accountId}`,
  );

export type LabellerPerson = { accountId: string; name: string; auditor: boolean };

/** Active members of the organisation that audits, by name. */
export const listLabellerPeople = (db: Db, labellerId: string): Promise<LabellerPerson[]> =>
  rows(
    db,
    sql`select p.id "accountId", m.auditor,
          coalesce(nullif(trim(p.given_name || ' ' || p.usual_name), ''), p.email) name
        from membership m join account p on p.id = m.account_id
        where m.organisation_id = ${labellerId} and m.status = 'active'
          and p.deleted_at is null and p.blocked_at is null
        order by p.usual_name, p.given_name, p.id`,
  );

/** Who may answer a request and decide: the deciders of the organisation, or every member when it has none. */
export async function decidersToNotify(tx: Db, labellerId: string): Promise<string[]> {
  const found = await rows<{ id: string; decider: boolean }>(
    tx,
    sql`select p.id, m.decider from membership m join account p on p.id = m.account_id
        where m.organisation_id = ${labellerId} and m.status = 'active'
          and p.deleted_at is null and p.blocked_at is null
        order by p.id`,
  );
  const deciders = found.filter(({ decider }) => decider);
  return (deciders.length > 0 ? deciders : found).map(({ id }) => id);
}

/** The seed that the surveillance of this audit uses; null when it is the surveillance of no label. */
export async function findSeed(tx: Db, auditId: string): Promise<string | null> {
  const [row] = await rows<{ seed: string | null }>(
    tx,
    sql`select a.seeds[s.number] seed from label_surveillance s
        join label l on l.id = s.label_id join audit a on a.id = l.audit_id
        where s.audit_id = ${auditId}`,
  );
  return row?.seed ?? null;
}
