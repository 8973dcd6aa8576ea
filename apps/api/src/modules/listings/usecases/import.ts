/** What a publiccode.yml would change, field by field; then the fields chosen go into the draft. Nothing is visited. */
import {
  changedFields,
  completeListing,
  listingDiff,
  takeFields,
  type Listing,
  type ListingChange,
} from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { ProblemError } from '../../../contract/problem-error.ts';
import { readUpload, type PubliccodeProblem, type Verdict } from '../../publiccode/index.ts';
import { loadSubject } from '../acts.ts';
import { findSourceDocument } from '../repository.ts';
import { contentOf, listingObject } from '../subject.ts';
import type { VendorListing } from '../view.ts';
import type { ListingDependencies } from './dependencies.ts';
import { writeDraft, type Editing, type NextDraft } from './edit.ts';

export type GivenFile = { content: string; lenient: boolean };
/** What to take of a file: names of listing fields. */
export type Chosen = GivenFile & { fields: (keyof Listing)[] };

export type ImportReview = {
  verdict: Verdict;
  problems: PubliccodeProblem[];
  toComplete: string[];
  /** name the file gives; null when it is refused */
  name: string | null;
  /** what taking the whole file would change of the draft */
  changes: ListingChange[];
  /** the fields they are about, in the order of the form */
  fields: (keyof Listing)[];
};

/** @param slug the draft to compare with; none: a new listing */
export async function reviewImport(
  { database }: ListingDependencies,
  actor: Person,
  { slug, ...file }: GivenFile & { slug?: string | undefined },
): Promise<ImportReview> {
  const held = slug === undefined ? completeListing({}) : await heldBy(database, actor, slug);
  const { verdict, problems, listing, toComplete } = readUpload(file);
  const review = { verdict, problems, toComplete };
  if (!listing) return { ...review, name: null, changes: [], fields: [] };
  const fields = filled(listing, changedFields(held, listing));
  const wanted = takeFields(held, listing, fields);
  return { ...review, name: listing.name, changes: listingDiff(held, wanted), fields };
}

async function heldBy(database: ListingDependencies['database'], actor: Person, slug: string) {
  const subject = await loadSubject(database.db, slug);
  demandRight(actor, 'listing:edit', listingObject(subject));
  return completeListing(contentOf(subject));
}

/** What a file leaves out says nothing: it never empties a field. */
const filled = (listing: Listing, fields: (keyof Listing)[]) =>
  fields.filter((field) => {
    const value = listing[field];
    if (value === undefined || value === null || value === '' || value === 'unknown') return false;
    if (Array.isArray(value)) return value.length > 0;
    return !(typeof value === 'object' && 'kind' in value && value.kind === 'unknown');
  });

/** The listing a file gives and the fields taken of it. @throws ProblemError at `content` or `fields` */
export function readForImport({ fields, ...file }: Chosen): {
  listing: Listing;
  fields: (keyof Listing)[];
} {
  const { listing, problems } = readUpload(file);
  if (!listing) {
    throw new ProblemError('invalid-input', {
      detail: 'Ce fichier est refusé. Corrigez les points signalés, ou lisez-le en mode tolérant.',
      errors: problems
        .slice(0, 20)
        .map(({ path, message }) => ({ path: path ? `content.${path}` : 'content', message })),
    });
  }
  return { listing, fields: filled(listing, fields) };
}

export const importPubliccode = (
  dependencies: ListingDependencies,
  editing: Editing,
  chosen: Chosen,
): Promise<VendorListing> => {
  const { listing, fields } = readForImport(chosen);
  const next: NextDraft = async (_tx, subject) => {
    const taken = Object.fromEntries(fields.map((field) => [field, listing[field]]));
    return { ...contentOf(subject), ...taken };
  };
  return writeDraft(dependencies, editing, next, chosen.content);
};

/** The text of the last file read into the listing, for its vendor and for who reviews. @throws ProblemError `not-found` */
export async function readSource(
  { database }: ListingDependencies,
  actor: Person,
  slug: string,
): Promise<string> {
  const subject = await loadSubject(database.db, slug, { by: actor });
  demandRight(actor, 'listing:read-private', listingObject(subject));
  const source = await findSourceDocument(database.db, subject.id);
  if (source === null) throw refusalError('hidden');
  return source;
}
