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
};
export type Dispute = {
  id: number;
  listing: number;
  object: DisputeObject;
  dates: ClockDates;
  replied: boolean;
};
export type Claim = { id: number; listing: number; object: ClaimObject };

export type World = {
  now: Instant;
  listings: Listing[];
  assessments: Assessment[];
  disputes: Dispute[];
  claims: Claim[];
  log: LogLine[];
};

export const VERIFIED: readonly string[] = ['a', 'elsewhere'];

/** Two drafts of two vendors, and an imported page that nobody claimed. */
export function newWorld(): World {
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
  return {
    now: '2026-01-05T09:00:00.000Z',
    listings: [listing(0, 'a'), listing(1, 'b'), listing(2, null)],
    ...{ assessments: [], disputes: [], claims: [], log: [] },
  };
}

export const stateOf = ({ type, ...object }: { type: string; status: string } & object): State => ({
  status: object.status,
  revision:
    type === 'listing' && pageIsUp({ type, ...object } as ListingObject)
      ? ((object as Partial<ListingObject>).revisionStatus ?? null)
      : null,
});

export const daysLater = (now: Instant, days: number): Instant =>
  startOf(addDays(dayOf(now), days));

export const PUBLIC = ['published', 'stale', 'expired'];
export const OPEN = ['draft', 'attested'];
