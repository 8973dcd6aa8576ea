import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LISTING_FIELDS, listingDiff, type ListingChange } from './listing-diff.ts';
import type { Hosting, Listing } from './listing.ts';
import {
  AUDIENCE_CODES,
  CHANNEL_CODES,
  DEPLOYMENT_CODES,
  DOMAIN_CODES,
  PRICE_UNITS,
  QUALIFICATION_CODES,
} from './taxonomies.ts';

/** Few different values, so that two random listings often agree on a field. */
const word = fc.constantFrom('Parafil', 'Ville exemple', 'i-parapheur');
const few = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 });
const some = <T>(item: fc.Arbitrary<T>) => fc.option(item, { nil: undefined, freq: 2 });
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record<T>(model as never);
const code = <T extends string>(codes: readonly T[]) => fc.constantFrom(...codes.slice(0, 3));
const day = fc.constantFrom('2026-03-04', '2027-03-04');
const country = fc.constantFrom('FR', 'DE');

const hosting = record<Hosting>({
  host: word,
  hostCountry: country,
  foreignControl: fc.constantFrom('none', 'unknown'),
  parentCompany: some(fc.record({ name: word, country })) as never,
  production: few(country),
  backups: few(country),
  logs: few(country),
  support: few(country),
  recovery: few(country),
  qualifications: few(
    fc.record({
      code: code(QUALIFICATION_CODES),
      scope: fc.constantFrom('service', 'infrastructure'),
      state: fc.constantFrom('held', 'in-progress'),
      until: some(day),
    }),
  ) as never,
});

const listing = record<Listing>({
  name: word,
  summary: word,
  description: word,
  website: some(word) as never,
  repository: some(word) as never,
  documentation: some(word) as never,
  domains: few(code(DOMAIN_CODES)),
  audiences: few(code(AUDIENCE_CODES)),
  deployments: few(code(DEPLOYMENT_CODES)),
  tags: few(word),
  alternativeTo: few(word),
  licence: fc.oneof(
    fc.record({ kind: fc.constant('spdx'), spdx: fc.constantFrom('MIT', 'EUPL-1.2') }),
    fc.record({ kind: fc.constant('to-verify'), raw: word }),
    fc.constant({ kind: 'unknown' }),
  ) as never,
  hosting: fc.option(hosting, { nil: null, freq: 4 }),
  pricing: fc.constantFrom('public', 'free'),
  prices: few(
    fc.record({
      stage: fc.constantFrom('entry', 'recurring'),
      amountCents: fc.constantFrom(110, 120, null),
      unit: code(PRICE_UNITS),
      note: some(word),
    }),
  ) as never,
  channels: few(fc.record({ channel: code(CHANNEL_CODES), until: some(day) })) as never,
  references: few(
    fc.record({ organisation: word, confirmedOn: fc.option(day, { nil: null }) }),
  ) as never,
  sinceYear: some(fc.constantFrom(2019, 2020)) as never,
});

/** The same value with its keys in the other order and without those that hold nothing, as a database gives it. */
function stored<T>(value: T): T {
  if (Array.isArray(value)) return value.map(stored) as T;
  if (typeof value !== 'object' || value === null) return value;
  const held = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(held.map(([key, one]) => [key, stored(one)]).reverse()) as T;
}

const bytes = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  ) ?? 'nothing';

/** What differs, found another way: the bytes of each field. */
function differing(before: Listing, after: Listing): string[] {
  const both = before.hosting && after.hosting;
  const flat = ({ hosting: held, ...rest }: Listing): Record<string, unknown> => ({
    ...rest,
    ...(both
      ? Object.fromEntries(Object.entries(held!).map(([key, one]) => [`hosting.${key}`, one]))
      : { hosting: held }),
  });
  const [was, is] = [flat(before), flat(after)];
  const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...keys].filter((key) => bytes(was[key]) !== bytes(is[key])).sort();
}

const fieldsOf = (changes: ListingChange[]) => [...new Set(changes.map(({ field }) => field))];
const sample: Listing = fc.sample(listing, { numRuns: 1, seed: 7 })[0]!;
const diff = (before: Partial<Listing>, after: Partial<Listing>) =>
  listingDiff({ ...sample, ...before }, { ...sample, ...after });

describe('the difference between two versions of a listing', () => {
  it('is empty when they say the same, whatever the order of keys', () => {
    fc.assert(
      fc.property(listing, (one) => {
        expect(listingDiff(one, stored(one))).toEqual([]);
      }),
    );
  });

  it('names every field that differs, and no other', () => {
    fc.assert(
      fc.property(listing, listing, (before, after) => {
        const changes = listingDiff(before, stored(after));
        expect(fieldsOf(changes).sort()).toEqual(differing(before, after));
        expect(LISTING_FIELDS).toEqual(expect.arrayContaining(fieldsOf(changes)));
      }),
      { numRuns: 500 },
    );
  });

  it('says of each list what left it and what entered it, nothing more', () => {
    const lists = ['domains', 'tags', 'prices', 'channels', 'references'] as const;
    fc.assert(
      fc.property(listing, listing, fc.constantFrom(...lists), (before, after, field) => {
        const changes = listingDiff(before, after).filter((one) => one.field === field);
        const left = [...before[field]].map(bytes);
        for (const { before: gone } of changes.filter((one) => one.before !== null)) {
          expect(left).toContain(bytes(gone));
          left.splice(left.indexOf(bytes(gone)), 1);
        }
        const entered = changes.flatMap(({ after: come }) => (come === null ? [] : [bytes(come)]));
        expect([...left, ...entered].sort()).toEqual([...after[field]].map(bytes).sort());
      }),
    );
  });

  it('finds the same fields backwards, with the two sides exchanged', () => {
    fc.assert(
      fc.property(listing, listing, (before, after) => {
        const there = listingDiff(before, after);
        const back = listingDiff(after, before);
        expect(fieldsOf(back)).toEqual(fieldsOf(there));
        expect(back.filter(({ kind }) => kind === 'added').length).toBe(
          there.filter(({ kind }) => kind === 'removed').length,
        );
      }),
    );
  });

  it('says one price that moves as one change', () => {
    const price = { stage: 'recurring', unit: 'agent-month', amountCents: 110 } as const;
    const other = { stage: 'entry', unit: 'fixed', amountCents: 90_000 } as const;
    expect(diff({ prices: [price] }, { prices: [other, { ...price, amountCents: 120 }] })).toEqual([
      { field: 'prices', kind: 'added', before: null, after: other },
      { field: 'prices', kind: 'changed', before: price, after: { ...price, amountCents: 120 } },
    ]);
  });

  it('names the part of the hosting that moves, or the hosting as a whole', () => {
    const held = fc.sample(hosting, { numRuns: 1, seed: 3 })[0]!;
    const moved = { ...held, backups: ['DE', 'NL'] };
    expect(diff({ hosting: held }, { hosting: moved })).toEqual([
      { field: 'hosting.backups', kind: 'changed', before: held.backups, after: ['DE', 'NL'] },
    ]);
    expect(diff({ hosting: null }, { hosting: held })).toEqual([
      { field: 'hosting', kind: 'added', before: null, after: held },
    ]);
  });

  it('says that only the order changed', () => {
    expect(diff({ tags: ['visa', 'paie'] }, { tags: ['paie', 'visa'] })).toEqual([
      { field: 'tags', kind: 'reordered', before: null, after: null },
    ]);
  });

  it('says what appears and what disappears', () => {
    const { website: _, ...silent } = sample;
    expect(listingDiff(silent, { ...silent, website: 'https://parafil.example' })).toEqual([
      { field: 'website', kind: 'added', before: null, after: 'https://parafil.example' },
    ]);
    const { sinceYear: __, ...ageless } = silent;
    expect(listingDiff({ ...ageless, sinceYear: 2019 }, ageless)).toEqual([
      { field: 'sinceYear', kind: 'removed', before: 2019, after: null },
    ]);
  });
});
