import { expect, it } from 'vitest';
import { listingFacts } from './listing-facts.ts';

it('reads from the listing what the listing says', () => {
  expect(
    listingFacts({
      deployments: ['saas-shared', 'mobile'],
      audiences: ['region'],
      repository: 'https://exemple.fr/depot',
    }),
  ).toEqual({
    saas: true,
    logiciel_livre: true,
    client_natif: true,
    code_ouvert: true,
    cible_etat: false,
    cible_locale: true,
  });
});

it('leaves unanswered what the listing does not say yet, so that no criterion hides', () => {
  expect(listingFacts({})).toEqual({
    saas: null,
    logiciel_livre: null,
    client_natif: null,
    code_ouvert: false,
    cible_etat: null,
    cible_locale: null,
  });
});
