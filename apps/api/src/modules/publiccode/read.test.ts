import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { MAX_BYTES } from './limits.ts';
import { readPubliccode } from './read.ts';
import { CATEGORIES } from './vocabulary.ts';

const fixture = (name: string) =>
  readFile(new URL(`fixtures/${name}`, import.meta.url), 'utf8').then((text) => text);

describe('a file the standard accepts', () => {
  it('becomes a listing in French, with its licence, domains, deployments and references', async () => {
    const { verdict, listing, problems, toComplete } = readPubliccode(
      await fixture('valid-full.yml'),
    );
    expect({ verdict, problems, toComplete }).toEqual({
      verdict: 'valid',
      problems: [],
      toComplete: [],
    });
    expect(listing).toMatchObject({
      name: 'Parapheur des Trois Vallées',
      summary: 'Faites signer délibérations, bons de commande et courriers sans papier.',
      website: 'https://parapheur.trois-vallees.example',
      repository: 'https://forge.trois-vallees.example/outils/parapheur',
      documentation: 'https://parapheur.trois-vallees.example/aide',
      domains: ['SIG', 'GED', 'SAN'],
      deployments: ['own-host', 'on-premise'],
      tags: ['Suite des Trois Vallées'],
      licence: { kind: 'to-verify', raw: 'EUPL-1.2 OR (MIT AND Apache-2.0)' },
      references: [
        { organisation: 'Ville de Trois-Vallées', confirmedOn: null },
        { organisation: "Communauté de communes de l'Aubier", confirmedOn: null },
      ],
      hosting: null,
      pricing: 'unknown',
    });
    expect(listing!.description).toContain('verse les dossiers terminés');
    expect(listing!.description).toContain('Circuits de visa\u00A0; Signature électronique.');
  });

  it('reads an SPDX identifier without regard to case and keeps what was written', async () => {
    const text = (await fixture('valid-usual.yml')).replace('EUPL-1.2', 'eupl-1.2');
    expect(readPubliccode(text).listing!.licence).toEqual({
      kind: 'spdx',
      spdx: 'EUPL-1.2',
      raw: 'eupl-1.2',
    });
  });

  it('prefers French, then English, then what there is', async () => {
    const full = await fixture('valid-full.yml');
    const english = full.replace('\n  fr:\n', '\n  it:\n');
    const italian = english.replace('\n  en:\n', '\n  nl:\n');
    expect(readPubliccode(english).listing!.summary).toMatch(/^Sign municipal/);
    expect(readPubliccode(italian).listing!.summary).toMatch(/^Faites signer/);
  });

  it('gives the page of a repository that is served over git or ssh', async () => {
    const text = (await fixture('valid-usual.yml')).replace(
      /^url: .*/m,
      'url: ssh://git@forge.example/a/b.git',
    );
    expect(readPubliccode(text).listing!.repository).toBe('https://forge.example/a/b.git');
  });

  it('keeps a version that looks like a number as it is written', async () => {
    const text = (await fixture('valid-usual.yml')).replace('"2.10"', '2.10');
    expect(readPubliccode(text).verdict).toBe('valid');
  });

  it('says at which line a key is wrong', async () => {
    const { problems } = readPubliccode(await fixture('invalid-licence.yml'));
    expect(problems).toMatchObject([{ path: 'legal.license', line: 24, severity: 'error' }]);
    expect(problems[0]!.message).toContain(
      '« Licence libre »'.replace(/« (.*) »/, '«\u00A0$1\u00A0»'),
    );
  });

  it('knows the domains of every category but three that name none', () => {
    const mute = Object.entries(CATEGORIES).filter(([, domains]) => domains.length === 0);
    expect(mute.map(([name]) => name).sort()).toEqual(['gamification', 'other']);
  });
});

describe('the lenient mode', () => {
  it('makes a draft with warnings and lists what to complete', async () => {
    const text = await fixture('draft-french-catalogue.yml');
    expect(readPubliccode(text)).toMatchObject({ verdict: 'invalid', listing: null });
    const draft = readPubliccode(text, { lenient: true });
    expect(draft).toMatchObject({
      verdict: 'draft',
      listing: {
        name: "Carnet d'adresses",
        summary: "Le carnet d'adresses de la commune",
        licence: { kind: 'spdx', spdx: 'AGPL-3.0-only', raw: 'agpl-3.0' },
      },
    });
    expect(draft.problems.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(draft.toComplete).toContain('description.fr.longDescription');
  });

  it.each([
    ['its name', /^name: .*\n/m],
    ['its address', /^url: .*\n/m],
    ['its short descriptions', / {4}shortDescription: .*\n( {6}de la commune\n)?/g],
  ])('refuses a file without %s', async (_, part) => {
    const text = (await fixture('draft-french-catalogue.yml')).replace(part, '');
    expect(readPubliccode(text, { lenient: true })).toMatchObject({
      verdict: 'invalid',
      listing: null,
    });
  });

  it('names every fault of a file of an unknown version, where the strict mode names the version', async () => {
    const text = await fixture('invalid-version-unknown.yml');
    expect(readPubliccode(text).problems.map(({ path }) => path)).toEqual(['publiccodeYmlVersion']);
    expect(readPubliccode(text, { lenient: true }).toComplete).toEqual([
      'publiccodeYmlVersion',
      'inconnue',
    ]);
  });

  it.each(['yaml', 'duplicate-key', 'two-documents', 'list', 'bomb', 'deep'])(
    'never reads what is not a YAML file of keys: %s',
    async (name) => {
      const text = await fixture(`unreadable-${name}.yml`);
      expect(readPubliccode(text, { lenient: true })).toMatchObject({
        verdict: 'invalid',
        listing: null,
        problems: [{ severity: 'error' }],
      });
    },
  );
});

describe('a hostile file is refused at once', () => {
  const head = 'publiccodeYmlVersion: "0"\n';
  const hostile: Record<string, string> = {
    'aliases of aliases': `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(',')}]`).join('\n')}`,
    'an alias inside itself': 'a: &a [*a]',
    'a hundred thousand brackets': '['.repeat(100_000),
    'nested lists': '- '.repeat(500_000),
    'nested keys': '? '.repeat(500_000),
    'keys without end': Array.from({ length: 100_000 }, (_, i) => `k${i}: v`).join('\n'),
    'one endless value': `name: ${'x'.repeat(1_000_000)}`,
    'lines without end': `name: |\n${' x\n'.repeat(300_000)}`,
    'documents without end': '---\n'.repeat(200_000),
    'braces as keys': `${'{'.repeat(1000)}${'}'.repeat(1000)}`,
    'more than 1 MB': `${head}name: x\n`.padEnd(MAX_BYTES + 1, '#'),
  };
  it.each(Object.entries(hostile))('%s', (_, text) => {
    readPubliccode(head);
    const start = process.cpuUsage();
    const read = readPubliccode(text, { lenient: true });
    const { user } = process.cpuUsage(start);
    expect(read).toMatchObject({ verdict: 'invalid', listing: null });
    expect(read.problems).toHaveLength(1);
    expect(read.problems[0]!.message).toMatch(/^(Ce fichier|L’alias|La clé)/);
    expect(user / 1000).toBeLessThan(1_000);
  });

  it('takes « __proto__ » for an unknown key', () => {
    const { problems } = readPubliccode(`${head}__proto__:\n  name: x\n`);
    expect(problems.map(({ path }) => path)).toContain('__proto__');
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
  });
});
