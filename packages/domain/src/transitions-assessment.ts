/** One round of self-assessment. */
import { CURRENT_MONTHS, STALE_MONTHS } from './transitions-dates.ts';
import type { AssessmentStatus } from './statuses.ts';
import type { Machine } from './transitions-types.ts';

const PUBLIC = ['published', 'stale', 'expired'] as const;

export const ASSESSMENT = {
  'assessment:read-draft': { from: ['draft', 'attested'] },
  'assessment:answer': { from: ['draft'] },
  'assessment:comment': { from: ['draft', 'attested'] },
  'assessment:assign-theme': { from: ['draft'] },
  'assessment:attest': {
    from: ['draft'],
    to: 'attested',
    unless: ['attestation-barred', 'criteria-set-ended', 'assessment-incomplete'],
  },
  'assessment:reopen': { from: ['attested'], to: 'draft', reasonRequired: true },
  'assessment:publish': { from: ['attested'], to: 'published', unless: ['listing-not-published'] },
  'assessment:publish-automatically': {
    from: ['attested'],
    to: 'published',
    unless: ['listing-not-published', 'admissibility-alert'],
  },
  'assessment:lower-answer': { from: ['published', 'stale'] },
  'assessment:become-stale': {
    from: ['published'],
    to: 'stale',
    after: { months: CURRENT_MONTHS, since: 'attestedAt' },
  },
  'assessment:expire': {
    from: ['stale'],
    to: 'expired',
    after: { months: CURRENT_MONTHS + STALE_MONTHS, since: 'attestedAt' },
  },
  'assessment:renew': {
    from: PUBLIC,
    to: 'published',
    unless: [
      'attestation-barred',
      'criteria-set-ended',
      'renewal-limit',
      'renewal-too-early',
      'assessment-incomplete',
      'listing-not-published',
    ],
  },
  'assessment:migrate': { from: ['draft'] },
  'assessment:supersede': { from: PUBLIC, to: 'superseded', unless: ['next-not-published'] },
  'assessment:withdraw': { from: PUBLIC, to: 'withdrawn', reasonRequired: true },
  'assessment:invalidate': {
    from: PUBLIC,
    to: 'invalidated',
    reasonRequired: true,
    unless: ['second-person-needed'],
  },
} as const satisfies Machine<AssessmentStatus, 'assessment'>;
