/** Organisations, their members, invitations and claims. */
import type {
  ClaimStatus,
  InvitationStatus,
  MembershipStatus,
  OrganisationStatus,
} from './statuses.ts';
import type { Machine } from './transitions-types.ts';

export const INVITATION_DAYS = 14;

const OPEN = ['pending', 'verified'] as const;
const LAST_ADMINISTRATOR = ['last-administrator'] as const;

export const ORGANISATION = {
  'accreditation:apply': { from: ['verified'] },
  'organisation:read-private': { from: ['pending', 'verified', 'refused', 'closed'] },
  'organisation:join': { from: OPEN },
  'organisation:edit': { from: OPEN },
  'organisation:invite': { from: ['verified'] },
  'organisation:verify': { from: ['pending'], to: 'verified' },
  'organisation:refuse': { from: ['pending'], to: 'refused', reasonRequired: true },
  'organisation:rename': { from: OPEN },
  'organisation:merge': {
    from: OPEN,
    to: 'closed',
    reasonRequired: true,
    unless: ['same-object', 'target-ended', 'labeller-at-work'],
  },
  'organisation:close': { from: ['verified'], to: 'closed', reasonRequired: true },
  'listing:create': { from: OPEN },
} as const satisfies Machine<OrganisationStatus, 'organisation'>;

export const MEMBERSHIP = {
  'organisation:approve-member': {
    from: ['requested'],
    to: 'active',
    unless: ['organisation-not-verified'],
  },
  'organisation:refuse-member': { from: ['requested'], to: 'refused', reasonRequired: true },
  'organisation:change-roles': { from: ['active'], unless: LAST_ADMINISTRATOR },
  'organisation:remove-member': {
    from: ['active'],
    to: 'removed',
    reasonRequired: true,
    unless: LAST_ADMINISTRATOR,
  },
  'organisation:leave': { from: ['requested', 'active'], to: 'left', unless: LAST_ADMINISTRATOR },
} as const satisfies Machine<MembershipStatus, 'membership'>;

export const INVITATION = {
  'invitation:read': { from: ['sent', 'accepted', 'revoked', 'expired'] },
  'invitation:accept': { from: ['sent'], to: 'accepted' },
  'invitation:revoke': { from: ['sent'], to: 'revoked' },
  'invitation:expire': {
    from: ['sent'],
    to: 'expired',
    after: { days: INVITATION_DAYS, since: 'sentAt' },
  },
} as const satisfies Machine<InvitationStatus, 'invitation'>;

export const CLAIM = {
  'claim:read': { from: ['requested', 'accepted', 'refused', 'withdrawn'] },
  'claim:accept': { from: ['requested'], to: 'accepted', unless: ['already-claimed'] },
  'claim:refuse': { from: ['requested'], to: 'refused', reasonRequired: true },
  'claim:withdraw': { from: ['requested'], to: 'withdrawn' },
} as const satisfies Machine<ClaimStatus, 'claim'>;
