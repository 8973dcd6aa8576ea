/** Audits and labels of a person’s own organisations, as parts of the statement of the home page. */
import {
  OPEN_AUDIT_STATUSES,
  type AuditStatus,
  type LabelSchemeId,
  type LabelStatus,
} from '@gouvtech/domain';
import type { SuspensionCause } from '@gouvtech/domain/transitions-label';

/** Of each: three schemes at most run for a solution, and few solutions of a vendor are audited at once. */
const SHOWN_MAX = 100;

type Own = {
  reference: string;
  slug: string;
  name: string;
  organisationId: string;
  labeller: string;
  labellerId: string;
  scheme: LabelSchemeId;
  statusSince: string;
};
export type OwnAudit = Own & {
  kind: 'full' | 'surveillance';
  status: AuditStatus;
  outcome: 'granted' | 'refused' | 'passed' | 'failed' | null;
  recusedAt: string | null;
  contradictoryAt: string | null;
  repliesClosedAt: string | null;
  decidedAt: string | null;
  appealedAt: string | null;
};
export type OwnLabel = Own & {
  status: Extract<LabelStatus, 'granted' | 'active' | 'suspended'>;
  statusReason: string | null;
  level: 1 | 2 | 3;
  validFrom: string;
  validUntil: string;
  suspendedAt: string | null;
  suspensionCause: SuspensionCause | null;
  surveillanceOn: string | null;
};

/** From the memberships: `own`, a CTE of the organisations, then the indexes of their solutions. */
const of = (table: 'audit' | 'label') => `own join solution s on s.organisation_id = own.id
    join ${table} x on x.solution_id = s.id join organisation l on l.id = x.labeller_id
    left join listing_version v on v.solution_id = s.id and v.version = s.published_version`;
const COMMON = `'reference', x.reference, 'slug', s.slug, 'name', coalesce(v.content ->> 'name', s.slug),
    'organisationId', s.organisation_id, 'labeller', l.name, 'labellerId', l.id, 'scheme', x.scheme,
    'status', x.status, 'statusSince', x.status_since`;

/** Those that run, then for `appealSince` those whose decision may be appealed, or is. */
export const auditsOf = (appealSince: string): string => `(
  select coalesce(json_agg(f.line order by f.asks desc, f.status_since desc, f.reference), '[]') from (
    select json_build_object(${COMMON}, 'kind', x.kind, 'outcome', x.outcome, 'recusedAt', x.recused_at,
        'contradictoryAt', x.contradictory_at, 'repliesClosedAt', x.replies_closed_at, 'decidedAt', x.decided_at,
        'appealedAt', x.appealed_at) as line,
      x.status = 'contradictory' as asks, x.status_since, x.reference
    from ${of('audit')}
    where x.status in (${OPEN_AUDIT_STATUSES.map((one) => `'${one}'`).join(',')})
      or (x.status = 'closed' and x.appeal_decided_at is null and (x.appealed_at is not null
        or (x.outcome in ('refused','failed') and x.decided_at > ${appealSince})))
    order by asks desc, x.status_since desc, x.reference limit ${SHOWN_MAX}
  ) f)`;

/** Those that stand: what is suspended first, then the first to end. */
export const labelsOf = (): string => `(
  select coalesce(json_agg(f.line order by f.asks desc, f.valid_until, f.reference), '[]') from (
    select json_build_object(${COMMON}, 'statusReason', x.status_reason, 'level', x.level, 'validFrom', x.valid_from,
        'validUntil', x.valid_until, 'suspendedAt', x.suspended_at, 'suspensionCause', x.suspension_cause,
        'surveillanceOn', (select min(d.due_on) from label_surveillance d
          where d.label_id = x.id and d.closed_at is null)) as line,
      x.status = 'suspended' as asks, x.valid_until, x.reference
    from ${of('label')}
    where x.status in ('granted','active','suspended')
    order by asks desc, x.valid_until, x.reference limit ${SHOWN_MAX}
  ) f)`;
