import { describe, expect, it } from 'vitest';
import { solutionPage } from './assemble.ts';
import { linkFrom, readChoices } from './choices.ts';
import { dataClassTable } from './data-classes.ts';
import { jsonLd } from './json-ld.ts';
import { channelLines, referenceSheet } from './offer.ts';
import { aDocument, aHosting } from './sample.ts';
import { completenessSentence, scoreSentence } from './scores.ts';

const PROFILES = [{ key: 'hopital', name: 'Hôpital' }];
const read = (query: string) => readChoices(new URLSearchParams(query), PROFILES);

describe('what the address asks for', () => {
  it('keeps the other choices in every link', () => {
    const linkTo = linkFrom('/solutions/parafil', read('acheteur=hopital&profil=hopital'), []);
    expect(linkTo({ theme: 'SEC' }, 'SEC-08')).toBe(
      '/solutions/parafil?theme=SEC&acheteur=hopital&profil=hopital#SEC-08',
    );
  });

  it('keeps the solutions set aside to compare in every link', () => {
    const linkTo = linkFrom('/solutions/parafil', read('theme=SEC'), ['calamo', 'visa-nova']);
    expect(linkTo({ theme: null })).toBe('/solutions/parafil?comparer=calamo%2Cvisa-nova');
  });

  it('refuses a value that does not exist, in words that name those that do', () => {
    const { theme, refused } = read('theme=XYZ&acheteur=hopital');
    expect(theme).toBeNull();
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain('« XYZ »'.replaceAll(' ', '\u00a0'));
    expect(refused[0]).toContain('SEC');
  });
});

describe('which data the doctrine admits', () => {
  const solution = aDocument({ hosting: aHosting() });
  const s5 = (buyer: 'state' | 'local') =>
    dataClassTable(solution, buyer, '2026-11-22')?.rows.find(({ code }) => code === 'S5')?.cells[0];

  it('excludes particularly sensitive data for the State and advises the others against it', () => {
    expect(s5('state')?.verdict).toBe('Exclu');
    expect(s5('local')?.verdict).toBe('Déconseillé, à justifier');
  });

  it('says nothing when neither a hosting nor an installation is declared', () => {
    expect(dataClassTable(aDocument(), 'state', '2026-11-22')).toBeNull();
  });
});

describe('the offer', () => {
  it('keeps an ended channel, after the open ones, and says it has ended', () => {
    const [open, ended] = channelLines(
      [
        { channel: 'ugap', until: '2026-11-21' },
        { channel: 'resah', until: '2026-11-22' },
      ],
      '2026-11-22',
    );
    expect(open).toMatchObject({ name: 'Resah', ended: false });
    expect(ended).toMatchObject({ name: 'UGAP', ended: true });
    expect(ended?.until).toContain('Terminé le');
  });

  it('counts the bodies only cited, without naming them', () => {
    const sheet = referenceSheet(
      [
        { organisation: 'Commune A', confirmedOn: '2026-01-06' },
        { organisation: 'Commune B', confirmedOn: '2026-02-06' },
        { organisation: 'Commune C', confirmedOn: null },
      ],
      1,
    );
    expect(sheet.confirmed.map(({ organisation }) => organisation)).toEqual(['Commune B']);
    expect(sheet).toMatchObject({ more: 1, cited: 1 });
  });
});

describe('scores in words', () => {
  const score = {
    declared: 9068,
    checked: 7399,
    audited: 0,
    assured: 5000,
    completeness: 8500,
    coverage: 8000,
    proof: 'checked',
    applicable: 58,
    answered: 56,
    total: 74,
  } as const;

  it('rounds down, and writes an audited score of zero', () => {
    expect(scoreSentence(score)).toBe(
      'Sur les 90 points que l’éditeur déclare, 73 sont contrôlés et aucun n’a été audité par un tiers.',
    );
  });

  it('says how many answers are missing and what that costs', () => {
    expect(completenessSentence(score)).toBe(
      'Complétude 85\u00a0%\u00a0: 56\u00a0réponses sur 58\u00a0critères applicables, 16 sans objet\u00a0; 2\u00a0réponses manquent et valent zéro.',
    );
  });

  it('gives no note where nothing applies', () => {
    const nothing = { ...score, declared: null, checked: null, audited: null, completeness: null };
    expect(scoreSentence(nothing)).toContain('pas de note');
    expect(completenessSentence(nothing)).toBe('');
  });
});

describe('the whole page', () => {
  it('closes no element of the page from the data block', () => {
    const block = jsonLd(aDocument({ summary: '</script> A & B' }), 'https://x');
    expect(block).not.toMatch(/[<&]/);
    expect(JSON.parse(block)).toMatchObject({ description: '</script> A & B' });
  });

  it('stands with nothing but a name and a sentence', () => {
    const page = solutionPage(
      aDocument({ assessment: null, domains: [], status: 'unclaimed', location: null }),
      new URL('https://catalogue.example/solutions/parafil'),
      'https://catalogue.example',
      '2026-11-22',
    );
    expect(page).toMatchObject({ groups: [], hosting: [], dataClasses: null, olderEvents: 0 });
    expect(page.canonical).toBe('https://catalogue.example/solutions/parafil');
  });

  it('shortens a long journal and says how much it leaves out', () => {
    const events = Array.from({ length: 9 }, (_, index) => ({
      on: `2026-0${index + 1}-01`,
      kind: 'checked',
      criterion: null,
      summary: 'Pièce contrôlée',
    }));
    const url = (query: string) => new URL(`https://catalogue.example/solutions/parafil${query}`);
    const at = (query: string) =>
      solutionPage(aDocument({ events }), url(query), 'https://catalogue.example', '2026-11-22');
    expect(at('').events).toHaveLength(6);
    expect(at('').events[0]?.on).toBe('2026-09-01');
    expect(at('').olderEvents).toBe(3);
    expect(at('?reponses=toutes')).toMatchObject({ olderEvents: 0 });
  });
});
