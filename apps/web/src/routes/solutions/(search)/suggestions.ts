/** Nothing found: which filter to remove and what it would give, from the counts already in hand. */
import type { FacetName, FacetView } from '@gouvtech/domain';
import { chosenValues, searchAddress, without } from './address.ts';
import { filterLabel } from './words.ts';

export type Suggestion = {
  href: string;
  /** the filters to remove, in words */
  labels: string[];
  count: number;
  /** false when a solution may have several values, or none: the true count may be higher */
  exact: boolean;
};

/** Every solution has one value of these and one only (db/src/read-model/facets.ts), so their counts add up. */
const ONE_VALUE_EACH: readonly FacetName[] = [
  'licence',
  'location',
  'franceconnect',
  'proconnect',
  'assessment',
  'prerequisites',
];

/** Counts of a facet leave its own choice aside: they say what the list would be without it. */
function countWithout(facet: FacetName, facets: FacetView[]): number {
  const counts = facets.find((one) => one.facet === facet)?.values.map(({ count }) => count) ?? [];
  return ONE_VALUE_EACH.includes(facet)
    ? counts.reduce((sum, count) => sum + count, 0)
    : Math.max(0, ...counts);
}

/** The facets whose removal alone gives something, the most fruitful first. */
export function suggestionsFor(facets: FacetView[], params: URLSearchParams): Suggestion[] {
  const chosen = Map.groupBy(chosenValues(params), ({ facet }) => facet);
  return [...chosen]
    .map(([facet, values]) => ({
      href: searchAddress(without(params, [facet])),
      labels: values.map(({ value }) => filterLabel(facet, value)),
      count: countWithout(facet, facets),
      exact: ONE_VALUE_EACH.includes(facet),
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
