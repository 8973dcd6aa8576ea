/** What a vendor reads: one listing, all of theirs, what it will look like, and those whose name is close. */
import { loadInputs, projectSolution } from '@gouvtech/db';
import { completeListing, type SolutionDocument } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { demandRight } from '../../../contract/demand.ts';
import { loadSubject } from '../acts.ts';
import { findVendor } from '../repository.ts';
import { similarNames, type SimilarName } from '../similar-repository.ts';
import { contentOf, listingObject, nameOf } from '../subject.ts';
import { cleaned } from '../text.ts';
import { vendorListing, type VendorListing } from '../view.ts';
import type { ListingDependencies } from './dependencies.ts';

export async function readListing(
  { database, clock }: ListingDependencies,
  actor: Person,
  slug: string,
): Promise<VendorListing> {
  const subject = await loadSubject(database.db, slug, { by: actor });
  demandRight(actor, 'listing:edit', listingObject(subject));
  return vendorListing(subject, actor, clock().toISOString());
}

/** The page as the public would read it with this draft: same projection, nothing written. */
export async function previewListing(
  { database, clock }: ListingDependencies,
  actor: Person,
  slug: string,
): Promise<SolutionDocument> {
  const now = clock().toISOString();
  const subject = await loadSubject(database.db, slug);
  demandRight(actor, 'listing:read-private', listingObject(subject));
  const listing = { ...completeListing(contentOf(subject)), name: nameOf(subject) };
  const [public_] = await loadInputs(database.db, [subject.id]);
  const solution = public_?.solution ?? {
    id: subject.id,
    ordinal: 0,
    slug: subject.slug,
    source: null,
    sourceId: null,
    sourceUrl: null,
    importedAt: null,
    demonstration: false,
    publishedAt: null,
    updatedAt: now,
    version: 0,
  };
  const vendor = subject.organisation && (await findVendor(database.db, subject.organisation.id));
  return projectSolution(
    {
      ...{ assessment: null, ended: null },
      labels: [],
      disputes: [],
      events: [],
      ...public_,
      solution: { ...solution, status: 'published' },
      listing,
      vendor,
    },
    now,
  ).document;
}

const QUERY_MIN = 3;

/** Listings whose name is close to what is typed, so that nobody writes twice about one product. */
export async function closeNames(
  { database }: ListingDependencies,
  actor: Person,
  typed: string,
): Promise<SimilarName[]> {
  const text = cleaned(typed).replace(/\s+/g, ' ');
  if ([...text].length < QUERY_MIN) return [];
  const organisations = actor.memberships.map(({ organisationId }) => organisationId);
  return similarNames(database, text, organisations);
}
