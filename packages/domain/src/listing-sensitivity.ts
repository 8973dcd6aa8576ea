/**
 * What a moderator reads again before the public does, once a listing is published (evaluation model, section 2).
 * `minor` wording goes live at once; `sensitive` facts are those a buyer decides on, finds the solution by, or is sent to.
 */
import type { Listing } from './listing.ts';
import { listingDiff } from './listing-diff.ts';

export const FIELD_SENSITIVITY: Record<keyof Listing, 'minor' | 'sensitive'> = {
  name: 'sensitive',
  summary: 'sensitive',
  description: 'minor',
  website: 'sensitive',
  repository: 'sensitive',
  documentation: 'minor',
  domains: 'sensitive',
  audiences: 'sensitive',
  deployments: 'sensitive',
  tags: 'minor',
  alternativeTo: 'sensitive',
  licence: 'sensitive',
  hosting: 'sensitive',
  pricing: 'sensitive',
  prices: 'sensitive',
  channels: 'sensitive',
  references: 'sensitive',
  sinceYear: 'sensitive',
  logo: 'sensitive',
  screenshots: 'sensitive',
};

export const LISTING_KEYS = Object.keys(FIELD_SENSITIVITY) as (keyof Listing)[];

/** Fields that differ, the parts of the hosting counted as one, in the order of the form. */
export function changedFields(before: Listing, after: Listing): (keyof Listing)[] {
  const changed = new Set(
    listingDiff(before, after).map(({ field }) => field.split('.')[0] as keyof Listing),
  );
  return LISTING_KEYS.filter((key) => changed.has(key));
}

/** Takes some fields of `from`, also those it leaves out. */
export function takeFields(onto: Listing, from: Listing, fields: (keyof Listing)[]): Listing {
  const result: Record<string, unknown> = { ...onto };
  for (const field of fields) {
    if (from[field] === undefined) delete result[field];
    else result[field] = from[field];
  }
  return result as Listing;
}
