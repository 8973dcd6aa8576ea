import { FACETS, FACET_NAMES } from '@gouvtech/domain';
import { describe, expect, it } from 'vitest';
import { facetTitle, filterLabel, lowerFirst, valueLabel } from './words.ts';

describe('the words of the facets', () => {
  it('name every facet and every value of a closed list', () => {
    for (const facet of FACET_NAMES) {
      expect(facetTitle(facet)).toMatch(/^\p{Lu}/u);
      for (const value of FACETS[facet].values ?? [])
        expect(valueLabel(facet, value), `${facet}=${value}`).not.toBe(value);
    }
  });

  it('say enough once out of their facet', () => {
    expect(filterLabel('location', 'france')).toBe('Données\u00a0: en France');
    expect(filterLabel('proconnect', 'production')).toBe('ProConnect\u00a0: en production');
    expect(filterLabel('proof', 'checked')).toBe('Preuve\u00a0: contrôlé au moins');
    expect(filterLabel('spdx', 'MIT')).toBe('Licence MIT');
    expect(filterLabel('score-SEC', '50')).toBe('Note assurée, sécurité\u00a0: 50\u00a0% au moins');
  });

  it('show a value the API will refuse as it was typed', () => {
    expect(filterLabel('domain', 'XXX')).toBe('XXX');
  });

  it('keep the capitals of acronyms inside a sentence', () => {
    expect(['En France', 'UGAP', 'SaaS dédié', 'À jour', 'L’éditeur'].map(lowerFirst)).toEqual([
      'en France',
      'UGAP',
      'SaaS dédié',
      'à jour',
      'l’éditeur',
    ]);
  });
});
