/** What waits for whom: read from the rows of one person’s organisations. Pure. */
import { addDays, addMonths, dayOf, type Instant } from '@gouvtech/criteria';
import type { Person } from '@gouvtech/domain/actors';
import { can } from '@gouvtech/domain/permissions';
import { possibleActions, renewalOpensAt } from '@gouvtech/domain/transitions';
import {
  CURRENT_MONTHS,
  STALE_MONTHS,
  UNCONFIRMED_MONTHS,
} from '@gouvtech/domain/transitions-dates';
import { auditLine, labelLine } from './dashboard-audits.ts';
import type { DashboardRows, OwnOrganisation, OwnSolution } from './dashboard-repository.ts';
import type { VendorDashboard } from './dashboard-schemas.ts';

/** Deadlines are shown this long before. */
export const AHEAD_DAYS = 90;
const ANSWER_DAYS = 60;

type Solution = VendorDashboard['solutions'][number];
type Next = Solution['next'][number];
type Deadline = VendorDashboard['deadlines'][number];

/** @param asOf UTC */
export function dashboardOf(rows: DashboardRows, actor: Person, asOf: Instant): VendorDashboard {
  const byId = new Map(rows.organisations.map((one) => [one.id, one]));
  return {
    organisations: rows.organisations.map((one) => organisationOf(one, actor, asOf)),
    requests: rows.requests,
    invitations: rows.invitations,
    claims: rows.claims.map(({ organisationId, ...claim }) => ({
      ...claim,
      organisation: byId.get(organisationId)!.name,
    })),
    solutions: rows.solutions.map((one) =>
      solutionOf(one, byId.get(one.organisationId)!, actor, asOf),
    ),
    total: rows.total,
    deadlines: deadlinesOf(rows, asOf),
    audits: rows.audits.flatMap(
      (one) => auditLine(one, byId.get(one.organisationId)!, actor, asOf) ?? [],
    ),
    labels: rows.labels.map((one) => labelLine(one, asOf)),
  };
}

function organisationOf({ id, ...one }: OwnOrganisation, actor: Person, asOf: Instant) {
  return {
    ...one,
    actions: possibleActions(actor, { type: 'organisation', id, status: one.status }, { asOf }),
  };
}

function solutionOf(
  solution: OwnSolution,
  organisation: OwnOrganisation,
  actor: Person,
  asOf: Instant,
): Solution {
  const {
    id: _id,
    organisationId: _of,
    everPublished: _ever,
    confirmedAt: _said,
    shown,
    ...rest
  } = solution;
  return {
    ...rest,
    organisation: { slug: organisation.slug, name: organisation.name },
    shown: shown && {
      ...shown,
      staleOn: staleOn(shown.attestedAt),
      expiresOn: expiresOn(shown.attestedAt),
    },
    next: nextSteps(solution, organisation, actor, asOf),
  };
}

export const staleOn = (attestedAt: Instant): string =>
  addMonths(dayOf(attestedAt), CURRENT_MONTHS);
export const expiresOn = (attestedAt: Instant): string =>
  addMonths(dayOf(attestedAt), CURRENT_MONTHS + STALE_MONTHS);

const archivedOn = (confirmedAt: Instant): string =>
  addMonths(dayOf(confirmedAt), UNCONFIRMED_MONTHS);

const PAGE_UP = ['unclaimed', 'published', 'suspended'];

/** The listing first, then the assessment: at most one step each. */
export function nextSteps(
  solution: OwnSolution,
  organisation: Pick<OwnOrganisation, 'id' | 'signatories'>,
  actor: Person,
  asOf: Instant,
): Next[] {
  const listing = listingStep(solution);
  const assessment = assessmentStep(solution, asOf);
  return [listing, assessment].flatMap((step) => {
    if (!step) return [];
    const by = DONE_BY[step];
    const object = {
      type: 'assessment',
      organisationId: organisation.id,
      status: 'draft',
    } as const;
    const decision = can(
      actor,
      by === 'signatory' ? 'assessment:attest' : 'assessment:answer',
      object,
    );
    // A signatory whose login is old logs in again: it is still theirs to do.
    const able = decision.ok || decision.reason === 'recent-login-needed';
    return [
      {
        step,
        by,
        who: by === 'signatory' ? organisation.signatories : [],
        you: by !== 'moderator' && able,
      },
    ];
  });
}

const DONE_BY: Record<Next['step'], Next['by']> = {
  'complete-listing': 'member',
  'answer-requests': 'member',
  'reopen-listing': 'member',
  'wait-review': 'moderator',
  'start-assessment': 'member',
  'complete-assessment': 'member',
  'wait-publication': 'moderator',
  renew: 'signatory',
};

function listingStep({ status, revision }: OwnSolution): Next['step'] | null {
  const working = revision?.status ?? (PAGE_UP.includes(status) ? null : status);
  switch (working) {
    case 'draft':
      return 'complete-listing';
    case 'changes_requested':
      return 'answer-requests';
    case 'submitted':
    case 'in_review':
      return 'wait-review';
    case 'rejected':
    case 'withdrawn':
    case 'archived':
      return 'reopen-listing';
    default:
      return null;
  }
}

const ENDED = ['withdrawn', 'archived'];

function assessmentStep({ status, shown, draft }: OwnSolution, asOf: Instant): Next['step'] | null {
  if (draft) return draft.status === 'draft' ? 'complete-assessment' : 'wait-publication';
  if (!shown) return ENDED.includes(status) ? null : 'start-assessment';
  return Date.parse(asOf) >= Date.parse(renewalOpensAt(shown.attestedAt)) ? 'renew' : null;
}

/** The nearest first; what is past and still undone comes before. */
function deadlinesOf({ solutions, evidence }: DashboardRows, asOf: Instant): Deadline[] {
  const today = dayOf(asOf);
  const until = addDays(today, AHEAD_DAYS);
  const found = solutions.flatMap(({ slug, name, revision, shown, confirmedAt }): Deadline[] => {
    const about = { solutions: [{ slug, name }], title: null };
    return [
      ...(shown?.status === 'published'
        ? [{ ...about, kind: 'stale' as const, on: staleOn(shown.attestedAt) }]
        : []),
      ...(shown?.status === 'stale'
        ? [{ ...about, kind: 'expiry' as const, on: expiresOn(shown.attestedAt) }]
        : []),
      ...(revision?.status === 'changes_requested'
        ? [{ ...about, kind: 'answer' as const, on: addDays(dayOf(revision.since), ANSWER_DAYS) }]
        : []),
      ...(confirmedAt ? [{ ...about, kind: 'archive' as const, on: archivedOn(confirmedAt) }] : []),
    ];
  });
  const proofs = evidence.map(({ title, endsOn, solutions: about }): Deadline => ({
    kind: 'evidence',
    on: endsOn,
    title,
    solutions: about,
  }));
  return [...found, ...proofs]
    .filter(({ on }) => on <= until)
    .sort((a, b) => a.on.localeCompare(b.on));
}
