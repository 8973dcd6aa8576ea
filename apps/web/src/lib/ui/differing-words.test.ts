import { expect, test } from 'vitest';
import { differingWords } from './differing-words.ts';

const marked = (pieces: { text: string; differs: boolean }[]) =>
  pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');

test('marks the words that only one of two texts has, and loses none', () => {
  const mine = 'Second facteur imposable par l’administrateur, par application ou clé physique.';
  const theirs = 'Second facteur proposé à chaque agent, par application ou courriel.';
  const found = differingWords(mine, theirs);
  expect(marked(found.mine)).toBe(
    'Second facteur [imposable par l’administrateur,] par application ou [clé physique.]',
  );
  expect(marked(found.theirs)).toBe(
    'Second facteur [proposé à chaque agent,] par application ou [courriel.]',
  );
});

test('marks nothing in two equal texts, and everything beside an empty one', () => {
  expect(marked(differingWords('a\nb', 'a\nb').mine)).toBe('a\nb');
  expect(marked(differingWords('a b', '').mine)).toBe('[a b]');
  expect(differingWords('a b', '').theirs).toEqual([]);
});

test('keeps both texts whole when they are too long to compare', () => {
  const long = 'mot '.repeat(1_300);
  const { mine, theirs } = differingWords(long, `${long}fin`);
  expect(mine).toEqual([{ text: long, differs: true }]);
  expect(theirs[0]?.text).toBe(`${long}fin`);
});
