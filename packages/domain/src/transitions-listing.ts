/** The listing, and the revision written beside a page that is up (evaluation model, section 2). */
import type { ListingStatus, RevisionStatus } from './statuses.ts';
import { UNCONFIRMED_MONTHS } from './transitions-dates.ts';
import type { Machine } from './transitions-types.ts';

const IDLE_REVIEW = { days: 5, since: 'reviewActAt' } as const;
const UNANSWERED = { days: 60, since: 'changesRequestedAt' } as const;
const UNCONFIRMED = { months: UNCONFIRMED_MONTHS, since: 'confirmedAt' } as const;

const READY = ['organisation-not-verified', 'gates-missing', 'fields-missing'] as const;
const GATES = ['organisation-not-verified', 'gates-missing'] as const;
const ALIVE = [
  'unclaimed',
  'draft',
  'submitted',
  'in_review',
  'changes_requested',
  'rejected',
  'published',
  'suspended',
] as const;

export const LISTING = {
  'listing:read-private': { from: [...ALIVE, 'withdrawn', 'archived'] },
  'listing:claim': { from: ['unclaimed'], unless: ['already-claimed'] },
  'dispute:open': { from: ['unclaimed', 'published'] },
  'listing:edit': { from: ['draft', 'changes_requested'] },
  'listing:state-accuracy': {
    from: ['draft', 'changes_requested', 'unclaimed', 'published', 'suspended'],
  },
  'listing:submit': { from: ['draft', 'changes_requested'], to: 'submitted', unless: READY },
  'listing:take-back': { from: ['submitted'], to: 'draft' },
  'listing:review': { from: ['submitted'], to: 'in_review' },
  'listing:release': { from: ['in_review'], to: 'submitted' },
  'listing:release-idle': { from: ['in_review'], to: 'submitted', after: IDLE_REVIEW },
  'listing:request-changes': {
    from: ['in_review'],
    to: 'changes_requested',
    reasonRequired: true,
  },
  'listing:publish': { from: ['in_review'], to: 'published', unless: GATES },
  'listing:refuse': { from: ['in_review'], to: 'rejected', reasonRequired: true },
  'listing:reopen': { from: ['rejected', 'archived', 'withdrawn'], to: 'draft' },
  'listing:confirm': { from: ['published'] },
  // Wording that went live by itself: read, or asked to be written otherwise.
  'listing:acknowledge': { from: ['published', 'suspended'] },
  'listing:ask-correction': { from: ['published', 'suspended'], reasonRequired: true },
  'listing:suspend': { from: ['published'], to: 'suspended', reasonRequired: true },
  'listing:restore': { from: ['suspended'], to: 'published', unless: GATES },
  'listing:withdraw': {
    from: ['published', 'suspended'],
    to: 'withdrawn',
    reasonRequired: true,
  },
  'listing:merge': {
    from: ['unclaimed', 'published', 'suspended', 'withdrawn', 'archived'],
    to: 'archived',
    reasonRequired: true,
    unless: ['same-object', 'target-ended', 'assessment-public'],
  },
  'listing:archive-unanswered': {
    from: ['changes_requested'],
    to: 'archived',
    after: UNANSWERED,
  },
  'listing:archive-unconfirmed': { from: ['published'], to: 'archived', after: UNCONFIRMED },
  'assessment:start': { from: ALIVE, unless: ['assessment-open'] },
} as const satisfies Machine<ListingStatus, 'listing'>;

/**
 * Same acts while the page is up (unclaimed, published, suspended): they move the revision, the page stays. Publishing one
 * makes an unclaimed page published; a suspended one stays suspended until it is restored.
 */
export const REVISION = {
  'listing:edit': { from: ['none'], to: 'draft', keeps: ['draft', 'changes_requested'] },
  'listing:discard-revision': {
    from: ['draft', 'changes_requested', 'rejected'],
    to: 'archived',
  },
  'listing:submit': LISTING['listing:submit'],
  'listing:take-back': LISTING['listing:take-back'],
  'listing:review': LISTING['listing:review'],
  'listing:release': LISTING['listing:release'],
  'listing:release-idle': LISTING['listing:release-idle'],
  'listing:request-changes': LISTING['listing:request-changes'],
  'listing:publish': LISTING['listing:publish'],
  // Wording alone (listing-sensitivity.ts) needs no review; on a page the public already reads.
  'listing:publish-minor': { from: ['submitted'], to: 'published', unless: GATES },
  'listing:refuse': LISTING['listing:refuse'],
  'listing:reopen': { from: ['rejected'], to: 'draft' },
  'listing:archive-unanswered': LISTING['listing:archive-unanswered'],
} as const satisfies Machine<RevisionStatus | 'none', 'listing'>;
