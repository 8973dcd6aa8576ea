import { expect, it } from 'vitest';
import { wordDiff } from './word-diff.ts';

const marked = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : `${kind === 'ins' ? '+' : '-'}[${text}]`))
    .join('');

it('marks the words that change and leaves the others', () => {
  expect(marked('Hébergé à Nantes, en France.', 'Hébergé à Francfort, en Allemagne.')).toBe(
    'Hébergé à -[Nantes]+[Francfort], en -[France]+[Allemagne].',
  );
});

it('reads words that change one after the other as one change', () => {
  expect(marked('le menu de la semaine, ici', 'le menu du mois, ici')).toBe(
    'le menu -[de la semaine]+[du mois], ici',
  );
});

it('takes an accented word, or a figure with its decimals, as words', () => {
  expect(marked('une clé', 'une clef')).toBe('une -[clé]+[clef]');
  expect(marked('1,20 €', '1,35 €')).toBe('1,-[20]+[35] €');
});

it('gives back both texts exactly, whatever the spaces', () => {
  const [before, after] = ['Un  texte\n\navec des   lignes', 'Un texte\n\nsans lignes '];
  const side = (kept: string) =>
    wordDiff(before, after)
      .filter(({ kind }) => kind === 'same' || kind === kept)
      .map(({ text }) => text)
      .join('');
  expect(side('del')).toBe(before);
  expect(side('ins')).toBe(after);
});

it('shows two long texts without a word in common one after the other, quickly', () => {
  const text = (word: string) => Array.from({ length: 4_000 }, (_, i) => `${word}${i}`).join(' ');
  const pieces = wordDiff(text('avant'), text('apres'));
  expect(pieces.map(({ kind }) => kind)).toEqual(['del', 'ins']);
});
