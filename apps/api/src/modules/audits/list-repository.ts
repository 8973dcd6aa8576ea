/** Audits of the labellers a person belongs to, and of one solution. */
import { sql, type SQL } from 'drizzle-orm';
import { rows, type Db } from '@gouvtech/db';
import { AUDIT_STATUSES, OPEN_AUDIT_STATUSES, type AuditStatus } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { personName, selectAudits, type AuditRow } from './repository.ts';
import type { AuditQuery } from './schemas.ts';

export const AUDITS_A_PAGE = 30;
/** Of one solution: three schemes, over years. */
const OF_SOLUTION = 100;

const among = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`;
const escaped = (text: string) => text.replace(/[\\%_]/g, (one) => `\\${one}`);

/** What the labeller’s machine expects of this very person now: the parties of the permissions, as SQL. */
function waitsFor({ accountId, staff, memberships }: Person): SQL {
  if (staff !== null) return sql`false`;
  const of = (role: 'auditor' | 'decider') =>
    sql`a.labeller_id = any(${sql.param(
      memberships.filter((one) => one[role]).map(({ organisationId }) => organisationId),
    )}::uuid[])`;
  const inTeam = sql`exists (select from audit_member m where m.audit_id = a.id and m.account_id = ${accountId})`;
  const unsigned = sql`exists (select from audit_member m
    where m.audit_id = a.id and m.account_id = ${accountId} and m.signed_at is null)`;
  const leads = sql`a.lead_id = ${accountId}`;
  return sql`case a.status
    when 'requested' then ${of('decider')}
    when 'assigned' then ${of('auditor')} and ${unsigned}
    when 'accepted' then ${of('auditor')} and ${leads}
    when 'opened' then ${of('auditor')} and ${inTeam}
    when 'fieldwork' then ${of('auditor')} and ${inTeam}
    when 'contradictory' then ${of('auditor')} and ${leads} and a.replies_closed_at is not null
    when 'finalised' then ${of('decider')} and not ${inTeam}
    else false end`;
}

const statusesOf = (state: AuditQuery['state']): readonly AuditStatus[] => {
  if (state === 'all') return AUDIT_STATUSES;
  if (state === 'open') return OPEN_AUDIT_STATUSES;
  if (state === 'ended')
    return AUDIT_STATUSES.filter(
      (one) => !(OPEN_AUDIT_STATUSES as readonly string[]).includes(one),
    );
  return [state];
};

type Line = { id: string; waiting: boolean };
export type ListedAudits = {
  rows: (AuditRow & { waiting: boolean })[];
  total: number;
  /** of the person, whatever the filters */
  waiting: number;
};

/** A page of them: what waits for the person first, then the latest moves. */
export async function listAudits(
  db: Db,
  actor: Person,
  { state, mine, q, page }: AuditQuery,
): Promise<ListedAudits> {
  const labellers = sql.param(actor.memberships.map(({ organisationId }) => organisationId));
  const text = q.trim();
  const like = `%${escaped(text)}%`;
  const waiting = waitsFor(actor);
  const where = sql`a.labeller_id = any(${labellers}::uuid[]) and a.status = any(${among(statusesOf(state))})
    ${mine ? sql`and exists (select from audit_member m where m.audit_id = a.id and m.account_id = ${actor.accountId})` : sql``}
    ${
      text === ''
        ? sql``
        : sql`and (a.reference ilike ${like} or s.slug ilike ${like} or coalesce(v.content ->> 'name', '') ilike ${like}
            or coalesce(o.name, '') ilike ${like})`
    }`;
  const [found] = await rows<{ page: Line[]; total: number; waiting: number }>(
    db,
    sql`with matching as (
          select a.id, coalesce(${waiting}, false) waiting, a.status_since, a.reference
          from audit a join solution s on s.id = a.solution_id left join organisation o on o.id = s.organisation_id
          left join listing_version v on v.solution_id = s.id and v.version = s.published_version
          where ${where}
        )
        select (select count(*)::int from matching) total,
          (select count(*)::int from audit a where a.labeller_id = any(${labellers}::uuid[]) and ${waiting}) waiting,
          (select coalesce(json_agg(json_build_object('id', p.id, 'waiting', p.waiting)
              order by p.waiting desc, p.status_since desc, p.reference desc), '[]')
            from (select * from matching order by waiting desc, status_since desc, reference desc
              limit ${AUDITS_A_PAGE} offset ${(page - 1) * AUDITS_A_PAGE}) p) page`,
  );
  const { page: lines, ...counts } = found!;
  const whole = await selectAudits(
    db,
    sql`where a.id = any(${sql.param(lines.map(({ id }) => id))}::uuid[])`,
  );
  const byId = new Map(whole.map((row) => [row.id, row]));
  return { rows: lines.map((one) => ({ ...byId.get(one.id)!, waiting: one.waiting })), ...counts };
}

/** Those of one solution, the last asked first. */
export const listAuditsOf = (db: Db, solutionId: string): Promise<AuditRow[]> =>
  selectAudits(
    db,
    sql`where a.solution_id = ${solutionId} order by a.requested_at desc, a.reference desc limit ${OF_SOLUTION}`,
  );

/** What else the page of an audit says: who was recused, when the team was named, the label that came of it. */
export async function findAside(db: Db, row: Pick<AuditRow, 'id' | 'recusedId' | 'replacesId'>) {
  const [found] = await rows<{
    recused: string | null;
    namedAt: string | null;
    label: string | null;
    replaces: string | null;
    sha256: string | null;
    frozenAt: string | null;
  }>(
    db,
    sql`select (select ${sql.raw(personName('p'))} from account p where p.id = a.recused_id) recused,
          (select min(m.named_at) from audit_member m where m.audit_id = a.id) "namedAt",
          (select l.reference from label l where l.audit_id = a.id and l.status <> 'refused') label,
          (select r.reference from audit r where r.id = a.replaces_id) replaces,
          (select n.sha256 from snapshot n where n.id = a.opening_snapshot_id) sha256,
          (select n.as_of from snapshot n where n.id = a.opening_snapshot_id) "frozenAt"
        from audit a where a.id = ${row.id}`,
  );
  return found!;
}
