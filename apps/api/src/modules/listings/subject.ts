/** One listing as those who write and those who review see it: where it stands, and what permissions and transitions judge. */
import type { Instant } from '@gouvtech/criteria';
import { listingProblems } from '@gouvtech/db';
import {
  completeListing,
  missingListingFields,
  type FieldProblem,
  type Listing,
  type ListingDraft,
  type ListingStatus,
  type RevisionStatus,
} from '@gouvtech/domain';
import { publicationGates, type PublicationGate } from '@gouvtech/domain/publication-gates';
import type { ListingObject } from '@gouvtech/domain/permissions';
import type { Context } from '@gouvtech/domain/transitions';
import { tagOf } from '../../contract/if-match.ts';

export type Revision = {
  id: string;
  status: Exclude<RevisionStatus, 'published' | 'archived'>;
  statusSince: Instant;
  content: ListingDraft;
  version: number;
  baseVersion: number | null;
  statedBy: string | null;
  statedByName: string | null;
  statedAt: Instant | null;
  reviewerId: string | null;
  reviewerName: string | null;
  reason: string | null;
  requests: FieldProblem[];
  updatedByName: string | null;
  updatedAt: Instant;
};

export type Contacts = {
  legalName: string | null;
  legalEmail: string | null;
  security: string | null;
};

export type Subject = {
  id: string;
  slug: string;
  status: ListingStatus;
  statusReason: string | null;
  statusSince: Instant;
  source: string | null;
  publishedVersion: number | null;
  publishedAt: Instant | null;
  /** when the version that the public reads was written */
  versionAt: Instant | null;
  /** when its vendor last said that it is still true */
  confirmedAt: Instant | null;
  organisation: { id: string; slug: string; name: string; verified: boolean } | null;
  /** the open one */
  revision: Revision | null;
  /** what the public reads, or read last */
  published: Listing | null;
  /** what was written when the file was closed; for one never published */
  closed: ListingDraft | null;
  /** a `publiccode.yml` was read into it, and its text is kept */
  sourceKept: boolean;
  contacts: Contacts;
  /** a draft or attested assessment exists */
  assessmentOpen: boolean;
};

export const listingObject = (subject: Subject): ListingObject => ({
  type: 'listing',
  organisationId: subject.organisation?.id ?? null,
  status: subject.status,
  revisionStatus: subject.revision?.status ?? null,
  reviewerId: subject.revision?.reviewerId ?? null,
  everPublished: subject.publishedVersion !== null,
});

/** What is being written, else what is published, else what was when the file was closed. */
export const contentOf = ({ revision, published, closed }: Subject): ListingDraft =>
  revision?.content ?? published ?? closed ?? {};

export const nameOf = (subject: Subject): string =>
  contentOf(subject).name || subject.published?.name || subject.slug;

/** Mandatory fields still empty, then what cannot be published as it is written; one problem a field. */
export function draftProblems(draft: ListingDraft): FieldProblem[] {
  const missing = missingListingFields(draft);
  const told = new Set(missing.map(({ path }) => path));
  return [
    ...missing,
    ...listingProblems(completeListing(draft)).filter(({ path }) => !told.has(path)),
  ];
}

/** @param statedBy who states the accuracy, or already did */
export const missingGates = (
  { organisation, contacts }: Subject,
  statedBy: string | null,
): PublicationGate[] =>
  publicationGates({
    organisationVerified: organisation?.verified === true,
    legalContact: contacts.legalName && contacts.legalEmail,
    securityContact: contacts.security,
    accuracyStatedBy: statedBy,
  });

/** What moves of this listing are judged on. */
export function contextOf(
  subject: Subject,
  asOf: Instant,
  statedBy: string | null = subject.revision?.statedBy ?? null,
): Context {
  return {
    asOf,
    missingGates: missingGates(subject, statedBy),
    missingFields: draftProblems(contentOf(subject)).map(({ path }) => path),
    listingFree: subject.organisation === null,
    assessmentOpen: subject.assessmentOpen,
  };
}

/** What an editor was shown: the open revision, and the version it would replace. */
export const revisionTag = ({ revision, publishedVersion }: Subject): string =>
  tagOf([revision && [revision.id, revision.version, revision.status], publishedVersion]);

export const contactsTag = ({ contacts }: Subject): string =>
  tagOf([contacts.legalName, contacts.legalEmail, contacts.security]);
