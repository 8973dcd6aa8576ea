/** Which entries answer the whole query, and how much of it the others answer. */
import type { Matcher } from './matchers.ts';
import type { Token } from './reading.ts';

/** Entries that a matcher found: in the name, tags, products, summary or domains, or in the description alone. */
export type Found = { head: number[]; body: number[] };

export type Coverage = {
  /** weight of each token, 0 for an empty word; rare words weigh more */
  idf: number[];
  /** share of the query, 0 to 1, that each entry answers */
  share: Map<number, number>;
  /** the same in the head alone: who is weighed first */
  headShare: Map<number, number>;
  /** an entry answers every needed token, surely or by a related term */
  complete: boolean;
};

const MINOR_WEIGHT = 0.3;
/** From this weight a matcher answers for its words; a related term answers in part. */
const SURE = 0.5;
const RELATED = 0.5;

export function coverageOf(
  tokens: Token[],
  empty: boolean[],
  matchers: Matcher[],
  found: Found[],
  entries: number,
): Coverage {
  const idf = tokens.map(({ minor }, at) =>
    empty[at] ? 0 : rarity(at, matchers, found, entries) * (minor ? MINOR_WEIGHT : 1),
  );
  const whole = idf.reduce((sum, one, at) => sum + (isNeeded(tokens, empty, at) ? one : 0), 0);
  const [share, headShare] = [new Map<number, number>(), new Map<number, number>()];
  const answered = new Map<number, number>();
  tokens.forEach((_, at) => {
    if (!isNeeded(tokens, empty, at)) return;
    const [all, head] = [new Map<number, number>(), new Map<number, number>()];
    matchers.forEach(({ from, to, weight }, index) => {
      if (at < from || at > to) return;
      const sure = weight >= SURE ? 1 : RELATED;
      for (const ordinal of found[index]!.head) {
        raise(all, ordinal, sure);
        raise(head, ordinal, sure);
      }
      for (const ordinal of found[index]!.body) raise(all, ordinal, sure);
    });
    for (const [ordinal, sure] of all) {
      add(share, ordinal, (sure * idf[at]!) / whole);
      add(answered, ordinal, 1);
    }
    for (const [ordinal, sure] of head) add(headShare, ordinal, (sure * idf[at]!) / whole);
  });
  const needed = tokens.filter((_, at) => isNeeded(tokens, empty, at)).length;
  const most = [...answered.values()].reduce((one, other) => Math.max(one, other), 0);
  return { idf, share, headShare, complete: needed > 0 && most === needed };
}

/** A minor word is needed only when the query has no other. */
export function isNeeded(tokens: Token[], empty: boolean[], at: number): boolean {
  if (empty[at]) return false;
  return !tokens[at]!.minor || tokens.every(({ minor }, other) => minor || empty[other]);
}

/** 1 for a word that one entry holds, near 0 for one that all hold. */
function rarity(at: number, matchers: Matcher[], found: Found[], entries: number): number {
  let held = 0;
  matchers.forEach(({ from, to, weight, origin }, index) => {
    if (at < from || at > to || weight < SURE) return;
    const count = found[index]!.head.length + found[index]!.body.length;
    if (origin === 'typed' && from === to) held = Math.max(held, count);
    else if (held === 0) held = Math.max(held, Math.min(count, entries / 10));
  });
  return Math.log(1 + entries / Math.max(1, held)) / Math.log(1 + entries);
}

const raise = (map: Map<number, number>, key: number, value: number): void => {
  if ((map.get(key) ?? 0) < value) map.set(key, value);
};
const add = (map: Map<number, number>, key: number, value: number): void => {
  map.set(key, (map.get(key) ?? 0) + value);
};
