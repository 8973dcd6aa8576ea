import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import type { Card } from '@gouvtech/domain';
import { importList } from './index.ts';

const AT = '2026-11-22T08:00:00.000Z';
const LATER = '2026-11-23T08:00:00.000Z';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imports-'));
});
afterAll(() => rm(folder, { recursive: true }));
const file = async (name: string, content: unknown) => {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const SILL = [
  {
    id: 'sill:plume',
    sill_id: 1,
    nom: 'Plume',
    fonction: 'Rédaction de délibérations',
    composant: 'Outil collaboratif',
    licence: 'GPL-3.0',
    source: 'sill-2022',
  },
  {
    id: 'sill:encrier',
    sill_id: 2,
    nom: 'Encrier',
    fonction: 'Gestion du courrier',
    composant: 'Outil métier',
    licence: 'GPL V2.0',
    source: 'sill-2022',
  },
];
const CORPUS = [
  {
    id: 'sill:plume',
    nom: 'Plume',
    resume: 'Autre résumé',
    description: 'Une description venue d’ailleurs.',
    etiquettes: ['Urbanisme'],
    alternative_a: ['Machine à écrire'],
    licence: null,
    source: 'liste',
  },
  {
    id: 'liste:buvard',
    nom: 'Buvard',
    resume: 'Archivage',
    description: '',
    etiquettes: [],
    alternative_a: [],
    licence: null,
    source: 'liste',
  },
  { nom: 'Sans identifiant', resume: '', etiquettes: [], alternative_a: [] },
];

withDatabases('importing lists', (database) => {
  const cards = async () =>
    (
      await database().query<{ card: string }>('select card from catalogue_entry order by slug')
    ).map((row) => JSON.parse(row.card) as Card);

  it('makes unclaimed listings with their source, licence read or to be verified', async () => {
    const report = await importList(database(), { path: await file('sill.json', SILL), at: AT });
    expect(report).toMatchObject({ created: 2, updated: 0, bad: [] });
    expect(await cards()).toMatchObject([
      {
        slug: 'encrier',
        status: 'unclaimed',
        source: 'sill-2022',
        sourceId: 'sill:encrier',
        licence: { value: { kind: 'to-verify', raw: 'GPL V2.0' } },
        assessment: null,
      },
      {
        slug: 'plume',
        openSource: true,
        licence: { value: { kind: 'spdx', spdx: 'GPL-3.0-only' } },
        domains: ['COL'],
      },
    ]);
  });

  it('keeps one listing for the same id in two files, and changes nothing the next times', async () => {
    const sill = await file('sill.json', SILL);
    const corpus = await file('corpus.json', CORPUS);
    await importList(database(), { path: sill, at: AT });
    const second = await importList(database(), { path: corpus, at: AT });
    expect(second).toMatchObject({ created: 1, updated: 1, bad: [{ place: 'entrée 3' }] });
    for (const path of [sill, corpus, sill]) {
      expect(await importList(database(), { path, at: LATER })).toMatchObject({
        created: 0,
        updated: 0,
      });
    }
    const plume = (await cards()).find((card) => card.slug === 'plume')!;
    expect(plume).toMatchObject({
      summary: 'Rédaction de délibérations',
      alternativeTo: ['Machine à écrire'],
    });
    const [versions] = await database().query<{ n: number }>(
      'select count(*)::int as n from listing_version',
    );
    expect(versions!.n).toBe(4);
  });

  it('writes nothing in a dry run and says what would change', async () => {
    const report = await importList(database(), {
      path: await file('sill.json', SILL),
      at: AT,
      dryRun: true,
    });
    expect(report.changes.map((change) => change.sourceId)).toEqual(['sill:plume', 'sill:encrier']);
    expect(await cards()).toEqual([]);
  });

  it('finds an imported listing by its words at once', async () => {
    await importList(database(), { path: await file('sill.json', SILL), at: AT });
    const hits = await database().query(
      `select 1 from catalogue_search where vector @@ plainto_tsquery('gouvtech', 'délibération')`,
    );
    expect(hits).toHaveLength(1);
  });

  it('reads a CSV with a map written by the user', async () => {
    const map = await file('map.json', {
      name: 'Ma liste',
      detect: [],
      id: { column: 'code', prefix: 'moi' },
      source: { value: 'ma-liste' },
      fields: { name: 'titre', summary: ['objet'], tags: ['mots'] },
    });
    const path = await file('liste.csv', 'code;titre;objet;mots\n1;Buvard;Archivage;SAE|preuve\n');
    const report = await importList(database(), { path, map, at: AT });
    expect(report).toMatchObject({ listName: 'Ma liste', created: 1 });
    expect(await cards()).toMatchObject([{ sourceId: 'moi:1', tags: ['SAE', 'preuve'] }]);
  });

  it('names the faulty place of a map', async () => {
    const map = await file('mauvaise.json', {
      name: 'x',
      detect: [],
      id: { column: 'id' },
      source: { value: 's' },
      fields: { name: 'n', sommaire: 'x' },
    });
    await expect(
      importList(database(), { path: await file('sill.json', SILL), map, at: AT }),
    ).rejects.toThrow(/« .*mauvaise\.json » n’est pas valable, à \/fields/);
  });
});
