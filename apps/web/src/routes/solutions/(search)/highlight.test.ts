import { describe, expect, it } from 'vitest';
import { highlight, searchedTerms } from './highlight.ts';

const marked = (text: string, query: string): string[] =>
  highlight(text, searchedTerms(query.split(' '))).filter((_, index) => index % 2 === 1);

describe('the words searched for', () => {
  it('leaves out the ones that say nothing, and repetitions', () => {
    expect(
      searchedTerms(['la', 'gestion', 'délibérations', 'Gestion', 'relation des usagers']),
    ).toEqual([['gestion'], ['deliberation'], ['relation', 'usager']]);
  });

  it('has none in an empty search', () => {
    expect(searchedTerms(['  '])).toEqual([]);
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

  it('follow a phrase over its empty words, and never a word of it alone', () => {
    const terms = searchedTerms(['gestion relation usager']);
    const parts = highlight('La gestion de la relation aux usagers, puis la gestion seule', terms);
    expect(parts.filter((_, index) => index % 2 === 1)).toEqual([
      'gestion de la relation aux usagers',
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
    expect(highlight(text, searchedTerms(['élève', 'portail famille', 'script'])).join('')).toBe(
      text,
    );
  });
});
