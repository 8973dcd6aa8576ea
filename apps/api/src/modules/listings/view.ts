/** A listing as its vendor sees it while writing: content, what it lacks, where it stands, what may be done. */
import {
  changedFields,
  completeListing,
  FIELD_SENSITIVITY,
  listingDiff,
  type FieldProblem,
  type Listing,
  type ListingChange,
  type ListingDraft,
} from '@gouvtech/domain';
import { dayOf } from '@gouvtech/criteria';
import type { Person } from '@gouvtech/domain/actors';
import { can, type ActionOn } from '@gouvtech/domain/permissions';
import { GATE_TEXTS, type PublicationGate } from '@gouvtech/domain/publication-gates';
import { possibleActions, type Context } from '@gouvtech/domain/transitions';
import { archivesOn, confirmedAt } from './confirmation.ts';
import {
  contactsTag,
  contentOf,
  contextOf,
  draftProblems,
  listingObject,
  missingGates,
  nameOf,
  revisionTag,
  type Contacts,
  type Revision,
  type Subject,
} from './subject.ts';

export type VendorListing = {
  slug: string;
  name: string;
  status: Subject['status'];
  statusReason: string | null;
  /** since when, UTC */
  statusSince: string;
  /** import it was claimed from; null otherwise */
  source: string | null;
  organisation: { slug: string; name: string; verified: boolean } | null;
  /** `If-Match` of the content */
  etag: string;
  content: ListingDraft;
  revision:
    | (Pick<
        Revision,
        | 'status'
        | 'reason'
        | 'requests'
        | 'statedByName'
        | 'statedAt'
        | 'updatedByName'
        | 'updatedAt'
      > & {
        since: string;
      })
    | null;
  published: {
    version: number;
    on: string | null;
    /** last word of the vendor, and the day it is archived without another; null when the page is not published */
    confirmedOn: string | null;
    archivesOn: string | null;
  } | null;
  /** a `publiccode.yml` was read into it: its text is kept */
  sourceKept: boolean;
  /** against the published version; none before the first */
  changes: ListingChange[];
  /** fields among them that wait for a moderator */
  sensitive: (keyof Listing)[];
  contacts: Contacts & { etag: string };
  gates: { gate: PublicationGate; message: string }[];
  problems: FieldProblem[];
  actions: ActionOn<'listing'>[];
  /** what one may do too, once logged in again */
  afterLogin: ActionOn<'listing'>[];
};

export function vendorListing(subject: Subject, actor: Person, now: string): VendorListing {
  const { revision, published, organisation } = subject;
  const content = contentOf(subject);
  const object = listingObject(subject);
  // Whoever may state the accuracy does so as they submit.
  const signs = can(actor, 'listing:state-accuracy', object);
  const may = signs.ok || signs.reason === 'recent-login-needed' ? actor.accountId : null;
  const statedBy = revision?.statedBy ?? may;
  const confirmed = confirmedAt(subject);
  const context = contextOf(subject, now, statedBy);
  const changed = published ? changedFields(published, completeListing(content)) : [];
  return {
    slug: subject.slug,
    name: nameOf(subject),
    status: subject.status,
    statusReason: subject.statusReason,
    statusSince: subject.statusSince,
    source: subject.source,
    organisation: organisation && {
      slug: organisation.slug,
      name: organisation.name,
      verified: organisation.verified,
    },
    etag: revisionTag(subject),
    content,
    revision: revision && {
      status: revision.status,
      since: revision.statusSince,
      reason: revision.reason,
      requests: revision.requests,
      statedByName: revision.statedBy && (revision.statedByName ?? 'Un ancien membre'),
      statedAt: revision.statedAt,
      updatedByName: revision.updatedByName,
      updatedAt: revision.updatedAt,
    },
    published:
      subject.publishedVersion === null
        ? null
        : {
            version: subject.publishedVersion,
            on: subject.publishedAt && subject.publishedAt.slice(0, 10),
            confirmedOn: confirmed && dayOf(confirmed),
            archivesOn: archivesOn(subject),
          },
    sourceKept: subject.sourceKept,
    changes: published ? listingDiff(published, completeListing(content)) : [],
    sensitive: changed.filter((field) => FIELD_SENSITIVITY[field] === 'sensitive'),
    contacts: { ...subject.contacts, etag: contactsTag(subject) },
    gates: missingGates(subject, revision?.statedBy ?? null).map((gate) => ({
      gate,
      message: GATE_TEXTS[gate],
    })),
    problems: draftProblems(content),
    actions: possibleActions(actor, object, context),
    afterLogin: laterActions(actor, object, context),
  };
}

function laterActions(
  actor: Person,
  object: ReturnType<typeof listingObject>,
  context: Context,
): ActionOn<'listing'>[] {
  const now = possibleActions(actor, object, context);
  return possibleActions({ ...actor, recent: true }, object, context).filter(
    (action) => !now.includes(action),
  );
}
