import type { Card } from '@gouvtech/domain';

const LETTERS_MIN = 3;

/** Lower case without accents, as the SQL function `fold` does for the letters of European languages. */
const fold = (text: string): string =>
  text
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

/**
 * The words an entry brings to the vocabulary that corrects typing faults. All of them are in the card, so that the
 * card being replaced says which words to take away: the counts stay exact.
 */
export function cardWords(
  card: Pick<Card, 'name' | 'tags' | 'alternativeTo' | 'summary' | 'vendor'>,
): Set<string> {
  const text = [
    card.name,
    ...card.tags,
    ...card.alternativeTo,
    card.summary,
    card.vendor?.name ?? '',
  ];
  const words = fold(text.join(' ')).match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= LETTERS_MIN && /\p{L}/u.test(word)));
}
