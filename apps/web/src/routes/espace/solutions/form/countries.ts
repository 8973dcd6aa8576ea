/** Countries as people write them: names in French or two-letter codes. */
import { countryName } from '@gouvtech/domain/words';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

const CODES = new Map(
  LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => countryName(code) !== code)
    .map((code) => [plain(countryName(code)), code]),
);

/** « france » → `FR`. What is no country stays as it was typed: the API says so. */
export const countryCode = (typed: string): string =>
  CODES.get(plain(typed)) ??
  (typed.trim().length === 2 ? typed.trim().toUpperCase() : typed.trim());
