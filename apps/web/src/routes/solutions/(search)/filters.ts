/** What the filters show: few values beside the list, all of them on the page of filters. */
import {
  FACETS,
  FACET_NAMES,
  type FacetCount,
  type FacetName,
  type FacetView,
} from '@gouvtech/domain';
import { allFiltersAddress, chosenValues } from './address.ts';
import { facetTitle, valueLabel } from './words.ts';

export type FilterOption = { value: string; label: string; count: number; checked: boolean };
export type Filter = {
  facet: FacetName;
  title: string;
  /** proof is one value, "at least": radios that draw the marks; a minimum score is a list to pull down */
  kind: 'boxes' | 'proof' | 'score';
  open: boolean;
  options: FilterOption[];
  /** values left out, and where they are */
  more: { href: string; count: number } | null;
};
/** A facet that has no place beside the list: the way to it. */
export type FilterLink = { href: string; title: string };

/** Beside the list: the facets that decide, and how many of their values. Others appear once they are used. */
const BESIDE: Partial<Record<FacetName, number>> = {
  domain: 4,
  proof: 4,
  label: 4,
  prerequisites: 1,
  location: 4,
  deployment: 3,
  licence: 3,
};

const isScore = (facet: FacetName): boolean => facet.startsWith('score-');
/** What decides comes first, the overall score before the themes, the rest as in the domain. */
const ORDER = new Set<FacetName>([
  ...(Object.keys(BESIDE) as FacetName[]),
  ...FACET_NAMES.filter((facet) => !isScore(facet)),
  'score-ALL',
  ...FACET_NAMES,
]);

const kindOf = (facet: FacetName): Filter['kind'] =>
  isScore(facet) ? 'score' : FACETS[facet].combine === 'min' ? 'proof' : 'boxes';

/** Beside the list, a label is asked for at any level: the first one, which those above hold too. */
const isFirstLevel = ({ value, checked }: FilterOption): boolean =>
  checked || !/-[23]$/.test(value);

/** Up to here the order of the domain leads from what is sought most; beyond, the fullest values are shown. */
const SHORT = 5;

/** Chosen first; the others keep the order of the domain, so that boxes do not jump about. */
function shortlist(options: FilterOption[], limit: number): FilterOption[] {
  if (options.length <= limit) return options;
  const weight = (option: FilterOption): number => (options.length > SHORT ? option.count : 0);
  const ranked = options.toSorted(
    (a, b) => Number(b.checked) - Number(a.checked) || weight(b) - weight(a),
  );
  const chosen = options.filter(({ checked }) => checked).length;
  const kept = new Set(ranked.slice(0, Math.max(limit, chosen)));
  return [...kept]
    .filter(({ checked }) => checked)
    .concat(options.filter((option) => kept.has(option) && !option.checked));
}

function optionsOf(facet: FacetName, counts: FacetCount[], chosen: Set<string>): FilterOption[] {
  const known = new Map(counts.map(({ value, count }) => [value, count]));
  const order: readonly string[] = FACETS[facet].values ?? [...known.keys()];
  const values = new Set([...order, ...chosen]);
  return [...values].map((value) => ({
    value,
    label: valueLabel(facet, value),
    count: known.get(value) ?? 0,
    checked: chosen.has(value),
  }));
}

function everyFilter(facets: FacetView[], params: URLSearchParams): Filter[] {
  const counts = new Map(facets.map(({ facet, values }) => [facet, values]));
  const chosen = Map.groupBy(chosenValues(params), ({ facet }) => facet);
  return [...ORDER].map((facet) => {
    const values = new Set((chosen.get(facet) ?? []).map(({ value }) => value));
    return {
      facet,
      title: facetTitle(facet),
      kind: kindOf(facet),
      open: true,
      options: optionsOf(facet, counts.get(facet) ?? [], values),
      more: null,
    };
  });
}

/** Every facet with every value, for the page of filters. */
export const allFilters = everyFilter;

/**
 * Filters beside the list: the deciding facets, those in use, and links to the others. A page has a budget of
 * elements (docs: 800), which thirty domains and fifteen audiences would spend alone.
 */
export function filtersBeside(
  facets: FacetView[],
  params: URLSearchParams,
): { filters: Filter[]; others: FilterLink[] } {
  const filters: Filter[] = [];
  const others: FilterLink[] = [];
  for (const filter of everyFilter(facets, params)) {
    const used = filter.options.some(({ checked }) => checked);
    const limit = BESIDE[filter.facet] ?? (used ? 1 : 0);
    const href = allFiltersAddress(params, filter.facet);
    if (limit === 0) {
      if (!isScore(filter.facet)) others.push({ href, title: filter.title });
      continue;
    }
    const known = filter.facet === 'label' ? filter.options.filter(isFirstLevel) : filter.options;
    const options = filter.kind === 'boxes' ? shortlist(known, limit) : known;
    const left = filter.options.length - options.length;
    filters.push({
      ...filter,
      options,
      more: left > 0 ? { href, count: filter.options.length } : null,
    });
  }
  others.push({ href: allFiltersAddress(params, 'score-ALL'), title: 'Note assurée, par thème' });
  return { filters, others };
}
