import { describe, expect, it } from 'vitest';
import {
  allFiltersAddress,
  asked,
  chosenValues,
  searchAddress,
  withParameter,
  without,
  withoutEmpty,
  withoutValue,
} from './address.ts';

const from = (query: string): URLSearchParams => new URLSearchParams(query);

describe('what the API is asked', () => {
  it('leaves out empty fields, tracking and the view, and nothing else', () => {
    const query = from('q=&location=france&utm_source=lettre&vue=filtres&foo=1&page=abc');
    expect(asked(query).toString()).toBe('location=france&foo=1&page=abc');
  });

  it('keeps several values of a facet', () => {
    expect(asked(from('domain=SIG&domain=GED')).getAll('domain')).toEqual(['SIG', 'GED']);
  });
});

describe('the solutions set aside', () => {
  it('stay in every link of the search, and are never sent to the API', () => {
    const params = from('comparer=parafil,calamo&q=agenda&location=eu&page=2');
    expect(asked(params).has('comparer')).toBe(false);
    for (const address of [
      searchAddress(params),
      searchAddress(withoutValue(params, 'location', 'eu')),
      searchAddress(withParameter(params, 'sort', 'name')),
      allFiltersAddress(params),
    ])
      expect(new URL(address, 'https://exemple.fr').searchParams.get('comparer')).toBe(
        'parafil,calamo',
      );
  });

  it('are left out of the canonical address', () => {
    expect(searchAddress(asked(from('q=agenda&comparer=parafil')))).toBe('/solutions?q=agenda');
  });
});

describe('the shareable address', () => {
  it('is written one way, whatever the order and the defaults typed', () => {
    const one = from(
      'page=1&location=eu&sort=relevance&location=france&q=agenda&q=agenda&utm_id=3',
    );
    const other = from('q=agenda&location=eu&location=france');
    expect(searchAddress(one)).toBe('/solutions?q=agenda&location=eu&location=france');
    expect(searchAddress(one)).toBe(searchAddress(other));
  });

  it('keeps the theme for an order by score only', () => {
    expect(searchAddress(from('sort=assured&theme=SEC'))).toBe('/solutions?sort=assured&theme=SEC');
    expect(searchAddress(from('sort=name&theme=SEC'))).toBe('/solutions?sort=name');
  });

  it('has no question mark when nothing is asked', () => {
    expect(searchAddress(from('q=&page=1'))).toBe('/solutions');
  });

  it('differs from an address with empty fields, and only then', () => {
    expect(withoutEmpty(from('q=&proof=&location=france&vue=filtres'))).toBe(
      '?location=france&vue=filtres',
    );
    expect(withoutEmpty(from('q='))).toBe('');
    expect(withoutEmpty(from('q=agenda&page=2'))).toBeNull();
  });
});

describe('links that change the search', () => {
  it('removes one value and keeps the others of its facet', () => {
    const next = withoutValue(from('location=france&location=eu&page=3'), 'location', 'france');
    expect(next.toString()).toBe('location=eu');
  });

  it('goes back to the first page after every change', () => {
    expect(without(from('q=a&domain=SIG&page=4'), ['domain']).toString()).toBe('q=a');
    expect(withParameter(from('page=4'), 'literal', 'true').toString()).toBe('literal=true');
  });

  it('reaches a page without losing the rest', () => {
    const next = withParameter(from('q=a&domain=SIG&page=4'), 'page', '5');
    expect(searchAddress(next)).toBe('/solutions?q=a&domain=SIG&page=5');
  });

  it('leads to every filter, at the one named', () => {
    expect(allFiltersAddress(from('q=a&page=2'), 'channel')).toBe(
      '/solutions?q=a&vue=filtres#f-channel',
    );
  });
});

it('lists the values chosen in the order of the domain, each once', () => {
  const chosen = chosenValues(from('proof=checked&domain=SIG&domain=SIG&score-SEC=50&proof='));
  expect(chosen).toEqual([
    { facet: 'domain', value: 'SIG' },
    { facet: 'proof', value: 'checked' },
    { facet: 'score-SEC', value: '50' },
  ]);
});
