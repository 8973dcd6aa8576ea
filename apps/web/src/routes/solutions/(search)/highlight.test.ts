import { describe, expect, it } from 'vitest';
import { highlight, searchedWords } from './highlight.ts';

const marked = (text: string, query: string): string[] =>
  highlight(text, searchedWords(query)).filter((_, index) => index % 2 === 1);

describe('the words searched for', () => {
  it('leaves out the ones that say nothing, and repetitions', () => {
    expect(searchedWords('la gestion des délibérations et de la Gestion')).toEqual([
      'gestion',
      'deliberation',
    ]);
  });

  it('has none in an empty search', () => {
    expect(searchedWords('  ')).toEqual([]);
    expect(highlight('Parapheur', [])).toEqual(['Parapheur']);
  });
});

describe('the marks', () => {
  it('forgive accents, case, ligatures and plurals', () => {
    expect(marked('Suivi des Élèves en régie', 'eleve REGIES')).toEqual(['Élèves', 'régie']);
    expect(marked('Œuvres en réserve', 'oeuvre')).toEqual(['Œuvres']);
  });

  it('join words that follow each other', () => {
    expect(marked('Un parapheur électronique, simple', 'parapheur electronique')).toEqual([
      'parapheur électronique',
    ]);
  });

  it('answer for longer words from four letters on, never inside a word', () => {
    expect(marked('Télésignature et signatures', 'sign')).toEqual(['signatures']);
    expect(marked('Achats et achalandage', 'ach')).toEqual([]);
  });

  it.each([
    'Portail famille : crèche, école & cantine',
    'élève, élèves; ÉLÈVE…',
    '<script>élève</script>',
    '',
  ])('give back the text untouched once joined: %s', (text) => {
    expect(highlight(text, searchedWords('élève portail script famille')).join('')).toBe(text);
  });
});
