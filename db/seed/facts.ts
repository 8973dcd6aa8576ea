import { FACT_KEYS, type FactKey, type Facts } from '@gouvtech/criteria';
import type { Listing } from '@gouvtech/domain';
import { listingFacts } from '@gouvtech/domain/listing-facts';

/** All facts answered: those given are true, six are read from the listing, the others are false. */
export function factsOf(listing: Listing, given: readonly FactKey[]): Facts {
  const read: Facts = listingFacts(listing);
  return Object.fromEntries(FACT_KEYS.map((key) => [key, read[key] ?? given.includes(key)]));
}
