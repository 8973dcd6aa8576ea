/** Everything the page shows, in words and addresses, from one answer of the API and the address of the page. */
import { DOMAIN_CODES } from '@gouvtech/domain';
import { DOMAIN_LABELS } from '@gouvtech/domain/labels';
import { count } from '#lib/format.ts';
import { carrying, choiceOf, readTray, slugsOf, withTray, type Tray } from '#lib/compare/tray.ts';
import type { SolutionList } from '#lib/server/api.ts';
import {
  ALL_FILTERS,
  VIEW,
  addressWithTray,
  allFiltersAddress,
  asked,
  chosenValues,
  searchAddress,
  tidy,
  withParameter,
  without,
  withoutValue,
} from './address.ts';
import { entryOf } from './card.ts';
import { allFilters, filtersBeside } from './filters.ts';
import { searchedTerms } from './highlight.ts';
import { orderOf } from './order.ts';
import { pageTitle } from './page-title.ts';
import { suggestionsFor } from './suggestions.ts';
import { whyNothing } from './unanswered.ts';
import { filterLabel } from './words.ts';

export type SearchView = ReturnType<typeof searchView>;
type Field = [name: string, value: string];

export const showsAllFilters = (params: URLSearchParams): boolean =>
  params.get(VIEW) === ALL_FILTERS;

const fields = (params: URLSearchParams, names: (name: string) => boolean): Field[] =>
  [...tidy(params)].filter(([name]) => names(name) && name !== 'page');

function correctionOf(query: SolutionList['query'], params: URLSearchParams) {
  if (query.corrected !== null)
    return {
      shown: query.corrected,
      other: query.text,
      href: searchAddress(withParameter(params, 'literal', 'true')),
    };
  return null;
}

const SYNONYMS_SHOWN = 6;

function synonymsOf({ synonyms }: SolutionList['query'], params: URLSearchParams) {
  const terms = [...new Set(synonyms.flatMap(({ also }) => also))].slice(0, SYNONYMS_SHOWN);
  if (terms.length === 0) return null;
  return { terms, href: searchAddress(withParameter(params, 'literal', 'true')) };
}

/** Where to look when nothing answers the whole search; none once a filter is chosen. */
function nearDomainsOf({ query, total }: SolutionList, params: URLSearchParams) {
  if ((total > 0 && !query.relaxed) || chosenValues(params).length > 0) return [];
  return query.domains.map((code) => ({
    href: searchAddress(new URLSearchParams({ domain: code })),
    name: DOMAIN_LABELS[code].name,
  }));
}

function emptyOf(list: SolutionList, params: URLSearchParams) {
  if (list.total > 0) return null;
  const { text, literal } = list.query;
  return {
    reason: text ? whyNothing(text, !literal && chosenValues(params).length === 0) : null,
    suggestions: suggestionsFor(list.facets, params),
    withoutFilters: searchAddress(
      without(
        params,
        chosenValues(params).map(({ facet }) => facet),
      ),
    ),
    withoutText: searchAddress(without(params, ['q', 'literal'])),
    domains: DOMAIN_CODES.map((code) => ({
      href: searchAddress(withTray(new URLSearchParams({ domain: code }), readTray(params))),
      name: DOMAIN_LABELS[code].name,
    })),
  };
}

function pagerOf({ total, page, pageSize }: SolutionList, params: URLSearchParams) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const to = (n: number): string => searchAddress(withParameter(params, 'page', String(n)));
  return { page, pages, previous: to(page - 1), next: to(page + 1), last: to(pages) };
}

/** @param params the parameters of the page's address, as typed; the tray holds known solutions only */
export function searchView(list: SolutionList, params: URLSearchParams, tray: Tray) {
  const { text, corrected, literal, relaxed, widened } = list.query;
  const everything = showsAllFilters(params);
  const searched = searchedTerms(list.query.terms);
  const chosen = chosenValues(params);
  const isChoice = (name: string): boolean => chosen.some(({ facet }) => facet === name);
  return {
    title: pageTitle(params, corrected ?? text, list.page),
    address: searchAddress(asked(params)),
    text,
    literal: literal && text !== '' ? searchAddress(without(params, ['literal'])) : null,
    relaxed,
    widened,
    synonyms: synonymsOf(list.query, params),
    nearDomains: nearDomainsOf(list, params),
    correction: correctionOf(list.query, params),
    total: list.total,
    pageSize: list.pageSize,
    found: list.total === 0 ? 'Aucune solution' : count(list.total, 'solution'),
    active: chosen.map(({ facet, value }) => ({
      href: searchAddress(withoutValue(params, facet, value)),
      label: filterLabel(facet, value),
    })),
    withoutFilters: searchAddress(
      without(
        params,
        chosen.map(({ facet }) => facet),
      ),
    ),
    everything,
    everythingHref: allFiltersAddress(params),
    backHref: searchAddress(params),
    ...(everything
      ? { filters: allFilters(list.facets, params), others: [] }
      : filtersBeside(list.facets, params)),
    /** fields each form keeps for the others */
    kept: {
      byFilters: fields(params, (name) => !isChoice(name)),
      bySearch: fields(params, (name) => name !== 'q' && name !== 'literal'),
      byOrder: fields(params, (name) => name !== 'sort' && name !== 'theme'),
    },
    order: orderOf(list.sort, list.theme, text !== ''),
    entries: everything
      ? []
      : list.items.map((card) => ({
          ...entryOf(card, searched, list),
          href: carrying(`/solutions/${card.slug}`, slugsOf(tray)),
          choice: choiceOf(tray, card.slug, addressWithTray(params)),
        })),
    pager: pagerOf(list, params),
    empty: emptyOf(list, params),
  };
}
