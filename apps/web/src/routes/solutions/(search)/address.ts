/** The address is the state: reading it, and writing the address of every link of the page. */
import { FACET_NAMES, PAGE_SIZES, type FacetName } from '@gouvtech/domain';
import { TRAY, withTray } from '#lib/compare/tray.ts';

const ORDERED = ['q', 'literal', ...FACET_NAMES, 'sort', 'theme', 'page', 'pageSize', TRAY];
const DEFAULTS: Record<string, string> = {
  literal: 'false',
  sort: 'relevance',
  page: '1',
  pageSize: String(PAGE_SIZES.default),
};
/** Parameter of the page alone: `vue=filtres` shows every filter in place of the list. */
export const VIEW = 'vue';
export const ALL_FILTERS = 'filtres';

/** Left by mailings and social networks; they say nothing about the search. */
const isTracking = (name: string): boolean => name.startsWith('utm_');

/**
 * What the API is asked: everything typed, unknown names included so that the API can name them, without empty
 * fields (a form without script sends them), tracking and the page's own parameters.
 */
export function asked(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    [...params].filter(
      ([name, value]) => value !== '' && !isTracking(name) && name !== VIEW && name !== TRAY,
    ),
  );
}

/** The query without its empty fields, `?` included; null when it has none. */
export function withoutEmpty(params: URLSearchParams): string | null {
  const filled = [...params].filter(([, value]) => value !== '');
  if (filled.length === params.size) return null;
  return filled.length > 0 ? `?${new URLSearchParams(filled).toString()}` : '';
}

/** The same search written one way: known names in a fixed order, each value once, defaults left out. */
export function tidy(params: URLSearchParams): URLSearchParams {
  const known = ORDERED.flatMap((name) =>
    [...new Set(params.getAll(name))]
      .filter((value) => value !== '' && value !== DEFAULTS[name])
      .map((value): [string, string] => [name, value]),
  );
  const sorted = known.some(([name, value]) => name === 'sort' && isScoreSort(value));
  return new URLSearchParams(known.filter(([name]) => name !== 'theme' || sorted));
}

/** A theme means something for these orders only. */
export const isScoreSort = (sort: string): boolean => sort === 'assured' || sort === 'audited';

/** Address of a search in this site. */
export function searchAddress(params: URLSearchParams): string {
  const text = tidy(params).toString();
  return text ? `/solutions?${text}` : '/solutions';
}

/** Values chosen, by facet, in the order of the domain. */
export function chosenValues(params: URLSearchParams): { facet: FacetName; value: string }[] {
  return FACET_NAMES.flatMap((facet) =>
    [...new Set(params.getAll(facet))]
      .filter((value) => value !== '')
      .map((value) => ({ facet, value })),
  );
}

/** The search without one value; the page starts again at 1, as after every change. */
export function withoutValue(
  params: URLSearchParams,
  name: string,
  value: string,
): URLSearchParams {
  const rest = restart(params);
  rest.delete(name, value);
  return rest;
}

/** The search without these parameters. */
export function without(params: URLSearchParams, names: readonly string[]): URLSearchParams {
  const rest = restart(params);
  for (const name of names) rest.delete(name);
  return rest;
}

/** The search with one parameter set, or removed when `value` is null. */
export function withParameter(
  params: URLSearchParams,
  name: string,
  value: string,
): URLSearchParams {
  const next = restart(params);
  next.set(name, value);
  return next;
}

/** Address of the page with every filter, at one of them when named. */
export function allFiltersAddress(params: URLSearchParams, facet?: FacetName): string {
  const next = tidy(restart(params));
  next.set(VIEW, ALL_FILTERS);
  return `/solutions?${next.toString()}${facet ? `#f-${facet}` : ''}`;
}

function restart(params: URLSearchParams): URLSearchParams {
  const copy = new URLSearchParams(params);
  copy.delete('page');
  return copy;
}

/** Address of the same search, at the same page, with these solutions set aside. */
export const addressWithTray =
  (params: URLSearchParams) =>
  (slugs: string[]): string =>
    searchAddress(withTray(params, slugs));
