import { describe, expect, it } from 'vitest';
import { completeListing, missingListingFields, type ListingDraft } from './listing-draft.ts';
import {
  changedFields,
  FIELD_SENSITIVITY,
  LISTING_KEYS,
  takeFields,
} from './listing-sensitivity.ts';

const READY: ListingDraft = {
  name: 'Agenda partagé',
  summary: 'Un agenda partagé pour les services d’une collectivité.',
  description: 'Chaque service publie ses disponibilités.',
  domains: ['REL'],
  audiences: ['town-under-3500'],
  deployments: ['saas-shared'],
  licence: { kind: 'proprietary' },
  pricing: 'quote',
};
const image = { id: 'a', alt: 'Un agenda ouvert', width: 400, height: 300 };
const paths = (draft: ListingDraft) => missingListingFields(draft).map(({ path }) => path);

describe('a draft', () => {
  it('lacks every mandatory field at first, in the order of the form', () => {
    expect(paths({})).toEqual([
      'name',
      'summary',
      'description',
      'domains',
      'audiences',
      'deployments',
      'licence',
      'pricing',
    ]);
  });

  it('lacks nothing once each is given', () => {
    expect(paths(READY)).toEqual([]);
  });

  it.each([
    ['name', { name: '  ' }],
    ['summary', { summary: 'Un agenda.' }],
    ['description', { description: '\n' }],
    ['domains', { domains: [] }],
    ['licence', { licence: { kind: 'unknown' } }],
    ['pricing', { pricing: 'unknown' }],
    ['logo.alt', { logo: { ...image, alt: ' ' } }],
    ['screenshots[1].alt', { logo: image, screenshots: [image, { ...image, alt: '' }] }],
  ] satisfies [string, ListingDraft][])('lacks %s alone', (path, change) => {
    expect(paths({ ...READY, ...change })).toEqual([path]);
  });
});

describe('changes of a published listing', () => {
  const before = completeListing(READY);

  it('are told apart by field, the hosting as one', () => {
    const after = { ...before, description: 'Autre', screenshots: [image], tags: ['agenda'] };
    expect(changedFields(before, after)).toEqual(['description', 'tags', 'screenshots']);
  });

  it('may be taken one by one, also when a field disappears', () => {
    const held = { ...before, website: 'https://exemple.fr', logo: image };
    const wanted = { ...before, description: 'Autre' };
    expect(takeFields(held, wanted, ['description'])).toEqual({ ...held, description: 'Autre' });
    expect(takeFields(held, wanted, ['logo', 'website'])).toEqual(before);
  });

  it('wait for a moderator when a buyer decides on them', () => {
    const minor = LISTING_KEYS.filter((key) => FIELD_SENSITIVITY[key] === 'minor');
    expect(minor).toEqual(['description', 'documentation', 'tags']);
  });
});
