/** What an actor is to an object, and whether they may know that it exists. */
import type { Actor, Person } from './actors.ts';
import type { ListingStatus } from './statuses.ts';
import {
  vendorWasAsked,
  workingStatus,
  type ListingObject,
  type ObjectType,
  type ProtectedObject,
} from './permissions-objects.ts';
import type { Party } from './permissions-table.ts';

/** The organisation an object belongs to, null when it has none. */
export function organisationOf(object: ProtectedObject): string | null {
  if (object.type === 'organisation') return object.id;
  return 'organisationId' in object ? object.organisationId : null;
}

/** The active membership of a person in the object's organisation. */
export function membershipIn(person: Person, object: ProtectedObject) {
  const organisationId = organisationOf(object);
  return organisationId === null
    ? undefined
    : person.memberships.find((one) => one.organisationId === organisationId);
}

/** The active membership of a person in the organisation that audits. */
const labellerMembership = (person: Person, object: ProtectedObject) =>
  'labellerId' in object
    ? person.memberships.find((one) => one.organisationId === object.labellerId)
    : undefined;

/** Staff who may not judge: members of the organisation or of the one that audits it, or the person concerned. */
export const isInvolved = (person: Person, object: ProtectedObject): boolean =>
  membershipIn(person, object) !== undefined ||
  labellerMembership(person, object) !== undefined ||
  isAbout(person, object);

const isAbout = (person: Person, object: ProtectedObject): boolean =>
  'accountId' in object && object.accountId === person.accountId;

export function partiesOf(actor: Actor, object: ProtectedObject): Set<Party> {
  if (actor.kind === 'clock') return new Set(['clock']);
  const parties = new Set<Party>(contentIsPublic(object) ? ['anyone'] : []);
  if (actor.kind === 'anonymous') return parties;
  parties.add('signed-in');
  if (actor.memberships.length > 0) parties.add('affiliated');
  if (isAbout(actor, object)) parties.add('self');
  if (object.type === 'invitation' && object.addressedTo === actor.accountId)
    parties.add('invitee');
  const membership = membershipIn(actor, object);
  if (membership) parties.add('member');
  if (membership?.signatory) parties.add('signatory');
  if (membership?.administrator) parties.add('vendor-administrator');
  for (const party of labellerParties(actor, object)) parties.add(party);
  if (actor.staff !== null && !isInvolved(actor, object)) {
    parties.add('moderator');
    if (!isVendorsOwn(object)) parties.add('reviewer');
    if (actor.staff === 'administrator') parties.add('staff-administrator');
  }
  return parties;
}

/** Staff of the catalogue never audits nor decides on a label (guard I9), whatever its organisation says. */
function labellerParties(person: Person, object: ProtectedObject): Party[] {
  const membership = labellerMembership(person, object);
  if (!membership || !('team' in object)) return [];
  if (person.staff !== null) return ['labeller'];
  const inTeam = object.team.includes(person.accountId);
  const leads = 'leadId' in object && object.leadId === person.accountId;
  return [
    'labeller',
    ...(inTeam && membership.auditor ? (['auditor'] as const) : []),
    ...(inTeam && leads && membership.auditor ? (['lead-auditor'] as const) : []),
    ...(!inTeam && membership.decider ? (['decider'] as const) : []),
  ];
}

/** Whether the object may be known to exist: else the answer is that of an address that leads nowhere. */
export function maySee(object: ProtectedObject, parties: ReadonlySet<Party>): boolean {
  if (parties.has('clock') || isKnown(object)) return true;
  if (parties.has('self') || parties.has('invitee') || parties.has('labeller')) return true;
  if (parties.has('member')) return object.type !== 'dispute' || vendorWasAsked(object);
  return (
    parties.has(isWritten(object) ? 'reviewer' : 'moderator') && STAFF_SEES.includes(object.type)
  );
}

const STAFF_SEES: readonly ObjectType[] = [
  'accreditation',
  'audit',
  'label',
  'listing',
  'assessment',
  'answer',
  'evidence',
  'organisation',
  'membership',
  'claim',
  'dispute',
  'managed-account',
  'two-person-act',
  'queue-item',
  'signal',
  'criteria-simulation',
];

const KNOWN: readonly ListingStatus[] = ['unclaimed', 'published', 'suspended', 'withdrawn'];

/** The public knows that it exists, if not what is in it. */
function isKnown(object: ProtectedObject): boolean {
  switch (object.type) {
    case 'listing':
      return KNOWN.includes(object.status) || object.everPublished === true;
    case 'assessment':
    case 'answer':
      return object.status !== 'draft' && object.status !== 'attested';
    case 'evidence':
      return object.published;
    case 'organisation':
      // A SIREN is public, and people must be able to ask to join.
      return object.status !== 'refused';
    case 'accreditation':
      return object.status !== 'applied' && object.status !== 'refused';
    case 'audit':
      // What is going on is between the vendor and its labeller; that it was stopped, or what came of it, is public.
      return ['closed', 'cancelled', 'reopened'].includes(object.status);
    case 'label':
      return object.status !== 'refused';
    case 'audit-desk':
    case 'catalogue':
    case 'moderation-queue':
    case 'saved-reply':
    case 'administration':
    case 'criteria-set':
      return true;
    case 'demonstration-mail':
      return object.enabled;
    case 'membership':
    case 'invitation':
    case 'claim':
    case 'dispute':
    case 'account':
    case 'managed-account':
    case 'two-person-act':
    case 'queue-item':
    case 'signal':
    case 'criteria-simulation':
      return false;
  }
}

function contentIsPublic(object: ProtectedObject): boolean {
  if (object.type === 'evidence') return object.published && object.visibility === 'public';
  return object.type === 'demonstration-mail' && object.enabled;
}

const isWritten = ({ type }: ProtectedObject): boolean =>
  type === 'listing' || type === 'assessment' || type === 'answer' || type === 'evidence';

/** A draft never submitted is nobody’s business but the vendor’s. */
function isVendorsOwn(object: ProtectedObject): boolean {
  if (object.type === 'assessment' || object.type === 'answer') return object.status === 'draft';
  if (object.type === 'evidence') return !object.published && object.attested !== true;
  return object.type === 'listing' && isDraft(object);
}

const isDraft = (listing: ListingObject): boolean => workingStatus(listing) === 'draft';
