/** A small catalogue that lives through random acts: what the database keeps, reduced to what decides. */
import { addDays, dayOf, startOf, type Instant } from '@gouvtech/criteria';
import type { Actor } from '../actors.ts';
import {
  pageIsUp,
  type AssessmentObject,
  type ClaimObject,
  type DisputeObject,
  type ListingObject,
} from '../permissions-objects.ts';
import type { ClockDates } from '../transitions-types.ts';
import { newLabelWorld, SCHEMES, type LabelWorld } from './world-labels.ts';

export type LogLine = {
  at: Instant;
  actor: Actor;
  action: string;
  /** `listing:0`, `assessment:3` */
  object: string;
  /** state of the object, and of the revision of a listing, before and after */
  from: State;
  to: State;
};
export type State = { status: string; revision: string | null };

export type Listing = {
  id: number;
  object: ListingObject;
  dates: ClockDates;
  /** who stated that what is written, and what is public, is accurate */
  written: { statedBy: string | null };
  shown: { statedBy: string | null };
};
export type Assessment = {
  id: number;
  listing: number;
  object: AssessmentObject;
  dates: ClockDates;
  renewals: number;
  alert: boolean;
  /** since when it is neither published nor stale, once it was */
  endedAt: Instant | null;
};
export type Dispute = {
  id: number;
  listing: number;
  object: DisputeObject;
  dates: ClockDates;
  replied: boolean;
};
export type Claim = { id: number; listing: number; object: ClaimObject };

export type World = LabelWorld & {
  now: Instant;
  listings: Listing[];
  assessments: Assessment[];
  disputes: Dispute[];
  claims: Claim[];
  log: LogLine[];
};

export const VERIFIED: readonly string[] = ['a', 'elsewhere'];

/**
 * Two drafts of two vendors, and an imported page that nobody claimed.
 * @param grown the first one is published and assessed already, and a labeller accredited: some lives are about labels
 */
export function newWorld({ grown = false }: { grown?: boolean } = {}): World {
  const listing = (id: number, organisationId: string | null): Listing => ({
    id,
    object: {
      type: 'listing',
      organisationId,
      status: organisationId === null ? 'unclaimed' : 'draft',
      revisionStatus: organisationId === null ? null : 'draft',
      reviewerId: null,
      everPublished: organisationId === null,
    },
    dates: {},
    written: { statedBy: null },
    shown: { statedBy: null },
  });
  const world: World = {
    now: '2026-01-05T09:00:00.000Z',
    listings: [listing(0, 'a'), listing(1, 'b'), listing(2, null)],
    ...{ assessments: [], disputes: [], claims: [], log: [] },
    ...newLabelWorld(['a', 'b', null]),
  };
  return grown ? grow(world) : world;
}

function grow(world: World): World {
  const { now } = world;
  const [first] = world.listings;
  Object.assign(first!.object, { status: 'published', revisionStatus: null, everPublished: true });
  first!.dates.confirmedAt = now;
  first!.written.statedBy = first!.shown.statedBy = 'signatory-a';
  world.assessments.push({
    ...{ id: 0, listing: 0, dates: { attestedAt: now }, renewals: 0, alert: false, endedAt: null },
    object: { type: 'assessment', organisationId: 'a', status: 'published' },
  });
  world.accreditations = SCHEMES.map((scheme, id) => ({
    ...{ id, scheme, endedAt: null, dates: { accreditedUntil: '2029-01-05T00:00:00.000Z' } },
    object: { type: 'accreditation', organisationId: 'l', status: 'accredited' },
  }));
  return world;
}

export const stateOf = ({ type, ...object }: { type: string } & object): State => ({
  status: 'status' in object ? String(object.status) : '',
  revision:
    type === 'listing' && pageIsUp({ type, ...object } as unknown as ListingObject)
      ? ((object as Partial<ListingObject>).revisionStatus ?? null)
      : null,
});

export const daysLater = (now: Instant, days: number): Instant =>
  startOf(addDays(dayOf(now), days));

export const PUBLIC = ['published', 'stale', 'expired'];
export const OPEN = ['draft', 'attested'];
