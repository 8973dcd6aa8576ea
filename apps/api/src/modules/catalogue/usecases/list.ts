import { FACETS, FACET_NAMES, type FacetName, type FacetView } from '@gouvtech/domain';
import { THEME_IDS } from '@gouvtech/criteria';
import type { CatalogueDependencies } from './dependencies.ts';
import { today } from './dependencies.ts';
import {
  filter,
  isFew,
  readCards,
  sortedPage,
  type Filtered,
  type SortKey,
  type State,
} from '../repository.ts';
import { weigh } from '../search-repository.ts';
import { selectionOf, type ListQuery } from '../schemas/query.ts';
import { bitsOf, holds, pick } from '../search/bits.ts';
import { dailyHash, dailyOrder, seedOf } from '../search/daily-order.ts';
import { byRelevance } from '../search/rank.ts';
import { search, type Search } from '../search/search.ts';
import { withAccents } from '../search/spelling.ts';
import { cleanQuery } from '../search/words.ts';

/** Solutions found that are weighed; beyond, a search is so wide that the neutral order is as good. */
const WEIGHED_MAX = 400;

/** @returns the JSON of a `SolutionList`; cards are passed through as they are stored. */
export async function listSolutions(
  { database, clock }: CatalogueDependencies,
  query: ListQuery,
  { bit_length: length, entries }: State,
): Promise<string> {
  const { page, pageSize, sort, theme, literal } = query;
  const text = cleanQuery(query.q ?? '');
  const found = text === '' ? null : await search(database, text, literal, entries);
  const hits = found && bitsOf(found.ordinals, length);
  const filtered = await filter(database, selectionOf(query), hits);
  const day = today(clock);
  const span = { from: (page - 1) * pageSize, limit: pageSize };
  const context = { database, day, length, filtered, span };
  const cards =
    span.from >= filtered.total
      ? []
      : sort === 'relevance'
        ? await readCards(database, await relevancePage(context, found))
        : await sortPage(context, sortKey(sort, theme));
  const rest = {
    total: filtered.total,
    page,
    pageSize,
    facets: facetViews(filtered),
    query: {
      text,
      corrected: found?.corrected ? withAccents(found.corrected, text, cards) : null,
      literal,
      relaxed: found?.relaxed ?? false,
      widened: found?.widened ?? false,
      synonyms: found?.synonyms ?? [],
      terms: found?.terms ?? [],
      domains: found?.domains ?? [],
    },
    sort,
    theme: theme ?? null,
  };
  return `{"items":[${cards.join(',')}],${JSON.stringify(rest).slice(1)}`;
}

type Context = {
  database: CatalogueDependencies['database'];
  day: string;
  length: number;
  filtered: Filtered;
  span: { from: number; limit: number };
};

async function relevancePage(context: Context, found: Search | null): Promise<number[]> {
  const { database, day, length, filtered, span } = context;
  const order = dailyOrder(day, length);
  if (!found) return pick(filtered.bits, order, span.from, span.limit);
  const weighed = firstToWeigh(found, pick(filtered.bits, order, 0, filtered.total));
  const favoured = [
    ...found.audiences.map((code) => `audience:${code}`),
    ...found.domains.map((code) => `domain:${code}`),
  ];
  const seed = seedOf(day);
  const ranked = await weigh(database, found.matchers, weighed, favoured, found.holdsInHead);
  const first = byRelevance(ranked, found, (ordinal) => dailyHash(seed, ordinal));
  const page = first.slice(span.from, span.from + span.limit);
  if (page.length === span.limit || first.length >= filtered.total) return page;
  const taken = new Set(weighed);
  const others = order.filter((ordinal) => !taken.has(ordinal));
  const from = Math.max(0, span.from - first.length);
  return [...page, ...pick(filtered.bits, others, from, span.limit - page.length)];
}

/** Those that answer most of the query outside their description, in the neutral order: age gives no advantage. */
function firstToWeigh({ coverage }: Search, found: number[]): number[] {
  if (found.length <= WEIGHED_MAX) return found;
  const shareOf = (ordinal: number) => coverage.headShare.get(ordinal) ?? 0;
  return found.toSorted((a, b) => shareOf(b) - shareOf(a)).slice(0, WEIGHED_MAX);
}

async function sortPage(context: Context, key: SortKey): Promise<string[]> {
  const { database, day, length, filtered, span } = context;
  const few = isFew(filtered.total)
    ? pick(filtered.bits, dailyOrder(day, length), 0, filtered.total)
    : null;
  return sortedPage(database, key, { bits: filtered.bits, few }, { seed: seedOf(day), ...span });
}

function sortKey(
  sort: Exclude<ListQuery['sort'], 'relevance'>,
  theme: ListQuery['theme'],
): SortKey {
  if (sort === 'updated' || sort === 'name') return { by: sort };
  return { by: sort, position: theme ? 2 + THEME_IDS.indexOf(theme) : 1 };
}

/** Facets in the order of the domain, values in theirs; licences, whose list is open, from the most used. */
function facetViews({ counts }: Filtered): FacetView[] {
  const byFacet = Map.groupBy(counts, ({ facet }) => facet);
  return FACET_NAMES.map((facet) => {
    const held = byFacet.get(facet) ?? [];
    const values = FACETS[facet as FacetName].values as readonly string[] | null;
    if (!values) {
      const open = held.map(({ value, count }) => ({ value, count }));
      return {
        facet,
        values: open.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
      };
    }
    const numbers = new Map(held.map(({ value, count }) => [value, count]));
    return { facet, values: values.map((value) => ({ value, count: numbers.get(value) ?? 0 })) };
  });
}
