/** All that a vendor’s home page shows, in one statement that walks from the person’s memberships: never the catalogue. */
import type { Database } from '@gouvtech/db';
import { toInstant } from '@gouvtech/db';
import type {
  AssessmentStatus,
  ClaimStatus,
  FieldProblem,
  ListingStatus,
  MembershipStatus,
  OrganisationStatus,
  RevisionStatus,
} from '@gouvtech/domain';
import { auditsOf, labelsOf, type OwnAudit, type OwnLabel } from './dashboard-audits-repository.ts';

/** More than the largest vendor has; beyond, the page says so. */
export const SOLUTIONS_MAX = 200;
const EVIDENCE_MAX = 50;

export type OwnOrganisation = {
  id: string;
  slug: string;
  name: string;
  status: OrganisationStatus;
  statusReason: string | null;
  statusSince: string;
  signatory: boolean;
  administrator: boolean;
  auditor: boolean;
  decider: boolean;
  administrators: string[];
  signatories: string[];
  requests: number;
  invitations: number;
};
export type OwnSolution = {
  id: string;
  slug: string;
  name: string;
  organisationId: string;
  status: ListingStatus;
  statusReason: string | null;
  statusSince: string;
  everPublished: boolean;
  /** last word of the vendor about a published page, UTC; null otherwise */
  confirmedAt: string | null;
  revision: {
    status: Exclude<RevisionStatus, 'published' | 'archived'>;
    since: string;
    reason: string | null;
    requests: FieldProblem[];
    updatedAt: string;
  } | null;
  shown: {
    status: Extract<AssessmentStatus, 'published' | 'stale' | 'expired'>;
    attestedAt: string;
    signatory: string | null;
    /** basis points; null when lists do not show the solution */
    declared: number | null;
    checked: number | null;
    audited: number | null;
  } | null;
  draft: {
    status: Extract<AssessmentStatus, 'draft' | 'attested'>;
    answers: number;
    lastAnswerAt: string | null;
    /** why a moderator or a signatory sent it back */
    reopened: string | null;
  } | null;
};
export type OwnRequest = {
  slug: string;
  name: string;
  status: Extract<MembershipStatus, 'requested' | 'refused'>;
  since: string;
  reason: string | null;
};
export type OwnInvitation = {
  id: string;
  name: string;
  invitedBy: string;
  signatory: boolean;
  administrator: boolean;
  expiresAt: string;
};
export type OwnClaim = {
  slug: string;
  name: string;
  organisationId: string;
  status: Extract<ClaimStatus, 'requested' | 'refused'>;
  since: string;
  reason: string | null;
};
export type EndingEvidence = {
  id: string;
  title: string;
  endsOn: string;
  answers: number;
  solutions: { slug: string; name: string }[];
};
export type DashboardRows = {
  organisations: OwnOrganisation[];
  solutions: OwnSolution[];
  total: number;
  requests: OwnRequest[];
  /** sent to the address of the person */
  invitations: OwnInvitation[];
  claims: OwnClaim[];
  evidence: EndingEvidence[];
  audits: OwnAudit[];
  labels: OwnLabel[];
};

const name = (account: string) => `trim(${account}.given_name || ' ' || ${account}.usual_name)`;
const names = (role: string) => `(
  select coalesce(json_agg(${name('b')} order by n.created_at), '[]') from membership n join account b on b.id = n.account_id
  where n.organisation_id = o.id and n.status = 'active' and n.${role})`;

const STATEMENT = `
with own as materialized (
  select organisation_id as id, signatory, administrator, auditor, decider from membership
  where account_id = $1 and status = 'active'
), product as materialized (
  select s.*, v.created_at as version_at, coalesce(v.content ->> 'name', r.content ->> 'name', s.slug) as name,
    r.status as r_status, r.status_since as r_since, r.reason as r_reason, r.requests as r_requests, r.updated_at as r_updated
  from own join solution s on s.organisation_id = own.id
  left join listing_version v on v.solution_id = s.id and v.version = coalesce(s.published_version, 1)
  left join listing_revision r on r.solution_id = s.id
    and r.status in ('draft','submitted','in_review','changes_requested','rejected')
  order by s.updated_at desc, s.id limit ${SOLUTIONS_MAX}
)
select
  (select count(*)::int from own join solution s on s.organisation_id = own.id) as total,
  (select coalesce(json_agg(json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'status', o.status,
      'statusReason', o.status_reason, 'statusSince', o.status_since,
      'signatory', own.signatory, 'administrator', own.administrator, 'auditor', own.auditor, 'decider', own.decider,
      'administrators', ${names('administrator')}, 'signatories', ${names('signatory')},
      'requests', (select count(*) from membership n where n.organisation_id = o.id and n.status = 'requested'),
      'invitations', (select count(*) from invitation i where i.organisation_id = o.id and i.accepted_at is null
        and i.revoked_at is null and i.expires_at > $2)) order by o.name, o.id), '[]')
    from own join organisation o on o.id = own.id) as organisations,
  (select coalesce(json_agg(json_build_object('id', p.id, 'slug', p.slug, 'name', p.name,
      'organisationId', p.organisation_id, 'status', p.status, 'statusReason', p.status_reason,
      'statusSince', p.status_since, 'confirmedAt', case when p.status = 'published' then
        greatest(p.status_since, p.published_at, p.version_at, p.confirmed_at) end, 'everPublished', p.published_version is not null,
      'revision', case when p.r_status is not null then json_build_object('status', p.r_status, 'since', p.r_since,
        'reason', p.r_reason, 'requests', p.r_requests, 'updatedAt', p.r_updated) end,
      'shown', (select json_build_object('status', a.status, 'attestedAt', a.attested_at, 'signatory', a.signatory_name,
          'declared', c.score -> 'declared', 'checked', c.score -> 'checked', 'audited', c.score -> 'audited')
        from assessment a
        left join lateral (select (e.card::jsonb -> 'assessment' -> 'score') as score from catalogue_entry e
          where e.solution_id = p.id) c on true
        where a.solution_id = p.id and a.status in ('published','stale','expired')),
      'draft', (select json_build_object('status', a.status,
          'answers', (select count(*) from answer w where w.assessment_id = a.id),
          'lastAnswerAt', (select max(w.answered_at) from answer w where w.assessment_id = a.id),
          'reopened', (select t.content::jsonb ->> 'reason' from event t where t.object_type = 'assessment'
            and t.object_id = a.id::text and t.action = 'assessment:reopen' order by t.seq desc limit 1))
        from assessment a where a.solution_id = p.id and a.status in ('draft','attested'))
      ) order by p.updated_at desc, p.id), '[]')
    from product p) as solutions,
  (select coalesce(json_agg(json_build_object('slug', o.slug, 'name', o.name, 'status', m.status,
      'since', coalesce(m.decided_at, m.created_at), 'reason', m.reason) order by m.created_at desc), '[]')
    from membership m join organisation o on o.id = m.organisation_id
    where m.account_id = $1 and o.status in ('pending','verified') and (m.status = 'requested'
      or (m.status = 'refused' and m.decided_at > $3 and not exists (select 1 from membership n
        where n.organisation_id = o.id and n.account_id = $1
          and (n.status in ('requested','active') or n.created_at > m.created_at))))) as requests,
  (select coalesce(json_agg(json_build_object('id', i.id, 'name', o.name, 'invitedBy', ${name('b')},
      'signatory', i.signatory, 'administrator', i.administrator, 'expiresAt', i.expires_at)
      order by i.created_at, i.id), '[]')
    from account me join invitation i on i.email = me.email and i.accepted_at is null and i.revoked_at is null
      and i.expires_at > $2
    join organisation o on o.id = i.organisation_id and o.status = 'verified'
    join account b on b.id = i.invited_by
    where me.id = $1) as invitations,
  (select coalesce(json_agg(json_build_object('slug', s.slug, 'name', v.content ->> 'name',
      'organisationId', c.organisation_id, 'status', c.status, 'since', coalesce(c.decided_at, c.created_at),
      'reason', c.reason) order by c.created_at desc), '[]')
    from own join claim c on c.organisation_id = own.id
    join solution s on s.id = c.solution_id
    join listing_version v on v.solution_id = s.id and v.version = s.published_version
    where c.status = 'requested' or (c.status = 'refused' and c.decided_at > $3)) as claims,
  (select coalesce(json_agg(json_build_object('id', d.id, 'title', d.title, 'endsOn', d.ends_on, 'answers', d.answers,
      'solutions', d.solutions) order by d.ends_on, d.title, d.id), '[]')
    from (
      select e.id, e.title, e.ends_on, count(distinct (w.assessment_id, w.criterion))::int as answers,
        jsonb_agg(distinct jsonb_build_object('slug', p.slug, 'name', p.name)) as solutions
      from product p
      join assessment a on a.solution_id = p.id and a.status in ('draft','attested','published','stale')
      join answer_evidence w on w.assessment_id = a.id and w.removed_at is null
      join evidence e on e.id = w.evidence_id and e.removed_at is null
      where e.ends_on <= $4::date
      group by e.id, e.title, e.ends_on
      order by e.ends_on, e.title, e.id limit ${EVIDENCE_MAX}
    ) d) as evidence,
  ${auditsOf('$5::timestamptz')} as audits,
  ${labelsOf()} as labels`;

/**
 * @param asked `now`: UTC; `refusedSince`: refusals older than this are over; `evidenceUntil`: day until which an ending
 * proof is shown; `appealSince`: decisions on audits older than this are no longer appealed
 */
export async function readDashboard(
  { query }: Database,
  asked: {
    accountId: string;
    now: string;
    refusedSince: string;
    evidenceUntil: string;
    appealSince: string;
  },
): Promise<DashboardRows> {
  const { accountId, now, refusedSince, evidenceUntil, appealSince } = asked;
  const [row] = await query<DashboardRows>(STATEMENT, [
    accountId,
    now,
    refusedSince,
    evidenceUntil,
    appealSince,
  ]);
  return instants(row!);
}

const INSTANTS = new Set([
  'statusSince',
  'since',
  'updatedAt',
  'attestedAt',
  'lastAnswerAt',
  'confirmedAt',
  'expiresAt',
  'recusedAt',
  'contradictoryAt',
  'repliesClosedAt',
  'decidedAt',
  'appealedAt',
  'suspendedAt',
]);

/** JSON built by the engine writes instants its own way. */
function instants<T>(value: T): T {
  if (Array.isArray(value)) return value.map(instants) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      INSTANTS.has(key) && typeof one === 'string' ? toInstant(one) : instants(one),
    ]),
  ) as T;
}
