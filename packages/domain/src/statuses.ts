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
