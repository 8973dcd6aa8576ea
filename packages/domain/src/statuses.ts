/** Statuses of the state machines (evaluation model, section 2). Declared once: checks, enums and labels follow. */

export const LISTING_STATUSES = [
  'unclaimed',
  'draft',
  'submitted',
  'in_review',
  'changes_requested',
  'rejected',
  'published',
  'suspended',
  'withdrawn',
  'archived',
] as const;
export type ListingStatus = (typeof LISTING_STATUSES)[number];

/** In lists, searches and counts. */
export const LISTED_STATUSES = [
  'unclaimed',
  'published',
] as const satisfies readonly ListingStatus[];
/** Out of lists, but their page still says the name, the date and the reason. */
export const ENDED_STATUSES = [
  'suspended',
  'withdrawn',
  'archived',
] as const satisfies readonly ListingStatus[];

export const ASSESSMENT_STATUSES = [
  'draft',
  'attested',
  'published',
  'stale',
  'expired',
  'superseded',
  'withdrawn',
  'invalidated',
] as const;
export type AssessmentStatus = (typeof ASSESSMENT_STATUSES)[number];

/** Shown to the public; an expired one keeps its page but leaves sorts and filters. */
export const PUBLIC_ASSESSMENT_STATUSES = [
  'published',
  'stale',
  'expired',
] as const satisfies readonly AssessmentStatus[];

/** A revision of a listing, from its first draft; while the page is up, it moves alone. */
export const REVISION_STATUSES = [
  'draft',
  'submitted',
  'in_review',
  'changes_requested',
  'rejected',
  'published',
  'archived',
] as const satisfies readonly ListingStatus[];
export type RevisionStatus = (typeof REVISION_STATUSES)[number];

/** « This imported listing is about our product. » */
export const CLAIM_STATUSES = ['requested', 'accepted', 'refused', 'withdrawn'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

export const ORGANISATION_STATUSES = ['pending', 'verified', 'refused', 'closed'] as const;
export type OrganisationStatus = (typeof ORGANISATION_STATUSES)[number];

export const MEMBERSHIP_STATUSES = ['requested', 'active', 'refused', 'removed', 'left'] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

export const INVITATION_STATUSES = ['sent', 'accepted', 'revoked', 'expired'] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/** An act that two administrators of the catalogue must want; see `permissions-table.ts`. */
export const TWO_PERSON_STATUSES = ['proposed', 'confirmed', 'cancelled', 'expired'] as const;
export type TwoPersonStatus = (typeof TWO_PERSON_STATUSES)[number];

/** An account as those who administer the catalogue manage it. */
export const MANAGED_ACCOUNT_STATUSES = ['active', 'blocked', 'deleted'] as const;
export type ManagedAccountStatus = (typeof MANAGED_ACCOUNT_STATUSES)[number];

/** A report or dispute (evaluation model, section 2); `final` keeps its outcome. */
export const DISPUTE_STATUSES = [
  'opened',
  'inadmissible',
  'under_review',
  'vendor_reply',
  'upheld',
  'dismissed',
  'appealed',
  'final',
] as const;
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

/** A version of the référentiel: `compiled` is in the product and known to nobody yet. */
export const CRITERIA_SET_STATUSES = ['compiled', 'announced', 'in_force'] as const;
export type CriteriaSetStatus = (typeof CRITERIA_SET_STATUSES)[number];

/** What the machine noticed: `handled` when something was done about it, `dismissed` when there was nothing to do. */
export const SIGNAL_STATUSES = ['open', 'handled', 'dismissed'] as const;
export type SignalStatus = (typeof SIGNAL_STATUSES)[number];

/** A labeller organisation, for one scheme. */
export const ACCREDITATION_STATUSES = [
  'applied',
  'accredited',
  'refused',
  'suspended',
  'withdrawn',
  'expired',
] as const;
export type AccreditationStatus = (typeof ACCREDITATION_STATUSES)[number];

/** One audit of one solution for one scheme. */
export const AUDIT_STATUSES = [
  'requested',
  'declined',
  'assigned',
  'accepted',
  'opened',
  'fieldwork',
  'contradictory',
  'finalised',
  'closed',
  'cancelled',
  'reopened',
] as const;
export type AuditStatus = (typeof AUDIT_STATUSES)[number];

/** At most one audit of a solution and scheme is in one of these. */
export const OPEN_AUDIT_STATUSES = [
  'requested',
  'assigned',
  'accepted',
  'opened',
  'fieldwork',
  'contradictory',
  'finalised',
] as const satisfies readonly AuditStatus[];

export const LABEL_STATUSES = [
  'granted',
  'active',
  'suspended',
  'expired',
  'revoked',
  'withdrawn',
  'superseded',
  'refused',
] as const;
export type LabelStatus = (typeof LABEL_STATUSES)[number];
