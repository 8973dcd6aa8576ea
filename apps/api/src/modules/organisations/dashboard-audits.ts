/** What an audit or a label asks of its vendor, and until when. Pure. */
import { addDays, dayOf, type Instant } from '@gouvtech/criteria';
import { CONTRADICTORY_DAYS, LABEL_SCHEMES, LEVEL_LABELS } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { can, type ActionOn } from '@gouvtech/domain/permissions';
import { dueAt } from '@gouvtech/domain/transitions-dates';
import { cureEndsAt, LABEL_APPEAL_DAYS } from '@gouvtech/domain/transitions-label';
import type { OwnAudit, OwnLabel } from './dashboard-audits-repository.ts';
import type { OwnOrganisation } from './dashboard-repository.ts';
import type { VendorDashboard } from './dashboard-schemas.ts';

/** A label that ends this soon is asked for again: an audit takes months. */
const RENEWAL_DAYS = 180;

type Audit = VendorDashboard['audits'][number];
type Label = VendorDashboard['labels'][number];
type Organisation = Pick<OwnOrganisation, 'signatories'>;
type Step = Pick<Audit['next'], 'step' | 'until'>;

/** Null: nothing of it concerns the vendor any more. @param asOf UTC */
export function auditLine(
  audit: OwnAudit,
  { signatories }: Organisation,
  actor: Person,
  asOf: Instant,
): Audit | null {
  const next = stepOf(audit, asOf);
  if (!next) return null;
  const act = ACTS[next.step];
  const by = act === null ? 'other' : act === 'audit:reply' ? 'member' : 'signatory';
  const { reference, slug, name, labeller, scheme, kind, status, statusSince, outcome } = audit;
  return {
    ...{ reference, slug, name, labeller, kind, status, statusSince, outcome },
    scheme: LABEL_SCHEMES[scheme].name,
    next: {
      ...{ ...next, by },
      who: by === 'signatory' ? signatories : [],
      you: act !== null && mayDo(actor, act, audit),
    },
  };
}

/** What the vendor may do at each step; null: it waits for others. */
const ACTS: Record<Step['step'], ActionOn<'audit'> | null> = {
  'wait-team': null,
  recuse: 'audit:recuse',
  'wait-opening': null,
  'wait-report': null,
  reply: 'audit:reply',
  'wait-finalisation': null,
  'wait-decision': null,
  appeal: 'audit:appeal',
  'wait-appeal': null,
};

const waits = (step: Step['step']): Step => ({ step, until: null });
/** @param end first instant at which it is too late */
const lastDay = (end: Instant) => addDays(dayOf(end), -1);

function stepOf(audit: OwnAudit, asOf: Instant): Step | null {
  switch (audit.status) {
    case 'requested':
      return waits('wait-team');
    case 'assigned':
    case 'accepted':
      return waits(audit.recusedAt ? 'wait-opening' : 'recuse');
    case 'opened':
    case 'fieldwork':
      return waits('wait-report');
    case 'contradictory': {
      const end = dueAt(audit.contradictoryAt!, { days: CONTRADICTORY_DAYS });
      return audit.repliesClosedAt || asOf >= end
        ? waits('wait-finalisation')
        : { step: 'reply', until: lastDay(end) };
    }
    case 'finalised':
      return waits('wait-decision');
    case 'closed': {
      if (audit.appealedAt) return waits('wait-appeal');
      const end = dueAt(audit.decidedAt!, { days: LABEL_APPEAL_DAYS });
      return asOf < end ? { step: 'appeal', until: lastDay(end) } : null;
    }
    default:
      return null;
  }
}

/** Who logged in long ago logs in again: it is still theirs to do. */
function mayDo(actor: Person, action: ActionOn<'audit'>, audit: OwnAudit): boolean {
  const { organisationId, labellerId, status } = audit;
  const object = { type: 'audit', organisationId, labellerId, status } as const;
  const decision = can(actor, action, { ...object, team: [], leadId: null });
  return decision.ok || decision.reason === 'recent-login-needed';
}

/** @param asOf UTC */
export function labelLine(label: OwnLabel, asOf: Instant): Label {
  const { reference, slug, name, labeller, scheme, status, statusSince, statusReason } = label;
  const { level, validFrom, validUntil, surveillanceOn, suspendedAt, suspensionCause } = label;
  return {
    ...{ reference, slug, name, labeller, status, statusSince, validFrom, validUntil },
    ...{ scheme: LABEL_SCHEMES[scheme].name, level: LEVEL_LABELS[level] },
    statusReason: status === 'suspended' ? statusReason : null,
    cureUntil:
      status === 'suspended' && suspendedAt
        ? dayOf(cureEndsAt({ suspendedAt, scheme, cause: suspensionCause }))
        : null,
    surveillanceOn,
    ends: addDays(dayOf(asOf), RENEWAL_DAYS) >= validUntil,
  };
}
