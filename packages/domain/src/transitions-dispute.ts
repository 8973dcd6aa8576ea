/** A report on a precise object, with the vendor’s right of reply and one appeal. */
import { APPEAL_DAYS, REPLY_DAYS, TRIAGE_DAYS } from './disputes.ts';
import { dueAt } from './transitions-dates.ts';
import type { Instant } from '@gouvtech/criteria';
import type { DisputeStatus } from './statuses.ts';
import type { Machine } from './transitions-types.ts';

export const triageUntil = (openedAt: Instant): Instant => dueAt(openedAt, { days: TRIAGE_DAYS });
/** The first instant at which staff may decide without a reply. */
export const replyUntil = (askedAt: Instant): Instant => dueAt(askedAt, { days: REPLY_DAYS });
/** The first instant at which the decision is final. */
export const appealUntil = (decidedAt: Instant): Instant => dueAt(decidedAt, { days: APPEAL_DAYS });

const DECIDED = ['upheld', 'dismissed'] as const;

export const DISPUTE = {
  'dispute:read': {
    from: [
      'opened',
      'inadmissible',
      'under_review',
      'vendor_reply',
      'upheld',
      'dismissed',
      'appealed',
      'final',
    ],
  },
  'dispute:admit': { from: ['opened'], to: 'under_review' },
  'dispute:declare-inadmissible': {
    from: ['opened'],
    to: 'inadmissible',
    reasonRequired: true,
  },
  'dispute:ask-vendor': { from: ['under_review'], to: 'vendor_reply' },
  'dispute:reply': { from: ['vendor_reply'], unless: ['already-replied'] },
  'dispute:uphold': {
    from: ['vendor_reply'],
    to: 'upheld',
    reasonRequired: true,
    unless: ['reply-awaited'],
  },
  'dispute:dismiss': {
    from: ['vendor_reply'],
    to: 'dismissed',
    reasonRequired: true,
    unless: ['reply-awaited'],
  },
  'dispute:appeal': {
    from: DECIDED,
    to: 'appealed',
    reasonRequired: true,
    unless: ['appeal-too-late'],
  },
  'dispute:decide-appeal': { from: ['appealed'], to: 'final', reasonRequired: true },
  'dispute:close': {
    from: DECIDED,
    to: 'final',
    after: { days: APPEAL_DAYS, since: 'decidedAt' },
  },
} as const satisfies Machine<DisputeStatus, 'dispute'>;
