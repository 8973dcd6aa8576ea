/** What a reader typed, as words. Operators, quotes and symbols have no meaning here: they only separate words. */

const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

/** Lower case without accents, as the SQL function `fold` writes the catalogue's own words. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđ]/g, (letter) => LIGATURES[letter]!);

/** Words in the order typed, folded: letters and digits only, so they are safe in a text query. */
export const sequenceOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Control characters (NUL among them) are not text: PostgreSQL refuses them and nobody types them. */
export const cleanQuery = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
