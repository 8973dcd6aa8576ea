/** Decisions of staff on the answers of a round; they move no state, and count from their date (evaluation model 1.2). */
import type { AssessmentStatus } from './statuses.ts';
import type { Machine } from './transitions-types.ts';

const REVIEWABLE = ['attested', 'published', 'stale'] as const;

export const ANSWER = {
  'answer:read-review': { from: ['attested', 'published', 'stale', 'expired'] },
  'evidence:check': { from: REVIEWABLE, unless: ['evidence-gone', 'nothing-to-check'] },
  'evidence:certify': {
    from: REVIEWABLE,
    unless: ['evidence-gone', 'nothing-to-check', 'not-a-certificate'],
  },
  'evidence:refuse': { from: REVIEWABLE, unless: ['evidence-gone'], reasonRequired: true },
  'answer:accept-na': {
    from: REVIEWABLE,
    unless: ['prerequisite', 'no-claim'],
    reasonRequired: true,
  },
  'answer:refuse-na': { from: REVIEWABLE, unless: ['no-claim'], reasonRequired: true },
  'answer:accept-correction': {
    from: REVIEWABLE,
    unless: ['no-cap', 'new-evidence-needed'],
    reasonRequired: true,
  },
} as const satisfies Machine<AssessmentStatus, 'answer'>;
