import { copyFile, mkdir, mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import type { SolutionDocument } from '@gouvtech/domain';
import { importFiles } from './import-files.ts';

const AT = '2026-11-22T08:00:00.000Z';
const LATER = '2026-11-23T08:00:00.000Z';
const fixture = (name: string) => new URL(`fixtures/${name}`, import.meta.url);
const USUAL = readFileSync(fixture('valid-usual.yml'), 'utf8');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'publiccode-'));
});
afterEach(() => rm(folder, { recursive: true }));
const put = async (name: string, text: string | Buffer) => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

withDatabases('importing publiccode.yml files', (database) => {
  const documents = async () =>
    (
      await database().query<{ document: string }>(
        'select document from catalogue_entry order by slug',
      )
    ).map((row) => JSON.parse(row.document) as SolutionDocument);
  const originals = () =>
    database().query<{ version: number; content: string; to_complete: string[] }>(
      'select version, content, to_complete from listing_publiccode order by version',
    );
  const read = (path: string, more: object = {}) =>
    importFiles(database(), { path, at: AT, ...more });

  it('makes an unclaimed listing that says where it comes from and when it was read', async () => {
    const { files, imported } = await read(await put('publiccode.yml', USUAL));
    expect(files).toMatchObject([{ place: 'publiccode.yml', verdict: 'valid', problems: [] }]);
    expect(imported).toMatchObject({ created: 1, bad: [] });
    expect(await documents()).toMatchObject([
      {
        name: 'Parapheur des Trois Vallées',
        status: 'unclaimed',
        source: 'fichier publiccode.yml du dépôt',
        sourceId: 'publiccode:forge.trois-vallees.example/outils/parapheur',
        sourceUrl: 'https://forge.trois-vallees.example/outils/parapheur',
        importedOn: '2026-11-22',
        openSource: true,
        assessment: null,
      },
    ]);
    expect(await originals()).toEqual([{ version: 1, content: USUAL, to_complete: [] }]);
  });

  it('changes nothing the second time, and dates the listing when the file has changed', async () => {
    const path = await put('publiccode.yml', USUAL);
    await read(path);
    expect((await read(path, { at: LATER })).imported).toMatchObject({ created: 0, unchanged: 1 });
    expect(await documents()).toMatchObject([{ importedOn: '2026-11-22', version: 1 }]);

    await put('publiccode.yml', USUAL.replace('2026-03-02', '2026-04-02'));
    expect((await read(path, { at: LATER })).imported).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await documents()).toMatchObject([{ importedOn: '2026-11-23', version: 1 }]);
    expect((await originals())[0]!.content).toContain('2026-04-02');

    await put('publiccode.yml', USUAL.replace('- e-signature', '- payroll'));
    expect((await read(path, { at: LATER })).imported).toMatchObject({ updated: 1 });
    expect(await documents()).toMatchObject([{ domains: ['RHP'], version: 2 }]);
    expect((await originals()).map(({ version }) => version)).toEqual([1, 2]);
  });

  it('reads every file of a folder: those that cannot be never stop the others', async () => {
    await put('a.yml', USUAL);
    await mkdir(join(folder, 'sous-dossier'));
    await put('sous-dossier/b.yaml', USUAL.replaceAll('parapheur', 'visa'));
    await copyFile(fixture('unreadable-latin1.yml'), join(folder, 'latin1.yml'));
    await copyFile(fixture('unreadable-bomb.yml'), join(folder, 'bombe.yml'));
    await mkdir(join(folder, 'dossier.yml'));
    await symlink('/nulle/part', join(folder, 'perdu.yml'));
    const large = await open(join(folder, 'enorme.yml'), 'w');
    await large.truncate(50 * 1024 * 1024);
    await large.close();
    const { files, imported } = await read(folder);
    const refused = files.filter(({ verdict }) => verdict === 'invalid');
    expect(imported).toMatchObject({ created: 2, bad: [] });
    expect(refused.map(({ place, problems }) => [place, problems[0]!.code])).toEqual([
      ['bombe.yml', 'too-complex'],
      ['dossier.yml', 'not-yaml'],
      ['enorme.yml', 'too-large'],
      ['latin1.yml', 'not-utf8'],
      ['perdu.yml', 'not-yaml'],
    ]);
    expect(refused[2]!.problems[0]!.message).toContain('50,0 Mo');
    expect(await documents()).toHaveLength(2);
  });

  it('refuses a faulty file, and makes a draft of it in the lenient mode', async () => {
    const path = await put('publiccode.yml', readFileSync(fixture('draft-french-catalogue.yml')));
    const strict = await read(path);
    expect(strict).toMatchObject({
      files: [{ verdict: 'invalid', name: null }],
      imported: { created: 0 },
    });
    expect(await documents()).toEqual([]);
    const lenient = await read(path, { lenient: true });
    expect(lenient).toMatchObject({ files: [{ verdict: 'draft' }], imported: { created: 1 } });
    expect((await originals())[0]!.to_complete).toContain('description.fr.longDescription');
  });

  it('writes nothing in a dry run', async () => {
    const { imported } = await read(await put('publiccode.yml', USUAL), { dryRun: true });
    expect(imported.changes).toMatchObject([
      { name: 'Parapheur des Trois Vallées', fields: 'new' },
    ]);
    expect(await documents()).toEqual([]);
    expect(await originals()).toEqual([]);
  });

  it('keeps one listing for one repository, however its address is written', async () => {
    await put('a.yml', USUAL.replace(/^url: .*/m, 'url: https://github.com/Ville/Visa.git'));
    await put('b.yml', USUAL.replace(/^url: .*/m, 'url: git://github.com/ville/visa'));
    const { imported } = await read(folder);
    expect(imported).toMatchObject({
      created: 1,
      bad: [{ place: 'b.yml', reason: expect.stringContaining('celui de a.yml') as string }],
    });
  });

  it('leaves nothing of a file behind when its original cannot be kept', async () => {
    const path = await put('publiccode.yml', USUAL);
    await database().query(
      'alter table listing_publiccode add constraint no_room check (false) not valid',
    );
    try {
      await expect(read(path)).rejects.toThrow();
    } finally {
      await database().query('alter table listing_publiccode drop constraint no_room');
    }
    expect(await documents()).toEqual([]);
    expect(await database().query('select 1 from solution')).toEqual([]);
  });

  it('says that a path holds nothing to read', async () => {
    await expect(read(join(folder, 'absent.yml'))).rejects.toThrow(/n’existe pas/);
    await expect(read(folder)).rejects.toThrow(/ne contient aucun fichier/);
  });
});
