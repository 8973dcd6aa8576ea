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

/** Words, or words that follow each other. */
export type Searched = string[][];

/** What a search found by, worth showing in the results. */
export function searchedTerms(terms: readonly string[]): Searched {
  const found = new Map<string, string[]>();
  for (const term of terms) {
    const words = wordsOf(fold(term))
      .filter((word) => !EMPTY_WORDS.has(word))
      .map(singular);
    if (words.length > 0) found.set(words.join(' '), words);
  }
  return [...found.values()];
}

const answers = (word: string, searched: string): boolean => {
  const folded = singular(fold(word));
  return folded === searched || (searched.length >= PREFIX_FROM && folded.startsWith(searched));
};

const isWord = (piece: string): boolean => /^[\p{L}\p{N}]/u.test(piece);

/** The last piece of the term that begins at `from`, empty words aside; -1 when it does not begin there. */
function endOf(pieces: string[], from: number, term: string[]): number {
  let next = 0;
  for (let at = from; at < pieces.length; at += 1) {
    const piece = pieces[at]!;
    if (!isWord(piece)) continue;
    if (answers(piece, term[next]!)) next += 1;
    else if (at === from || !EMPTY_WORDS.has(fold(piece))) return -1;
    if (next === term.length) return at;
  }
  return -1;
}

/**
 * Cuts a text around the words searched for: plain, marked, plain, marked… so odd positions are marked. Words that
 * follow each other are marked together. Joined again, the parts are the text.
 */
export function highlight(text: string, searched: Searched): string[] {
  const pieces = text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? [];
  const ends = pieces.map((piece, at) =>
    isWord(piece) ? Math.max(-1, ...searched.map((term) => endOf(pieces, at, term))) : -1,
  );
  const parts: string[] = [''];
  let markedTo = -1;
  pieces.forEach((piece, at) => {
    markedTo = Math.max(markedTo, ends[at]!);
    const marked = at <= markedTo;
    const inMark = parts.length % 2 === 0;
    const last = parts.length - 1;
    if (marked && !inMark && parts[last]?.trim() === '' && last > 0) {
      const gap = parts.pop() ?? '';
      parts[last - 1] += gap + piece;
    } else if (marked === inMark) parts[last] += piece;
    else parts.push(piece);
  });
  return parts;
}
