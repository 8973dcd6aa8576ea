import { FACETS, FACET_NAMES, type FacetName, type FacetView } from '@gouvtech/domain';
import { describe, expect, it } from 'vitest';
import { allFilters, filtersBeside } from './filters.ts';
import { suggestionsFor } from './suggestions.ts';

/** Every closed facet at zero, but for the counts given. */
function facets(counts: Partial<Record<FacetName, Record<string, number>>>): FacetView[] {
  return FACET_NAMES.map((facet) => ({
    facet,
    values: (FACETS[facet].values ?? Object.keys(counts[facet] ?? {})).map((value) => ({
      value,
      count: counts[facet]?.[value] ?? 0,
    })),
  }));
}
const beside = (view: FacetView[], query: string, facet: FacetName) =>
  filtersBeside(view, new URLSearchParams(query)).filters.find((one) => one.facet === facet);

describe('the filters beside the list', () => {
  it('keep the fullest values of a long list, in the order of the domain', () => {
    const filter = beside(
      facets({ domain: { WEB: 9, FIN: 3, SIG: 5, GED: 1, COL: 7, DAT: 2 } }),
      '',
      'domain',
    );
    expect(filter?.options.map(({ value }) => value)).toEqual(['FIN', 'SIG', 'WEB', 'COL']);
    expect(filter?.more?.count).toBe(30);
  });

  it('put chosen values first and never drop one, even at zero', () => {
    const query = 'domain=ESR&domain=INF&domain=CYB&domain=IAA&domain=DAT&domain=PRO';
    const filter = beside(facets({ domain: { FIN: 9 } }), query, 'domain');
    expect(filter?.options.every(({ checked }) => checked)).toBe(true);
    expect(filter?.options).toHaveLength(6);
  });

  it('keep zeros of a short list, so that their absence is seen', () => {
    const filter = beside(facets({ location: { france: 4 } }), '', 'location');
    expect(filter?.options.map(({ count }) => count)).toEqual([4, 0, 0, 0]);
    expect(filter?.more).toBeNull();
  });

  it('keep the first values of a short list, whatever their counts', () => {
    const view = facets({ prerequisites: { met: 1, unknown: 800 }, licence: { unknown: 500 } });
    expect(beside(view, '', 'prerequisites')?.options.map(({ value }) => value)).toEqual(['met']);
    expect(beside(view, 'licence=unknown', 'licence')?.options.map(({ value }) => value)).toEqual([
      'unknown',
      'open-source',
      'proprietary',
    ]);
  });

  it('show another facet once it is used, and a link to it before', () => {
    const view = facets({ channel: { ugap: 2 } });
    const before = filtersBeside(view, new URLSearchParams());
    expect(before.others.map(({ title }) => title)).toContain('Voie d’achat');
    const after = filtersBeside(view, new URLSearchParams('channel=ugap'));
    expect(after.others.map(({ title }) => title)).not.toContain('Voie d’achat');
    expect(after.filters.find(({ facet }) => facet === 'channel')?.options).toEqual([
      { value: 'ugap', label: 'UGAP', count: 2, checked: true },
    ]);
  });
});

it('shows every facet and every value on the page of filters', () => {
  const filters = allFilters(facets({ spdx: { MIT: 2 } }), new URLSearchParams('spdx=0BSD'));
  expect(filters.map(({ facet }) => facet).toSorted()).toEqual([...FACET_NAMES].toSorted());
  expect(filters.find(({ facet }) => facet === 'domain')?.options).toHaveLength(30);
  expect(filters.find(({ facet }) => facet === 'spdx')?.options).toEqual([
    { value: 'MIT', label: 'MIT', count: 2, checked: false },
    { value: '0BSD', label: '0BSD', count: 0, checked: true },
  ]);
});

describe('nothing found', () => {
  it('says what removing one facet alone would give, the most fruitful first', () => {
    const view = facets({
      licence: { proprietary: 3, unknown: 2 },
      location: { eu: 4, france: 6 },
    });
    const query = 'licence=open-source&location=outside-eu&channel=ugap';
    expect(suggestionsFor(view, new URLSearchParams(query))).toEqual([
      {
        href: '/solutions?licence=open-source&channel=ugap',
        labels: ['Données\u00a0: hors de l’Union européenne'],
        count: 10,
        exact: true,
      },
      {
        href: '/solutions?location=outside-eu&channel=ugap',
        labels: ['Libre (licence vérifiée)'],
        count: 5,
        exact: true,
      },
    ]);
  });

  it('suggests nothing that gives nothing', () => {
    expect(suggestionsFor(facets({}), new URLSearchParams('channel=ugap'))).toEqual([]);
  });
});
