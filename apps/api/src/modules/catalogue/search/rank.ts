/** Order of the solutions found by a search: the name first, then the text, then the neutral order of the day. */
import { distance } from 'fastest-levenshtein';
import { wordsOf } from './words.ts';

export type Ranked = { ordinal: number; name_key: string; rank: number };

const EXACT = 0;
const NEAR = 1;
const REST = 2;

/**
 * @param words of the query, corrected
 * @param daily hash of the day, for ties
 */
export function byRelevance(
  found: Ranked[],
  words: string[],
  daily: (ordinal: number) => number,
): number[] {
  const asked = words.join(' ');
  return found
    .map(({ ordinal, name_key, rank }) => {
      const name = wordsOf(name_key).join(' ');
      return { ordinal, rank, step: nameStep(name, asked), hash: daily(ordinal) };
    })
    .sort((a, b) => a.step - b.step || b.rank - a.rank || a.hash - b.hash)
    .map(({ ordinal }) => ordinal);
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
