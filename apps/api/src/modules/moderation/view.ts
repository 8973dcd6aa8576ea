/** A listing as the moderator who reviews it sees it. */
import {
  changedFields,
  completeListing,
  FIELD_SENSITIVITY,
  LISTING_KEYS,
  listingDiff,
  type FieldProblem,
  type Listing,
  type ListingChange,
} from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import type { ActionOn } from '@gouvtech/domain/permissions';
import { possibleActions } from '@gouvtech/domain/transitions';
import {
  contentOf,
  contextOf,
  draftProblems,
  listingObject,
  nameOf,
  type Subject,
} from '../listings/index.ts';

type Revision = NonNullable<Subject['revision']>;

export type ReviewView = {
  slug: string;
  name: string;
  status: Subject['status'];
  source: string | null;
  organisation: { slug: string; name: string; verified: boolean } | null;
  revision:
    | (Pick<
        Revision,
        'status' | 'statedByName' | 'statedAt' | 'updatedByName' | 'reason' | 'requests'
      > & {
        since: string;
        reviewerName: string | null;
        /** the reader holds the review */
        mine: boolean;
      })
    | null;
  published: { version: number; on: string | null } | null;
  /** the whole listing as it would be published */
  listing: Listing;
  /** against the published version, or against an empty listing before the first */
  changes: ListingChange[];
  fields: { field: keyof Listing; sensitive: boolean }[];
  problems: FieldProblem[];
  contacts: Subject['contacts'];
  actions: ActionOn<'listing'>[];
};

export function reviewView(subject: Subject, actor: Person, now: string): ReviewView {
  const { revision, published, organisation } = subject;
  const listing = completeListing(contentOf(subject));
  const before = published ?? completeListing({});
  const changed = changedFields(before, listing);
  return {
    slug: subject.slug,
    name: nameOf(subject),
    status: subject.status,
    source: subject.source,
    organisation: organisation && {
      slug: organisation.slug,
      name: organisation.name,
      verified: organisation.verified,
    },
    revision: revision && {
      status: revision.status,
      since: revision.statusSince,
      statedByName: revision.statedBy && (revision.statedByName ?? 'Un ancien membre'),
      statedAt: revision.statedAt,
      updatedByName: revision.updatedByName,
      reason: revision.reason,
      requests: revision.requests,
      reviewerName: revision.reviewerName,
      mine: revision.reviewerId === actor.accountId,
    },
    published:
      subject.publishedVersion === null
        ? null
        : {
            version: subject.publishedVersion,
            on: subject.publishedAt && subject.publishedAt.slice(0, 10),
          },
    listing,
    changes: listingDiff(before, listing),
    fields: LISTING_KEYS.filter((field) => changed.includes(field)).map((field) => ({
      field,
      sensitive: FIELD_SENSITIVITY[field] === 'sensitive',
    })),
    problems: draftProblems(listing),
    contacts: subject.contacts,
    actions: possibleActions(actor, listingObject(subject), contextOf(subject, now)),
  };
}
