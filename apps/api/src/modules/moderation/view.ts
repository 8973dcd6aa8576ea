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
  revisionTag,
  type Subject,
} from '../listings/index.ts';

type Revision = NonNullable<Subject['revision']>;

export type ReviewView = {
  /** what `If-Match` takes back */
  etag: string;
  slug: string;
  name: string;
  status: Subject['status'];
  /** why it is suspended or ended */
  statusReason: string | null;
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
  /** a `publiccode.yml` was read into it: its text may be read beside */
  sourceKept: boolean;
  contacts: Subject['contacts'];
  /** text of the `publiccode.yml` it was filled from */
  sourceDocument: string | null;
  /** the reader is a member of the organisation: another moderator decides */
  involved: boolean;
  actions: ActionOn<'listing'>[];
};

/** What is read apart from the listing. */
export type Besides = {
  sourceDocument: string | null;
  /** who stated that the published version is accurate */
  publishedBy: string | null;
};

export function reviewView(
  subject: Subject,
  actor: Person,
  now: string,
  { sourceDocument, publishedBy }: Besides,
): ReviewView {
  const { revision, published, organisation } = subject;
  const listing = completeListing(contentOf(subject));
  const before = published ?? completeListing({});
  const changed = changedFields(before, listing);
  return {
    etag: revisionTag(subject),
    slug: subject.slug,
    name: nameOf(subject),
    status: subject.status,
    statusReason: subject.statusReason,
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
    sourceKept: subject.sourceKept,
    contacts: subject.contacts,
    sourceDocument,
    involved: actor.memberships.some(({ organisationId }) => organisationId === organisation?.id),
    actions: actionsOf(subject, actor, now, publishedBy),
  };
}

/** A draft states nothing of the version that a restoration brings back: that one is judged on its own statement. */
function actionsOf(
  subject: Subject,
  actor: Person,
  now: string,
  publishedBy: string | null,
): ActionOn<'listing'>[] {
  const object = listingObject(subject);
  const of = (statedBy?: string | null) =>
    possibleActions(actor, object, contextOf(subject, now, statedBy));
  const restores = of(publishedBy).includes('listing:restore');
  return [
    ...of().filter((action) => action !== 'listing:restore'),
    ...(restores ? (['listing:restore'] as const) : []),
  ];
}
