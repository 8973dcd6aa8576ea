import { expect, it } from 'vitest';
import { withAccents } from './spelling.ts';

it('writes a corrected word as most of the solutions found do, whatever its case', () => {
  const texts = ['Télétransmission, teletransmission', 'la TÉLÉTRANSMISSION', 'téléservice'];
  expect(withAccents('teletransmission', 'teletrnsmission', texts)).toBe('télétransmission');
});

it('reads letters that combine, ligatures and words inside JSON', () => {
  const card = JSON.stringify({ tags: ['e\u0301lections', 'Œuvre'] });
  expect(withAccents('elections oeuvre', 'elecions oeuvr', [card])).toBe('élections œuvre');
});

it('leaves the words that were right as they were typed', () => {
  expect(
    withAccents('Gestion DES elections', 'Gestion DES elecions', ['gestion des élections']),
  ).toBe('Gestion DES élections');
});

it('falls back on the names of the domains, then on the word without accents', () => {
  expect(withAccents('comptabilite', 'comptabilitee', [])).toBe('comptabilité');
  expect(withAccents('zorglub', 'zorglube', ['électoral'])).toBe('zorglub');
});
