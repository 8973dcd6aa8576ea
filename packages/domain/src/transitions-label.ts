/** A label, from the decision of its labeller to its end (evaluation model, section 2). */
import { CURE_MONTHS } from './label-schemes.ts';
import type { LabelStatus } from './statuses.ts';
import type { Machine } from './transitions-types.ts';

/** A refusal may be appealed this long; why a label was revoked is public this long. */
export const LABEL_APPEAL_DAYS = 30;
export const REVOCATION_PUBLIC_MONTHS = 36;

const HELD = ['granted', 'active', 'suspended'] as const;

export const LABEL = {
  'label:read-private': {
    from: [...HELD, 'expired', 'revoked', 'withdrawn', 'superseded', 'refused'],
  },
  'label:activate': {
    from: ['granted'],
    to: 'active',
    after: { days: 0, since: 'validFrom' },
  },
  'label:plan-surveillance': { from: ['active', 'suspended'] },
  'label:pass-surveillance': { from: ['active'], unless: ['level-not-met'] },
  'label:suspend': { from: ['active'], to: 'suspended', reasonRequired: true },
  'label:suspend-due': { from: ['active'], to: 'suspended', unless: ['no-suspension-cause'] },
  'label:restore': {
    from: ['suspended'],
    to: 'active',
    unless: ['accreditation-inactive', 'cause-remains', 'level-not-met'],
  },
  'label:revoke': { from: HELD, to: 'revoked', reasonRequired: true },
  'label:revoke-uncured': {
    from: ['suspended'],
    to: 'revoked',
    after: { months: CURE_MONTHS, since: 'suspendedAt' },
  },
  'label:withdraw': { from: HELD, to: 'withdrawn', reasonRequired: true },
  'label:publish-refusal': { from: ['refused'] },
  'label:expire': {
    from: ['active', 'suspended'],
    to: 'expired',
    after: { days: 0, since: 'labelEndsAt' },
  },
  'label:supersede': {
    from: ['active', 'suspended'],
    to: 'superseded',
    unless: ['next-not-granted'],
  },
} as const satisfies Machine<LabelStatus, 'label'>;
