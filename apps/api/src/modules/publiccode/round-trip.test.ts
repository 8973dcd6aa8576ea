import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listingProblems } from '@gouvtech/db';
import {
  AUDIENCE_CODES,
  CHANNEL_CODES,
  DEPLOYMENT_CODES,
  DOMAIN_CODES,
  PRICE_UNITS,
  SPDX_IDS,
  type Licence,
  type Listing,
} from '@gouvtech/domain';
import { readPubliccode } from './read.ts';
import { writePubliccode } from './write.ts';
import { readYaml, type Data } from './yaml.ts';

const CONTEXT = { page: 'https://catalogue.example/solutions/x', vendor: null, signatory: null };
const FOLDER = new URL('fixtures/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => /^(valid|warning|invalid|draft)-/.test(name));
const textOf = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
const dataOf = (text: string): Data => {
  const read = readYaml(text);
  if (!read.ok) throw new Error(read.problem.message);
  return read.file.data;
};
const isValid = (text: string) => /^valid/.test(readPubliccode(text).verdict);

describe('a file read and written again', () => {
  it.each(files.filter((name) => /^(valid|warning)-/.test(name)))('%s is the same file', (name) => {
    const text = textOf(name);
    expect(writePubliccode(readPubliccode(text).listing!, CONTEXT, text)).toBe(text);
  });

  const drafts = files.filter((name) => readPubliccode(textOf(name), { lenient: true }).listing);
  it.each(drafts)('%s, completed where needed, is valid and gives the same listing', (name) => {
    const text = textOf(name);
    const { listing } = readPubliccode(text, { lenient: true });
    const written = writePubliccode(listing!, CONTEXT, text);
    expect(readPubliccode(written).problems.filter((one) => one.severity === 'error')).toEqual([]);
    expect(readPubliccode(written).listing).toEqual(listing);
  });

  it('keeps in comments what the standard refuses', () => {
    const text = textOf('draft-french-catalogue.yml');
    const { listing } = readPubliccode(text, { lenient: true });
    const written = writePubliccode(listing!, CONTEXT, text);
    expect(written).toContain('creationDate: "2022-07-11"');
    expect(dataOf(written)['fundedBy']).toEqual([
      { name: 'Région imaginaire', uri: 'https://region.example' },
    ]);
  });

  it('changes only what the listing changed, comments and order kept', () => {
    const text = textOf('valid-full.yml');
    const { listing } = readPubliccode(text);
    const changed = { ...listing!, name: 'Parapheur 2', website: undefined } as unknown as Listing;
    delete changed.website;
    const written = writePubliccode(changed, CONTEXT, text);
    const { landingURL: _, ...rest } = dataOf(text);
    expect(dataOf(written)).toEqual({ ...rest, name: 'Parapheur 2' });
    expect(written).toContain('# Ce que la mairie utilise vraiment.');
    expect(readPubliccode(written).listing).toEqual(changed);
  });

  it('lets the keys win over a comment they have overtaken', () => {
    const long = { ...aListing(), summary: `Résumé ${'très '.repeat(40)}long.` };
    const written = writePubliccode(long, CONTEXT, null);
    expect(readPubliccode(written).listing!.summary).toBe(long.summary);
    const edited = written.replace(
      /shortDescription: .*(\n {6}.*)*/,
      'shortDescription: Autre résumé.',
    );
    expect(readPubliccode(edited).listing!.summary).toBe('Autre résumé.');
  });

  it('writes the same file twice, whatever blank lines and invisible characters the texts hold', () => {
    const odd = { ...aListing(), name: '\u000e', description: 'oui\n\n \n\n!' };
    const written = writePubliccode(odd, CONTEXT, null);
    expect(writePubliccode(odd, CONTEXT, written)).toBe(written);
    expect(readPubliccode(written).listing).toEqual(odd);
  });

  it('never takes a confirmation from a file, nor a comment of the wrong shape', () => {
    const one = {
      ...aListing(),
      references: [{ organisation: 'Ville', usage: 'Tout', confirmedOn: '2026-01-01' }],
      tags: ['a'],
    };
    const written = writePubliccode(one, CONTEXT, null);
    expect(readPubliccode(written).listing!.references).toEqual([
      { organisation: 'Ville', usage: 'Tout', confirmedOn: null },
    ]);
    const forged = written.replace(/(gouvtech:tags \w+) .*/, '$1 {"a":1}');
    expect(readPubliccode(forged).listing!.tags).toEqual([]);
  });
});

const aListing = (): Listing => ({
  name: 'Solution',
  summary: 'Un résumé.',
  description: '',
  domains: [],
  audiences: [],
  deployments: [],
  tags: [],
  alternativeTo: [],
  licence: { kind: 'proprietary' },
  hosting: null,
  pricing: 'unknown',
  prices: [],
  channels: [],
  references: [],
});

const text = (max: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(max / 4, 60) }),
    fc.constantFrom(
      'oui',
      '1.10',
      'null',
      '# dièse',
      '- tiret',
      'a: b',
      '« é »\u2028',
      '*alias',
      '{',
      "d'œuvre : « ; »",
      '2026-01-01',
    ),
    fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 40 }),
    fc.lorem({ maxCount: 40, mode: 'words' }).map((one) => one.slice(0, max)),
  );
const some = <T>(codes: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 5 });
const address = fc.webUrl({ withQueryParameters: true, withFragments: true });
const licence: fc.Arbitrary<Licence> = fc.oneof(
  fc.constantFrom(...SPDX_IDS).map((spdx): Licence => ({ kind: 'spdx', spdx })),
  fc.constant<Licence>({ kind: 'spdx', spdx: 'MIT OR GPL-3.0-only', raw: 'x', scope: 'le cœur' }),
  fc.constant<Licence>({ kind: 'spdx', spdx: 'inventée' }),
  fc.constantFrom<Licence>({ kind: 'proprietary' }, { kind: 'unknown' }),
  text(80).map((raw): Licence => ({ kind: 'to-verify', raw })),
);
const listings: fc.Arbitrary<Listing> = fc
  .record(
    {
      name: text(200),
      summary: text(240),
      description: fc.array(text(2_000), { maxLength: 8 }).map((parts) => parts.join('\n\n')),
      website: address,
      repository: address,
      documentation: address,
      domains: some(DOMAIN_CODES),
      audiences: some(AUDIENCE_CODES),
      deployments: some(DEPLOYMENT_CODES),
      tags: fc.array(text(80), { maxLength: 4 }),
      alternativeTo: fc.array(text(80), { maxLength: 3 }),
      licence,
      hosting: fc.constantFrom(null, {
        host: 'Hébergeur',
        hostCountry: 'FR',
        foreignControl: 'none' as const,
        production: ['FR'],
        backups: [],
        logs: [],
        support: ['FR', 'BE'],
        recovery: [],
        qualifications: [
          {
            code: 'HDS' as const,
            scope: 'service' as const,
            state: 'held' as const,
            until: '2028-01-01',
          },
        ],
      }),
      pricing: fc.constantFrom('public', 'on-request', 'quote', 'free', 'unknown'),
      prices: fc.array(
        fc.record({
          stage: fc.constantFrom('entry', 'recurring', 'exit'),
          amountCents: fc.option(fc.nat(1_000_000)),
          unit: fc.constantFrom(...PRICE_UNITS),
        }),
        { maxLength: 3 },
      ),
      channels: fc.array(fc.record({ channel: fc.constantFrom(...CHANNEL_CODES) }), {
        maxLength: 2,
      }),
      references: fc.array(
        fc.record(
          { organisation: text(200), usage: text(80), confirmedOn: fc.constant(null) },
          {
            requiredKeys: ['organisation', 'confirmedOn'],
          },
        ),
        { maxLength: 3 },
      ),
      sinceYear: fc.integer({ min: 1990, max: 2026 }),
    },
    {
      requiredKeys: [
        'name',
        'summary',
        'description',
        'domains',
        'audiences',
        'deployments',
        'tags',
        'alternativeTo',
        'licence',
        'hosting',
        'pricing',
        'prices',
        'channels',
        'references',
      ],
    },
  )
  .map((one) => one as unknown as Listing)
  .filter((one) => listingProblems(one).length === 0);

describe('any listing', () => {
  it('written as publiccode.yml is valid and comes back whole', () => {
    fc.assert(
      fc.property(listings, (listing) => {
        const written = writePubliccode(listing, CONTEXT, null);
        expect(isValid(written)).toBe(true);
        expect(readPubliccode(written).listing).toEqual(listing);
        expect(writePubliccode(listing, CONTEXT, written)).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  it('written over the file of another comes back whole, and keeps what only the file says', () => {
    const kept = dataOf(textOf('valid-full.yml'))['isBasedOn'];
    const names = fc.constantFrom(
      'valid-full.yml',
      'draft-french-catalogue.yml',
      'valid-alias.yml',
    );
    fc.assert(
      fc.property(listings, names, (listing, name) => {
        const written = writePubliccode(listing, CONTEXT, textOf(name));
        expect(isValid(written)).toBe(true);
        expect(readPubliccode(written).listing).toEqual(listing);
        if (name === 'valid-full.yml') expect(dataOf(written)['isBasedOn']).toEqual(kept);
      }),
      { numRuns: 200 },
    );
  });
});
