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
import type { Person } from '@gouvtech/domain/actors';
import { can, type ActionOn } from '@gouvtech/domain/permissions';
import { GATE_TEXTS, type PublicationGate } from '@gouvtech/domain/publication-gates';
import { possibleActions } from '@gouvtech/domain/transitions';
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
  published: { version: number; on: string | null } | null;
  /** against the published version; none before the first */
  changes: ListingChange[];
  /** fields among them that wait for a moderator */
  sensitive: (keyof Listing)[];
  contacts: Contacts & { etag: string };
  gates: { gate: PublicationGate; message: string }[];
  problems: FieldProblem[];
  actions: ActionOn<'listing'>[];
};

export function vendorListing(subject: Subject, actor: Person, now: string): VendorListing {
  const { revision, published, organisation } = subject;
  const content = contentOf(subject);
  const object = listingObject(subject);
  // Whoever may state the accuracy does so as they submit.
  const signs = can(actor, 'listing:state-accuracy', object);
  const may = signs.ok || signs.reason === 'recent-login-needed' ? actor.accountId : null;
  const statedBy = revision?.statedBy ?? may;
  const changed = published ? changedFields(published, completeListing(content)) : [];
  return {
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
          },
    changes: published ? listingDiff(published, completeListing(content)) : [],
    sensitive: changed.filter((field) => FIELD_SENSITIVITY[field] === 'sensitive'),
    contacts: { ...subject.contacts, etag: contactsTag(subject) },
    gates: missingGates(subject, revision?.statedBy ?? null).map((gate) => ({
      gate,
      message: GATE_TEXTS[gate],
    })),
    problems: draftProblems(content),
    actions: possibleActions(actor, object, contextOf(subject, now, statedBy)),
  };
}
