/** The facts that guards I1 to I9 of the evaluation model are judged on, from the tables. */
import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '@gouvtech/db';
import {
  independenceProblems,
  type IndependenceFacts,
  type IndependenceProblem,
  type PersonAtWork,
} from '@gouvtech/domain/independence';
import type { AuditRow } from './repository.ts';

export type Asked = {
  /** the team to judge, when it is not the one of the row: it is being named */
  team?: readonly string[];
  leadId?: string | null;
  /** who decides, when someone does */
  deciderId?: string | null;
  /** every member must have signed */
  signaturesDue: boolean;
};

/** Every guard that fails for this audit at `asOf`; empty: independent. */
export async function independenceOf(
  db: Db,
  audit: Pick<
    AuditRow,
    'id' | 'solution' | 'labeller' | 'organisation' | 'scheme' | 'team' | 'leadId' | 'replacesId'
  >,
  { team = audit.team.map(({ accountId }) => accountId), leadId = audit.leadId, ...asked }: Asked,
  asOf: Instant,
): Promise<IndependenceProblem[]> {
  const { deciderId = null, signaturesDue } = asked;
  const signed = new Set(
    audit.team.flatMap(({ accountId, signedAt }) => (signedAt ? [accountId] : [])),
  );
  const people = await peopleAtWork(db, deciderId ? [...team, deciderId] : [...team], signed);
  const accreditation = await accreditationOf(db, audit.labeller.id, audit.scheme);
  const facts: IndependenceFacts = {
    labeller: await bodyOf(db, audit.labeller.id),
    vendor: audit.organisation
      ? await bodyOf(db, audit.organisation.id)
      : { id: '', siren: null, parents: [] },
    team: team.map((id) => people.get(id)!),
    leadId,
    decider: deciderId ? people.get(deciderId)! : null,
    signaturesDue,
    competes: await competes(db, audit.labeller.id, audit.solution.id),
    previousLeads: await previousLeads(db, audit),
    replaced: audit.replacesId ? await whoMade(db, audit.replacesId) : [],
    accreditation: {
      active: accreditation?.status === 'accredited',
      until: accreditation?.until ?? null,
    },
    feeDeclared: (accreditation?.feeStatement ?? '').trim() !== '',
  };
  return independenceProblems(facts, asOf);
}

export type Accreditation = {
  id: string;
  status: string;
  until: string | null;
  feeStatement: string;
  statusSince: Instant;
};

/** The last one the labeller had for the scheme; null: it never asked. */
export async function accreditationOf(
  db: Db,
  labellerId: string,
  scheme: string,
): Promise<Accreditation | null> {
  const [row] = await rows<Accreditation>(
    db,
    sql`select id, status, accredited_until until, fee_statement "feeStatement", status_since "statusSince"
        from accreditation where organisation_id = ${labellerId} and scheme = ${scheme}
        order by applied_at desc limit 1`,
  );
  return row ? { ...row, statusSince: toInstant(row.statusSince) } : null;
}

/** Whether the labeller may open and decide for the scheme at `asOf`. */
export async function isAccredited(
  db: Db,
  labellerId: string,
  scheme: string,
  asOf: Instant,
): Promise<boolean> {
  const found = await accreditationOf(db, labellerId, scheme);
  return (
    found?.status === 'accredited' && (found.until === null || found.until >= asOf.slice(0, 10))
  );
}

async function bodyOf(db: Db, id: string) {
  const [row] = await rows<{ id: string; siren: string | null; parents: string[] }>(
    db,
    sql`select id, siren, parent_sirens parents from organisation where id = ${id}`,
  );
  return row!;
}

async function peopleAtWork(
  db: Db,
  accountIds: string[],
  signed: ReadonlySet<string>,
): Promise<Map<string, PersonAtWork>> {
  const found = await rows<{
    accountId: string;
    staff: string | null;
    memberships: { organisationId: string; until: string | null }[];
  }>(
    db,
    sql`select p.id "accountId", p.staff, coalesce((select json_agg(json_build_object(
            'organisationId', m.organisation_id,
            'until', case when m.status in ('removed', 'left') then m.decided_at end))
          from membership m where m.account_id = p.id and m.status in ('active', 'removed', 'left')), '[]') memberships
        from account p where p.id = any(${sql.param(accountIds)}::uuid[])`,
  );
  return new Map(
    found.map(({ accountId, staff, memberships }) => [
      accountId,
      {
        accountId,
        staff: staff !== null,
        signed: signed.has(accountId),
        memberships: memberships.map((one) => ({
          ...one,
          until: one.until && toInstant(one.until),
        })),
      },
    ]),
  );
}

/** A published listing of the labeller shares a domain with the solution. */
async function competes(db: Db, labellerId: string, solutionId: string): Promise<boolean> {
  const [row] = await rows<{ competes: boolean }>(
    db,
    sql`select exists (
          select from solution mine
          join listing_version m on m.solution_id = mine.id and m.version = mine.published_version
          join solution theirs on theirs.id = ${solutionId}
          join listing_version t on t.solution_id = theirs.id and t.version = theirs.published_version
          where mine.organisation_id = ${labellerId} and mine.status = 'published'
            and exists (select from jsonb_array_elements_text(m.content -> 'domains') d
              where t.content -> 'domains' ? d)) competes`,
  );
  return row!.competes;
}

/** Leads of the audits of the pair closed before, the latest first; of this labeller or not. */
const previousLeads = async (
  db: Db,
  audit: Pick<AuditRow, 'id' | 'solution' | 'scheme'>,
): Promise<string[]> =>
  (
    await rows<{ leadId: string }>(
      db,
      sql`select lead_id "leadId" from audit
          where solution_id = ${audit.solution.id} and scheme = ${audit.scheme} and id <> ${audit.id}
            and kind = 'full' and status in ('closed', 'reopened') and lead_id is not null
          order by decided_at desc`,
    )
  ).map(({ leadId }) => leadId);

/** Team, lead and decider of an audit that was reopened, and of those it replaced itself. */
const whoMade = async (db: Db, auditId: string): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      db,
      sql`with recursive chain as (
            select id, replaces_id, lead_id, decided_by from audit where id = ${auditId}
            union select a.id, a.replaces_id, a.lead_id, a.decided_by from audit a join chain c on a.id = c.replaces_id)
          select m.account_id id from audit_member m join chain c on c.id = m.audit_id
          union select lead_id from chain where lead_id is not null
          union select decided_by from chain where decided_by is not null`,
    )
  ).map(({ id }) => id);
