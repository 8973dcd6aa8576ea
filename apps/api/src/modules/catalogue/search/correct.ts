/** Typing faults, corrected towards the words the catalogue itself uses. */
import { distance } from 'fastest-levenshtein';
import { fold } from './words.ts';

export type Candidate = { word: string; entries: number };

/** Short words have too many neighbours, and a number is never a fault: `iso27001` is not `iso27002`. */
export const isCorrectable = (word: string): boolean => word.length > 3 && !/\p{N}/u.test(word);

/** Faults forgiven, by length of the word. */
const allowed = (word: string): number => (word.length <= 5 ? 1 : word.length <= 11 ? 2 : 3);

/**
 * @returns the nearest word of the catalogue, the most used of the equally near ones; null when none is near enough.
 */
export function nearest(word: string, candidates: Candidate[]): string | null {
  let best: { word: string; far: number; entries: number } | null = null;
  for (const candidate of candidates) {
    const far = isSwap(word, candidate.word) ? 1 : distance(word, candidate.word);
    if (far === 0 || far > allowed(word)) continue;
    // One rarely misses the first letter: with two faults, another first letter is another word.
    if (far > 1 && candidate.word[0] !== word[0]) continue;
    const better =
      !best ||
      far < best.far ||
      (far === best.far && candidate.entries > best.entries) ||
      (far === best.far && candidate.entries === best.entries && candidate.word < best.word);
    if (better) best = { ...candidate, far };
  }
  return best?.word ?? null;
}

/** Two neighbouring letters exchanged, the most common fault on a keyboard, is one fault and not two. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return (
    a[at] !== undefined &&
    a[at] === b[at + 1] &&
    a[at + 1] === b[at] &&
    a.slice(at + 2) === b.slice(at + 2)
  );
}

/** The query as typed, with the corrected words in place of the faulty ones. */
export const rewrite = (text: string, corrections: Map<string, string>): string =>
  text.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => corrections.get(fold(word)) ?? word);
