import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadAssessment, type AssessmentContent } from './readers/assessment.ts';
import { loadSelfAssessment } from './self-assessment.ts';
import { readSelfAssessmentFile } from './self-assessment-file.ts';
import { aListing } from './testing-samples.ts';
import { withDatabases } from './testing.ts';
import { saveListing } from './writers/listing.ts';
import { createSolution } from './writers/solution.ts';

const PATH = new URL('../../docs/self-assessment/2026.1.answers.json', import.meta.url);
const SLUG = 'catalogue-gouvtech';
const NOW = '2026-12-01T08:00:00.000Z';
const AT = '2026-11-01T08:00:00.000Z';

type Changes = Record<string, unknown>;
const own = () => JSON.parse(readFileSync(PATH, 'utf8'));
const file = (changes: Changes = {}) => JSON.stringify({ ...own(), ...changes });
/** The file with one of its answers changed. */
const withAnswer = (criterion: string, changes: Changes): string =>
  file({
    answers: own().answers.map((answer: { criterion: string }) =>
      answer.criterion === criterion ? { ...answer, ...changes } : answer,
    ),
  });

withDatabases('loading a self-assessment', (database) => {
  let id = '';
  beforeEach(async () => {
    ({ id } = await createSolution(database().db, {
      slug: SLUG,
      name: 'Catalogue',
      status: 'published',
      at: AT,
    }));
    const listing = aListing({ deployments: ['own-host'] });
    await saveListing(database().db, {
      solutionId: id,
      listing,
      reason: 'Première version.',
      author: 'éditeur',
      at: AT,
    });
  });
  const load = (content: string | Uint8Array, slug = SLUG) =>
    loadSelfAssessment(database(), slug, content, { now: NOW });
  const rounds = () =>
    database().query<{ status: string }>(
      'select status from assessment order by created_at, attested_at',
    );

  it('publishes the catalogue’s own answers, declared or documented and nothing more', async () => {
    const result = await load(readFileSync(PATH));
    if (result.unchanged) throw new Error('Nothing was loaded');
    const { overall, criteria, missingPrerequisites } = result.sheet;
    expect([overall.checked, overall.audited, overall.completeness]).toEqual([0, 0, 10_000]);
    expect(new Set(criteria.map(({ tier }) => tier))).toEqual(new Set([0, 1]));
    expect(missingPrerequisites).toEqual(['SEC-03', 'SEC-08', 'RGP-01', 'RGP-07', 'RGP-08']);
    const [entry] = await database().query<{ card: string }>('select card from catalogue_entry');
    expect(JSON.parse(entry!.card).assessment.attestedOn).toBe('2026-11-22');
    expect(await database().query('select 1 from snapshot')).toHaveLength(1);
  });

  it('makes no new round from the same content, even written in another order', async () => {
    await load(file());
    expect(await load(file())).toEqual({ unchanged: true });
    expect(await load(file({ answers: own().answers.reverse() }))).toEqual({ unchanged: true });
    expect(await rounds()).toEqual([{ status: 'published' }]);
  });

  it('supersedes the round before when one answer changes', async () => {
    await load(file());
    const changed = withAnswer('ACC-04', {
      level: 'partiel',
      justification: 'Deux parcours essayés au clavier et avec un lecteur d’écran.',
    });
    expect(await load(changed)).toMatchObject({ unchanged: false });
    expect((await rounds()).map(({ status }) => status).sort()).toEqual([
      'published',
      'superseded',
    ]);
    const kept = (await loadAssessment(database().db, id)) as AssessmentContent;
    expect(kept.answers.find(({ criterion }) => criterion === 'ACC-04')?.response).toMatchObject({
      level: 'partiel',
    });
  });

  it('names each fault with its place, in French, and writes nothing', async () => {
    const faults: [string, string][] = [
      [
        withAnswer('ACC-03', { level: 'parfait' }),
        'answers[2].level (ACC-03) : Ce niveau n’existe pas',
      ],
      [
        withAnswer('ACC-01', { level: 'total' }),
        'answers[0].level (ACC-01) : Le niveau de ce critère se calcule',
      ],
      [
        withAnswer('ACC-01', { fields: { taux: 120 } }),
        'answers[0].fields.taux (ACC-01) : Le nombre sort des bornes',
      ],
      [withAnswer('RGP-04', { justification: 'Trop court.' }), '40 caractères'],
      [withAnswer('ACC-02', { evidence: [] }), 'Ce prérequis demande une preuve'],
      [withAnswer('LIB-02', { fields: { classe_licence: 'libre-liste' } }), 'se lit de la fiche'],
      [withAnswer('ACC-02', { na: true }), 'jamais deux à la fois'],
      [file({ answers: own().answers.slice(1) }), 'Il manque : ACC-01.'],
      [file({ attestedOn: '2027-01-01' }), 'attestedOn : Le 2027-01-01 n’est pas encore passé'],
      [file({ criteriaSet: '2019.1' }), 'Versions connues : 2026.1'],
      [file({ facts: { ...own().facts, comptes: true, dcp: false } }), 'facts : '],
      [file({ slug: 'autre' }), 'slug : Ce fichier est celui de la fiche'],
    ];
    for (const [content, words] of faults) {
      const refusal = await load(content).then(
        () => 'loaded',
        (error: Error) => error.message.replaceAll('\u00a0', ' '),
      );
      expect(refusal).toContain(words);
    }
    expect(await rounds()).toEqual([]);
  });

  it('refuses a listing that is not there, not published, or assessed since', async () => {
    await expect(load(file({ slug: 'absente' }), 'absente')).rejects.toMatchObject({
      code: 'not-found',
    });
    await database().query(`update solution set status = 'suspended'`);
    await expect(load(file())).rejects.toThrow('n’est pas publiée');
    await database().query(`update solution set status = 'published'`);
    await load(file());
    const older = file({
      attestedOn: '2026-11-21',
      answers: own().answers.map(({ evidence: _, ...answer }: Changes) => answer),
    });
    await expect(load(older)).rejects.toThrow();
    expect(await rounds()).toEqual([{ status: 'published' }]);
  });
});

describe('reading the file of a self-assessment', () => {
  const message = (content: string | Uint8Array): string => {
    try {
      readSelfAssessmentFile(content);
      return '';
    } catch (error) {
      return (error as Error).message.replaceAll('\u00a0', ' ');
    }
  };

  it.each([
    ['{', 'ce n’est pas du JSON'],
    ['null', 'Un objet { … } est attendu'],
    ['[]', 'Un objet { … } est attendu'],
    [file({ extra: 1 }), 'extra : Cette clé est inconnue'],
    [file({ answers: {} }), 'answers : Une liste [ … ] est attendue'],
    [file({ answers: Array(201).fill({ criterion: 'ACC-01' }) }), 'plus de 200 éléments'],
    [file({ facts: {} }), 'facts.ihm_web : Ce fait n’a pas de réponse'],
    [file({ attestedOn: '2026-02-30' }), 'attestedOn : Écrivez une date qui existe'],
    [file({ signatory: { name: '', role: 'x' } }), 'signatory.name : Écrivez un texte'],
    [withAnswer('ACC-01', { fields: { taux: { a: 1 } } }), 'answers[0].fields.taux'],
    [
      withAnswer('ACC-02', { evidence: [{ type: 'PDF', title: 'x', datedOn: '2026-01-01' }] }),
      'answers[1].evidence[0].type',
    ],
    ...['javascript:alert(1)', '//ailleurs.example', '/\\ailleurs', 'page'].map(
      (url): [string, string] => [
        withAnswer('ACC-02', {
          evidence: [{ type: 'URLP', title: 'x', url, datedOn: '2026-01-01' }],
        }),
        'answers[1].evidence[0].url',
      ],
    ),
  ])('refuses %.40s', (content, words) => {
    expect(message(content)).toContain(words);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(message(Uint8Array.of(0x7b, 0xe9, 0x7d))).toContain('il n’est pas en UTF-8');
  });
});
