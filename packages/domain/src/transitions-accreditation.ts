/** A labeller for one scheme: two administrators of the catalogue decide, for 36 months at most. */
import type { AccreditationStatus } from './statuses.ts';
import type { Machine } from './transitions-types.ts';

export const ACCREDITATION_MONTHS = 36;

export const ACCREDITATION = {
  'accreditation:read': {
    from: ['applied', 'accredited', 'refused', 'suspended', 'withdrawn', 'expired'],
  },
  'accreditation:grant': {
    from: ['applied'],
    to: 'accredited',
    unless: ['organisation-not-verified', 'second-person-needed'],
  },
  'accreditation:refuse': { from: ['applied'], to: 'refused', reasonRequired: true },
  'accreditation:suspend': { from: ['accredited'], to: 'suspended', reasonRequired: true },
  'accreditation:restore': {
    from: ['suspended'],
    to: 'accredited',
    unless: ['second-person-needed'],
  },
  'accreditation:withdraw': {
    from: ['accredited', 'suspended'],
    to: 'withdrawn',
    reasonRequired: true,
  },
  'accreditation:expire': {
    from: ['accredited', 'suspended'],
    to: 'expired',
    after: { days: 0, since: 'accreditedUntil' },
  },
} as const satisfies Machine<AccreditationStatus, 'accreditation'>;
