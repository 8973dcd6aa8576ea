/**
 * Chance without a generator: the same words always give the same number, whatever was asked before,
 * so that adding a solution never changes the others (FNV-1a, then the finisher of MurmurHash3).
 */
export function chance(...words: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of words.join('\u0000')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

/** @returns an integer from `from` to `to`, both included. */
export const between = (from: number, to: number, ...words: (string | number)[]): number =>
  from + Math.floor(chance(...words) * (to - from + 1));

/** @returns one of the choices, which must not be empty. */
export const pick = <T>(choices: readonly T[], ...words: (string | number)[]): T =>
  choices[Math.floor(chance(...words) * choices.length)] as T;
