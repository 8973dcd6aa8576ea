/** What a reader typed, as words. Operators, quotes and symbols have no meaning here: they only separate words. */

const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

/** Lower case without accents, as the SQL function `fold` writes the catalogue's own words. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđ]/g, (letter) => LIGATURES[letter]!);

/** Distinct words in the order typed, folded: letters and digits only, so they are safe in a text query. */
export const wordsOf = (text: string): string[] => [
  ...new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []),
];

/** Control characters (NUL among them) are not text: PostgreSQL refuses them and nobody types them. */
export const cleanQuery = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

export type TextQuery = { operator: '&' | '|'; words: string[] };

const PREFIX_MIN = 3;

/** The `to_tsquery` text: every word (`&`) or any (`|`); the last one may still be being typed. */
export const tsqueryText = ({ operator, words }: TextQuery, prefix: boolean): string =>
  words
    .map((word, index) => {
      const open = prefix && index === words.length - 1 && word.length >= PREFIX_MIN;
      return `'${word}'${open ? ':*' : ''}`;
    })
    .join(` ${operator} `);
