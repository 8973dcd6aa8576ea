/** Which words of a text answer the search: accents, case and plurals aside, whole words only. */

const EMPTY_WORDS = new Set(
  'a au aux avec ce ces d dans de des du en et l la le les leur leurs ou par pour qui sa ses son sur un une'.split(
    ' ',
  ),
);
/** From this length a word of the search also answers for the longer ones it begins. */
const PREFIX_FROM = 4;

/** Lower case, without accents or ligatures: « Élèves » and « eleves » are one word. */
export const fold = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

const singular = (word: string): string => (word.length > 3 ? word.replace(/[sx]$/, '') : word);

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words of a search worth showing in the results. */
export function searchedWords(query: string): string[] {
  const words = wordsOf(fold(query)).filter((word) => !EMPTY_WORDS.has(word));
  return [...new Set(words.map(singular))];
}

const answers = (word: string, searched: string): boolean => {
  const folded = singular(fold(word));
  return folded === searched || (searched.length >= PREFIX_FROM && folded.startsWith(searched));
};

/**
 * Cuts a text around the words searched for: plain, marked, plain, marked… so odd positions are marked. Words that
 * follow each other are marked together. Joined again, the parts are the text.
 */
export function highlight(text: string, searched: readonly string[]): string[] {
  const parts: string[] = [''];
  for (const piece of text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? []) {
    const marked = /^[\p{L}\p{N}]/u.test(piece) && searched.some((word) => answers(piece, word));
    const inMark = parts.length % 2 === 0;
    const last = parts.length - 1;
    if (marked && !inMark && parts[last]?.trim() === '' && last > 0) {
      const gap = parts.pop() ?? '';
      parts[last - 1] += gap + piece;
    } else if (marked === inMark) parts[last] += piece;
    else parts.push(piece);
  }
  return parts;
}
