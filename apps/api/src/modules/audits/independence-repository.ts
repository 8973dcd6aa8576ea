/** The facts that guards I1 to I9 of the evaluation model are judged on, from the tables. */
import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '@gouvtech/db';
import {
  independenceProblems,
  type IndependenceFacts,
  type IndependenceProblem,
  type IndependentBody,
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

type Judged = Pick<
  AuditRow,
  | ('id' | 'solution' | 'labeller' | 'organisation' | 'scheme')
  | ('team' | 'leadId' | 'replacesId' | 'recusedId')
>;

/** Every guard that fails for this audit at `asOf`; empty: independent. */
export const independenceOf = async (
  db: Db,
  audit: Judged,
  asked: Asked,
  asOf: Instant,
): Promise<IndependenceProblem[]> =>
  independenceProblems(await independenceFacts(db, audit, asked), asOf);

/** What its guards are judged on; `team` in the order asked. */
export async function independenceFacts(
  db: Db,
  audit: Judged,
  { team = audit.team.map(({ accountId }) => accountId), leadId = audit.leadId, ...asked }: Asked,
): Promise<IndependenceFacts> {
  const { deciderId = null, signaturesDue } = asked;
  const signed = new Set(
    audit.team.flatMap(({ accountId, signedAt }) => (signedAt ? [accountId] : [])),
  );
  const people = await peopleAtWork(db, deciderId ? [...team, deciderId] : [...team], signed);
  const { labeller, organisation, solution, scheme } = audit;
  const bodies = await bodiesOf(db, [labeller.id, ...(organisation ? [organisation.id] : [])]);
  return {
    labeller: bodies.get(labeller.id)!,
    vendor: organisation ? bodies.get(organisation.id)! : NOBODY,
    team: team.map((id) => people.get(id)!),
    leadId,
    decider: deciderId ? people.get(deciderId)! : null,
    signaturesDue,
    competes: (await competitorsOf(db, solution.id, [labeller.id])).has(labeller.id),
    previousLeads: await previousLeads(db, audit),
    setAside: [
      ...(audit.replacesId ? await whoMade(db, audit.replacesId) : []),
      ...(audit.recusedId ? [audit.recusedId] : []),
    ],
    ...accreditationFacts((await accreditationsOf(db, [labeller.id], scheme))[0]),
  };
}

/**
 * What forbids each labeller to audit a solution for its scheme, before a team is named: all of them at once.
 * @returns in the order of the labellers
 */
export async function independenceOfLabellers(
  db: Db,
  { solution, organisation }: Pick<AuditRow, 'solution' | 'organisation'>,
  labellers: readonly { id: string; scheme: string }[],
  asOf: Instant,
): Promise<IndependenceProblem[][]> {
  const ids = [...new Set(labellers.map(({ id }) => id))];
  const bodies = await bodiesOf(db, [...ids, ...(organisation ? [organisation.id] : [])]);
  const competitors = await competitorsOf(db, solution.id, ids);
  const accreditations = await accreditationsOf(db, ids);
  return labellers.map(({ id, scheme }) =>
    independenceProblems(
      {
        labeller: bodies.get(id)!,
        vendor: organisation ? bodies.get(organisation.id)! : NOBODY,
        ...{ team: [], leadId: null, decider: null, signaturesDue: false, previousLeads: [] },
        competes: competitors.has(id),
        ...accreditationFacts(
          accreditations.find((one) => one.labellerId === id && one.scheme === scheme),
        ),
      },
      asOf,
    ),
  );
}

/** The vendor of a listing that nobody answers for. */
const NOBODY: IndependentBody = { id: '', siren: null, parents: [] };

type Accreditation = {
  labellerId: string;
  scheme: string;
  status: string;
  until: string | null;
  feeStatement: string;
  /** false: closed, whatever its accreditation still says */
  organisationVerified: boolean;
};

const accreditationFacts = (found: Accreditation | undefined) => ({
  accreditation: {
    active: found?.status === 'accredited' && found.organisationVerified,
    until: found?.until ?? null,
  },
  feeDeclared: (found?.feeStatement ?? '').trim() !== '',
});

/** The last one each labeller was granted for each scheme, or for this one. */
const accreditationsOf = (
  db: Db,
  labellers: readonly string[],
  scheme?: string,
): Promise<Accreditation[]> =>
  rows(
    db,
    sql`select distinct on (c.organisation_id, c.scheme) c.organisation_id "labellerId", c.scheme, c.status,
          c.accredited_until until, c.fee_statement "feeStatement", o.status = 'verified' "organisationVerified"
        from accreditation c join organisation o on o.id = c.organisation_id
        where c.organisation_id = any(${sql.param([...labellers])}::uuid[]) and c.status not in ('applied', 'refused')
          ${scheme === undefined ? sql`` : sql`and c.scheme = ${scheme}`}
        order by c.organisation_id, c.scheme, c.applied_at desc`,
  );

/** Whether the labeller may open and decide for the scheme at `asOf`. */
export async function isAccredited(
  db: Db,
  labellerId: string,
  scheme: string,
  asOf: Instant,
): Promise<boolean> {
  const [found] = await accreditationsOf(db, [labellerId], scheme);
  return (
    found?.status === 'accredited' &&
    found.organisationVerified &&
    (found.until === null || found.until >= asOf.slice(0, 10))
  );
}

async function bodiesOf(db: Db, ids: readonly string[]): Promise<Map<string, IndependentBody>> {
  const found = await rows<IndependentBody>(
    db,
    sql`select id, siren, parent_sirens parents from organisation
        where id = any(${sql.param([...ids])}::uuid[])`,
  );
  return new Map(found.map((one) => [one.id, one]));
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

/** Of these labellers, those with a published listing that shares a domain with the solution. */
async function competitorsOf(
  db: Db,
  solutionId: string,
  labellers: readonly string[],
): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    db,
    sql`select distinct mine.organisation_id id from solution mine
          join listing_version m on m.solution_id = mine.id and m.version = mine.published_version
          join solution theirs on theirs.id = ${solutionId}
          join listing_version t on t.solution_id = theirs.id and t.version = theirs.published_version
          where mine.organisation_id = any(${sql.param([...labellers])}::uuid[]) and mine.status = 'published'
            and exists (select from jsonb_array_elements_text(m.content -> 'domains') d
              where t.content -> 'domains' ? d)`,
  );
  return new Set(found.map(({ id }) => id));
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
