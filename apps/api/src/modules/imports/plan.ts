/** Compares mapped entries with what the catalogue holds and says what would happen. Pure: a dry run stops here. */
import { isDeepStrictEqual } from 'node:util';
import type { Listing, ListingStatus } from '@gouvtech/domain';
import type { MappedEntry } from './map-entry.ts';
import type { BadEntry } from './read.ts';

export type ExistingEntry = {
  solutionId: string;
  slug: string;
  sourceId: string | null;
  source: string | null;
  status: ListingStatus;
  listing: Listing;
};

export type ImportAction =
  | { kind: 'create'; entry: MappedEntry }
  | {
      kind: 'update';
      entry: MappedEntry;
      existing: ExistingEntry;
      listing: Listing;
      changed: (keyof Listing)[];
    }
  | { kind: 'unchanged'; entry: MappedEntry; existing: ExistingEntry }
  /** its vendor has taken it over: an import no longer touches it */
  | { kind: 'claimed'; entry: MappedEntry; existing: ExistingEntry };

export type ImportPlan = {
  actions: ImportAction[];
  bad: BadEntry[];
  /** same name under another id: signalled, never merged */
  likelyDuplicates: { place: string; name: string; other: string }[];
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  value === 'unknown' ||
  (typeof value === 'object' && (value as { kind?: string }).kind === 'unknown');

/**
 * The source that brought an entry corrects it; another source only fills what is empty, so that two files read in
 * turn never undo each other. A field the file leaves empty keeps what is there.
 */
export function mergeListing(
  held: Listing,
  read: Listing,
  correct: boolean,
): { listing: Listing; changed: (keyof Listing)[] } {
  const keys = Object.keys(read) as (keyof Listing)[];
  const changed = keys.filter(
    (key) =>
      !isEmpty(read[key]) &&
      (correct || isEmpty(held[key])) &&
      !isDeepStrictEqual(held[key], read[key]),
  );
  return {
    listing: { ...held, ...Object.fromEntries(changed.map((key) => [key, read[key]])) },
    changed,
  };
}

/** What "the same name" means: case, accents and punctuation do not count. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export function planImport(
  entries: MappedEntry[],
  existing: ExistingEntry[],
  { replace = false } = {},
): ImportPlan {
  const bySourceId = new Map(
    existing.filter((held) => held.sourceId).map((held) => [held.sourceId!, held]),
  );
  const names = new Map(
    existing.map((held) => [nameKey(held.listing.name), held.sourceId ?? held.slug]),
  );
  const places = new Map<string, string>();
  const plan: ImportPlan = { actions: [], bad: [], likelyDuplicates: [] };
  for (const entry of entries) {
    const seen = places.get(entry.sourceId);
    if (seen !== undefined) {
      plan.bad.push({
        place: entry.place,
        reason: `l’identifiant « ${entry.sourceId} » est déjà celui de ${seen}`,
      });
      continue;
    }
    places.set(entry.sourceId, entry.place);
    const key = nameKey(entry.listing.name);
    const namesake = names.get(key);
    if (namesake !== undefined && namesake !== entry.sourceId) {
      plan.likelyDuplicates.push({ place: entry.place, name: entry.listing.name, other: namesake });
    }
    if (namesake === undefined) names.set(key, entry.sourceId);
    plan.actions.push(actionFor(entry, bySourceId.get(entry.sourceId), replace));
  }
  return plan;
}

function actionFor(
  entry: MappedEntry,
  held: ExistingEntry | undefined,
  replace: boolean,
): ImportAction {
  if (!held) return { kind: 'create', entry };
  if (held.status !== 'unclaimed') return { kind: 'claimed', entry, existing: held };
  const { listing, changed } = mergeListing(
    held.listing,
    entry.listing,
    replace || held.source === entry.source,
  );
  if (changed.length === 0) return { kind: 'unchanged', entry, existing: held };
  return { kind: 'update', entry, existing: held, listing, changed };
}
