/** What only those who administer the catalogue do: acts of two people, accounts. */
import type { ManagedAccountStatus, TwoPersonStatus } from './statuses.ts';
import type { Machine } from './transitions-types.ts';

/** A proposal that nobody confirmed lapses. */
export const PROPOSAL_DAYS = 14;

export const TWO_PERSON_ACT = {
  'two-person-act:read': { from: ['proposed', 'confirmed', 'cancelled', 'expired'] },
  'two-person-act:confirm': { from: ['proposed'], to: 'confirmed' },
  'two-person-act:cancel': { from: ['proposed'], to: 'cancelled' },
  'two-person-act:expire': {
    from: ['proposed'],
    to: 'expired',
    after: { days: PROPOSAL_DAYS, since: 'proposedAt' },
  },
} as const satisfies Machine<TwoPersonStatus, 'two-person-act'>;

const KEEPS_ONE = ['last-catalogue-administrator'] as const;

export const MANAGED_ACCOUNT = {
  'managed-account:read': { from: ['active', 'blocked', 'deleted'] },
  'managed-account:set-role': { from: ['active'], reasonRequired: true, unless: KEEPS_ONE },
  'managed-account:block': {
    from: ['active'],
    to: 'blocked',
    reasonRequired: true,
    unless: KEEPS_ONE,
  },
  'managed-account:unblock': { from: ['blocked'], to: 'active', reasonRequired: true },
} as const satisfies Machine<ManagedAccountStatus, 'managed-account'>;
