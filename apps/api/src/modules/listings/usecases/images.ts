/** Pictures of a listing: taken in, re-made, put in the draft; and who may see them. */
import type { Readable } from 'node:stream';
import { SCREENSHOTS_MAX, type ListingDraft } from '@gouvtech/domain';
import type { Actor } from '@gouvtech/domain/actors';
import { can } from '@gouvtech/domain/permissions';
import { invalid } from '../../../contract/problem-error.ts';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { loadSubject } from '../acts.ts';
import { keepFile, type Image } from '../../files/index.ts';
import { encodeImage, type ImageKind } from '../images/encode.ts';
import { findImage } from '../images/repository.ts';
import { contentOf, listingObject, type Subject } from '../subject.ts';
import { cleaned } from '../text.ts';
import type { VendorListing } from '../view.ts';
import type { ListingDependencies } from './dependencies.ts';
import { writeDraftIn, type Editing } from './edit.ts';

const ALT_MAX = 300;

export type GivenImage = { bytes: Uint8Array; kind: ImageKind; alt: string };

/** Adds a picture to the draft; a logo takes the place of the one before. @throws ProblemError at `file` or `alt` */
export async function addImage(
  dependencies: ListingDependencies,
  editing: Editing,
  given: GivenImage,
): Promise<VendorListing> {
  const { database, clock, files } = dependencies;
  const { actor, slug } = editing;
  const subject = await loadSubject(database.db, slug, { by: actor });
  demandRight(actor, 'listing:edit', listingObject(subject));
  const alt = altGiven(given.alt);
  demandRoom(subject, given.kind);
  const encoded = await encodeImage(given.bytes, given.kind);
  if (!encoded.ok) throw invalid('file', encoded.message);
  const { image } = encoded;
  const at = clock().toISOString();
  const upload = {
    bytes: image.bytes,
    field: 'file',
    at,
    organisationId: subject.organisation!.id,
    purpose: 'image' as const,
    // Nothing of theirs is kept, not even a name.
    name: given.kind,
    mediaType: image.mediaType,
    width: image.width,
    height: image.height,
    uploadedBy: actor.accountId,
  };
  // Drawn anew from the pixels alone: nothing is left for an antivirus to find.
  return keepFile(database, { ...files, antivirus: null }, upload, (tx, id) =>
    writeDraftIn(tx, at, editing, async (_tx, locked) => {
      demandRoom(locked, given.kind);
      return withImage(contentOf(locked), given.kind, id, alt, image);
    }),
  );
}

function withImage(
  draft: ListingDraft,
  kind: ImageKind,
  id: string,
  alt: string,
  { width, height }: Image,
): ListingDraft {
  const added = { id, alt, width, height };
  if (kind === 'logo') return { ...draft, logo: added };
  return { ...draft, screenshots: [...(draft.screenshots ?? []), added] };
}

function altGiven(typed: string): string {
  const alt = cleaned(typed).replace(/\s+/g, ' ');
  if (alt === '')
    throw invalid(
      'alt',
      'Décrivez l’image en une phrase, pour les personnes qui ne la voient pas.',
    );
  if ([...alt].length > ALT_MAX)
    throw invalid(
      'alt',
      `Cette description compte ${[...alt].length} caractères, ${ALT_MAX} au plus. Raccourcissez-la.`,
    );
  return alt;
}

function demandRoom(subject: Subject, kind: ImageKind): void {
  if (kind === 'screenshot' && (contentOf(subject).screenshots ?? []).length >= SCREENSHOTS_MAX)
    throw invalid(
      'file',
      `Une fiche montre ${SCREENSHOTS_MAX} captures d’écran au plus. Retirez-en une.`,
    );
}

export type ReadImage = { bytes: Readable; mediaType: string; sha256: string; public: boolean };

/** @throws ProblemError `not-found`, also for one that the reader may not see yet */
export async function readImage(
  { database, files }: ListingDependencies,
  actor: Actor,
  id: string,
): Promise<ReadImage> {
  const found = await findImage(database.db, id);
  if (!found || !(found.public || (await maySeeDraft(database, actor, found))))
    throw refusalError('hidden');
  const { mediaType, sha256 } = found;
  const bytes = await files.storage.openFile(found.storageKey);
  if (!bytes) throw refusalError('hidden');
  return { bytes, mediaType, sha256, public: found.public };
}

async function maySeeDraft(
  database: ListingDependencies['database'],
  actor: Actor,
  { organisationId, drafts }: { organisationId: string; drafts: string[] },
): Promise<boolean> {
  if (actor.kind !== 'person') return false;
  if (actor.memberships.some((one) => one.organisationId === organisationId)) return true;
  for (const slug of drafts) {
    const subject = await loadSubject(database.db, slug);
    if (can(actor, 'listing:read-private', listingObject(subject)).ok) return true;
  }
  return false;
}
