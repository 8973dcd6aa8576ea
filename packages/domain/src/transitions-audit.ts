/** An audit of one solution for one scheme, on a frozen snapshot (evaluation model, section 2). */
import { CONTRADICTORY_DAYS } from './label-schemes.ts';
import type { AuditStatus } from './statuses.ts';
import type { Machine } from './transitions-types.ts';

const RUNNING = [
  'requested',
  'assigned',
  'accepted',
  'opened',
  'fieldwork',
  'contradictory',
] as const;
/** What was found is final: a mistake is corrected by an appeal or by another audit. */
export const AUDIT_OVER = ['declined', 'finalised', 'closed', 'cancelled', 'reopened'] as const;
const ALL = [...RUNNING, ...AUDIT_OVER] as const;

export const AUDIT = {
  'audit:read': { from: ALL },
  'audit:read-work': {
    from: ['opened', 'fieldwork', 'contradictory', 'finalised', 'closed', 'reopened'],
  },
  'audit:read-report': { from: ['contradictory', 'finalised', 'closed', 'reopened'] },
  'audit:assign': {
    from: ['requested'],
    to: 'assigned',
    unless: ['accreditation-inactive', 'not-independent'],
  },
  'audit:decline': { from: ['requested'], to: 'declined', reasonRequired: true },
  'audit:sign-independence': { from: ['assigned'], unless: ['already-signed', 'not-independent'] },
  'audit:recuse': {
    from: ['assigned', 'accepted'],
    to: 'requested',
    reasonRequired: true,
    unless: ['recusal-used'],
  },
  'audit:open': {
    from: ['accepted'],
    to: 'opened',
    unless: ['accreditation-inactive', 'not-independent', 'assessment-not-current'],
  },
  'audit:write-verdict': { from: ['opened'], to: 'fieldwork', keeps: ['fieldwork'] },
  'audit:send-to-vendor': {
    from: ['fieldwork'],
    to: 'contradictory',
    unless: ['verdicts-missing'],
  },
  'audit:reply': { from: ['contradictory'], unless: ['replies-closed', 'replies-too-late'] },
  'audit:close-replies': {
    from: ['contradictory'],
    unless: ['replies-closed', 'replies-too-late'],
  },
  'audit:return-to-fieldwork': {
    from: ['contradictory'],
    to: 'fieldwork',
    unless: ['already-returned', 'replies-too-late', 'no-new-evidence'],
  },
  'audit:finalise': {
    from: ['contradictory'],
    to: 'finalised',
    unless: ['replies-open', 'not-independent'],
  },
  'audit:finalise-overdue': {
    from: ['contradictory'],
    to: 'finalised',
    after: { days: CONTRADICTORY_DAYS, since: 'contradictoryAt' },
  },
  'audit:decide': {
    from: ['finalised'],
    to: 'closed',
    unless: ['accreditation-inactive', 'not-independent'],
  },
  'audit:cancel': { from: RUNNING, to: 'cancelled', reasonRequired: true },
  'audit:appeal': {
    from: ['closed'],
    reasonRequired: true,
    unless: ['appeal-too-late', 'already-appealed'],
  },
  'audit:reopen': {
    from: ['closed'],
    to: 'reopened',
    reasonRequired: true,
    unless: ['no-appeal'],
  },
  'audit:dismiss-appeal': { from: ['closed'], reasonRequired: true, unless: ['no-appeal'] },
} as const satisfies Machine<AuditStatus, 'audit'>;
