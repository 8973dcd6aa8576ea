/** Order of the solutions found by a search: names first, then what fits best, then the neutral order of the day. */
import { distance } from 'fastest-levenshtein';
import type { Search } from './search.ts';
import { sequenceOf } from './words.ts';

export type Ranked = {
  ordinal: number;
  name_key: string;
  /** folded names of the products it replaces */
  replaces: string[];
  /** by matcher, 0 to about 1; 0 when only the description holds it */
  fits: number[];
  /** facets favoured by the query that the entry meets */
  favours: string[];
};

const EXACT = 0;
const NEAR = 1;
const REST = 2;

const IN_DESCRIPTION = 0.12;
const BONUS = { replaces: 0.6, replacesAsked: 1.5, name: 0.25, audience: 0.15, domain: 0.08 };

/** @param daily hash of the day, for ties */
export function byRelevance(
  found: Ranked[],
  search: Search,
  daily: (ordinal: number) => number,
): number[] {
  const asked = search.tokens.map(({ word }) => word);
  const spans = new Set(search.spans);
  return found
    .map((one) => {
      const name = sequenceOf(one.name_key);
      return {
        ordinal: one.ordinal,
        step: nameStep(name.join(' '), asked.join(' ')),
        score: score(one, name, search, spans),
        hash: daily(one.ordinal),
      };
    })
    .sort((a, b) => a.step - b.step || b.score - a.score || a.hash - b.hash)
    .map(({ ordinal }) => ordinal);
}

/** What each token brings, rare ones more, then what the name, the products and the facets add. */
function score(one: Ranked, name: string[], search: Search, spans: Set<string>): number {
  const { tokens, matchers, coverage } = search;
  const total = coverage.idf.reduce((sum, idf) => sum + idf, 0) || 1;
  let sum = 0;
  tokens.forEach((_, at) => {
    let best = 0;
    matchers.forEach(({ from, to, weight }, index) => {
      if (at < from || at > to) return;
      const fit = one.fits[index]! || (search.holds(index, one.ordinal) ? IN_DESCRIPTION : 0);
      best = Math.max(best, weight * fit);
    });
    sum += (best * coverage.idf[at]!) / total;
  });
  const share = coverage.share.get(one.ordinal) ?? 0;
  const replaced = one.replaces.some((product) => spans.has(sequenceOf(product).join(' ')));
  const inName = tokens.filter(({ word }) => name.includes(word)).length;
  return (
    sum * (0.3 + 0.7 * share) +
    (replaced ? (search.replaces ? BONUS.replacesAsked : BONUS.replaces) : 0) +
    (BONUS.name * inName) / Math.max(1, name.length) +
    (one.favours.includes('audience') ? BONUS.audience : 0) +
    (one.favours.includes('domain') ? BONUS.domain : 0)
  );
}

function nameStep(name: string, asked: string): number {
  if (name === asked) return EXACT;
  const compact = name.replaceAll(' ', '');
  const wanted = asked.replaceAll(' ', '');
  if (compact === wanted) return EXACT;
  if (name.startsWith(`${asked} `)) return NEAR;
  if (wanted.length >= 5 && distance(compact, wanted) <= 1) return NEAR;
  return REST;
}
