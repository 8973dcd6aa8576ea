/** Saving a draft: any part of it, as it is typed. What it lacks is told beside and never prevents it. */
import type { Db } from '@gouvtech/db';
import {
  changedFields,
  completeListing,
  type Listing,
  type ListingDraft,
  type ListingImage,
} from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { invalid } from '../../../contract/problem-error.ts';
import { demandRight } from '../../../contract/demand.ts';
import { demandVersion, tagOf } from '../../../contract/if-match.ts';
import { demandMove, loadSubject, logAct } from '../acts.ts';
import type { DraftChange } from '../draft-schema.ts';
import { findImages, insertRevision, saveContacts, updateRevision } from '../repository.ts';
import {
  contactsTag,
  contentOf,
  contextOf,
  listingObject,
  revisionTag,
  type Contacts,
  type Subject,
} from '../subject.ts';
import { cleaned } from '../text.ts';
import { vendorListing, type VendorListing } from '../view.ts';
import type { ListingDependencies } from './dependencies.ts';

export type Editing = { actor: Person; slug: string; ifMatch: string | undefined };

export const editListing = (
  dependencies: ListingDependencies,
  editing: Editing,
  change: DraftChange,
): Promise<VendorListing> =>
  writeDraft(dependencies, editing, async (tx, subject) => {
    const content = merged(contentOf(subject), cleaned(change));
    return withImages(tx, subject, withConfirmations(content, subject.published));
  });

/**
 * Writes what `next` makes of the draft, in a transaction of its own.
 * @param sourceDocument text of the file it comes from, kept with the revision
 */
export const writeDraft = (
  { database, clock }: Pick<ListingDependencies, 'database' | 'clock'>,
  editing: Editing,
  next: NextDraft,
  sourceDocument?: string,
): Promise<VendorListing> =>
  database.transaction((tx) =>
    writeDraftIn(tx, clock().toISOString(), editing, next, sourceDocument),
  );

export type NextDraft = (tx: Db, subject: Subject) => Promise<ListingDraft>;

/**
 * On a published page, the first change opens a revision beside it.
 * @throws ProblemError `stale-version` with the current listing, `precondition-required`, or why it may not be edited
 */
export async function writeDraftIn(
  tx: Db,
  at: string,
  { actor, slug, ifMatch }: Editing,
  next: NextDraft,
  sourceDocument?: string,
): Promise<VendorListing> {
  const subject = await loadSubject(tx, slug, { lock: true, by: actor });
  const outcome = demandMove(actor, 'listing:edit', subject, contextOf(subject, at));
  demandVersion(ifMatch, revisionTag(subject), { current: vendorListing(subject, actor, at) });
  const content = await next(tx, subject);
  const before = contentOf(subject);
  const fields = changedFields(completeListing(before), completeListing(content));
  if (fields.length === 0) return vendorListing(subject, actor, at);

  const { revision } = subject;
  const updatedBy = actor.accountId;
  if (revision) {
    // What was stated accurate was another text.
    const unstated = { statedBy: null, statedAt: null };
    const version = revision.version + 1;
    await updateRevision(tx, revision.id, {
      content,
      version,
      updatedBy,
      updatedAt: at,
      ...unstated,
      ...(sourceDocument !== undefined && { sourceDocument }),
    });
  } else {
    const baseVersion = subject.publishedVersion;
    await insertRevision(tx, {
      solutionId: subject.id,
      ...{ content, baseVersion, updatedBy, sourceDocument, at },
    });
  }
  const written = await loadSubject(tx, slug);
  await logAct(tx, subject, {
    at,
    accountId: actor.accountId,
    role: 'member',
    action: 'listing:edit',
    outcome,
    // A draft may be long: hashes say which text was replaced by which.
    data: { fields, before: tagOf(before), after: tagOf(content) },
  });
  return vendorListing(written, actor, at);
}

const CLEARED: unknown[] = [null, ''];

/** Fields sent replace those held; an address or a year sent empty is gone. */
function merged(
  held: ListingDraft,
  { references, logo, screenshots, ...change }: DraftChange,
): ListingDraft {
  const next: Record<string, unknown> = { ...held };
  for (const [field, value] of Object.entries(change)) {
    const clears = ['website', 'repository', 'documentation', 'sinceYear'].includes(field);
    if (clears && CLEARED.includes(value)) delete next[field];
    else next[field] = value;
  }
  if (references) next['references'] = references.map((one) => ({ ...one, confirmedOn: null }));
  if (logo === null) delete next['logo'];
  else if (logo) next['logo'] = { ...logo, width: 0, height: 0 };
  if (screenshots)
    next['screenshots'] = screenshots.map((one) => ({ ...one, width: 0, height: 0 }));
  return withoutBlanks(next) as ListingDraft;
}

/** An optional text left empty is no text. */
function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([key, one]) => !(one === '' && OPTIONAL.has(key)));
  return Object.fromEntries(entries.map(([key, one]) => [key, withoutBlanks(one)]));
}

const OPTIONAL = new Set([
  'raw',
  'scope',
  'reference',
  'until',
  'note',
  'lot',
  'beneficiaries',
  'url',
  'usage',
]);

/** A body that confirmed stays confirmed while it is cited; nobody confirms by being typed in. */
function withConfirmations(content: ListingDraft, published: Listing | null): ListingDraft {
  if (!content.references) return content;
  const confirmed = new Map(
    (published?.references ?? []).map(({ organisation, confirmedOn }) => [
      organisation,
      confirmedOn,
    ]),
  );
  return {
    ...content,
    references: content.references.map((one) => ({
      ...one,
      confirmedOn: confirmed.get(one.organisation) ?? null,
    })),
  };
}

/** Their sizes are those of the files, which must be pictures of this organisation. */
async function withImages(tx: Db, subject: Subject, content: ListingDraft): Promise<ListingDraft> {
  const { logo, screenshots } = content;
  const ids = [logo, ...(screenshots ?? [])].flatMap((one) => (one ? [one.id] : []));
  const owner = subject.organisation?.id;
  const known = owner ? await findImages(tx, owner, [...new Set(ids)]) : new Map();
  const sized = (image: ListingImage, path: string): ListingImage => {
    const size = known.get(image.id);
    if (!size)
      throw invalid(path, 'Cette image n’est pas dans votre espace. Déposez-la de nouveau.');
    return { id: image.id, alt: image.alt, ...size };
  };
  return {
    ...content,
    ...(logo && { logo: sized(logo, 'logo') }),
    ...(screenshots && {
      screenshots: screenshots.map((one, index) => sized(one, `screenshots[${index}]`)),
    }),
  };
}

const EMAIL = /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+\.[^\s@<>"(),:;\\[\].]{2,}$/;

/** Who answers for the listing in law, and where a flaw is reported. Any of them may be left for later. */
export const editContacts = (
  { database, clock }: ListingDependencies,
  { actor, slug, ifMatch }: Editing,
  given: { [K in keyof Contacts]: string },
): Promise<VendorListing> =>
  database.transaction(async (tx) => {
    const at = clock().toISOString();
    const subject = await loadSubject(tx, slug, { lock: true, by: actor });
    demandRight(actor, 'listing:edit', listingObject(subject));
    demandVersion(ifMatch, contactsTag(subject), { current: vendorListing(subject, actor, at) });
    const typed = cleaned(given);
    const contacts = {
      legalName: typed.legalName || null,
      legalEmail: typed.legalEmail.toLowerCase() || null,
      security: typed.security || null,
    };
    checkContacts(contacts);
    await saveContacts(tx, subject.id, contacts, at);
    const written = await loadSubject(tx, slug);
    await logAct(tx, subject, {
      at,
      accountId: actor.accountId,
      role: 'member',
      action: 'listing:edit-contacts',
    });
    return vendorListing(written, actor, at);
  });

function checkContacts({ legalEmail, security }: Contacts): void {
  if (legalEmail && !EMAIL.test(legalEmail))
    throw invalid(
      'legalEmail',
      `«\u00a0${legalEmail.slice(0, 60)}\u00a0» n’est pas une adresse de courriel. Écrivez-la sous la forme nom@domaine.fr.`,
    );
  const isPage = security && /^https:\/\//i.test(security) && URL.canParse(security);
  if (security && !isPage && !EMAIL.test(security))
    throw invalid(
      'security',
      'Indiquez une adresse de courriel, ou l’adresse d’une page qui commence par https://.',
    );
}
