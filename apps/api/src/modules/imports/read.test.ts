import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv, readJson, readList } from './read.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imports-'));
});
afterAll(() => rm(folder, { recursive: true }));
const file = async (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

describe('reading a list', () => {
  it('reads commas, semicolons and tabs, with the line of each entry', () => {
    for (const separator of [',', ';', '\t']) {
      const { entries } = readCsv(`id${separator}nom\n1${separator}Élan\n`);
      expect(entries).toEqual([{ place: 'ligne 2', value: { id: '1', nom: 'Élan' } }]);
    }
  });
  it('sets a malformed line aside and goes on', () => {
    const { entries, bad } = readCsv('id,nom\n1,A\n2,B,trop\n3,C\n');
    expect(entries.map((e) => e.value.nom)).toEqual(['A', 'C']);
    expect(bad).toHaveLength(1);
    expect(bad[0]!.place).toBe('ligne 3');
  });
  it('reads a JSON list, alone or inside an object, and sets aside what is not an entry', () => {
    expect(readJson('{"solutions":[{"id":1}, 7]}')).toEqual({
      entries: [{ place: 'entrée 1', value: { id: 1 } }],
      bad: [{ place: 'entrée 2', reason: 'ce n’est pas un objet avec des champs nommés' }],
    });
  });
  it('refuses a broken encoding and names the line', async () => {
    const path = await file(
      'latin1.csv',
      Buffer.concat([Buffer.from('id,nom\n1,'), Buffer.from([0xe9]), Buffer.from('lan\n')]),
    );
    await expect(readList(path)).rejects.toThrow(/pas en UTF-8 : la ligne 2/);
  });
  it('refuses 50 MB before reading them', async () => {
    const path = await file('gros.json', '[');
    await truncate(path, 50 * 1024 * 1024);
    await expect(readList(path)).rejects.toThrow(
      'Ce fichier pèse 50,0 Mo. La limite est de 20,0 Mo',
    );
  });
  it.each([
    ['vide.json', '', /est vide/],
    ['casse.json', '[{"id": 1', /pas du JSON valide/],
    ['objet.json', '{"id": 1}', /ne contient pas une liste/],
  ])('refuses %s with a clear sentence', async (name, content, message) => {
    await expect(readList(await file(name, content))).rejects.toThrow(message);
  });
  it('refuses a file that does not exist', async () => {
    await expect(readList(join(folder, 'absent.csv'))).rejects.toThrow(/n’existe pas/);
  });
});
