import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EXAMPLE_FOLDER } from '@gouvtech/criteria/testing';
import { CommandRefused } from './command.ts';
import { criteriaCommand } from './criteria.ts';

let parent: string;
let folder: string;
const written = { out: '', err: '' };

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'criteria-command-'));
  folder = join(parent, '2027.0');
  cpSync(EXAMPLE_FOLDER, folder, { recursive: true });
  Object.assign(written, { out: '', err: '' });
  const keep = (key: 'out' | 'err') => (text: unknown) => {
    written[key] += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep('out'));
  vi.spyOn(process.stderr, 'write').mockImplementation(keep('err'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(parent, { recursive: true });
});
const validate = () => criteriaCommand.run(['validate', folder], {});
const edit = (file: string, from: string | RegExp, to: string) => {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toMatch(from);
  writeFileSync(join(folder, file), text.replace(from, to));
};

it('says that a sound folder is valid, with its hash', async () => {
  expect(await validate()).toBe(0);
  expect(written.out).toMatch(
    /^Le référentiel 2027\.0 est valide : 14 critères, empreinte [0-9a-f]{64}\.\n$/,
  );
});

it.each<[string, () => void, string]>([
  [
    'an unknown key',
    () => appendFileSync(join(folder, 'SEC/SEC-17.yml'), 'couleur: bleu\n'),
    'SEC/SEC-17.yml, couleur : clé inconnue',
  ],
  [
    'a duplicate id',
    () => edit('SEC/SEC-16.yml', /^id: SEC-16/, 'id: SEC-15'),
    'SEC/SEC-16.yml, id : « SEC-15 » est déjà pris',
  ],
  [
    'weights that do not add up',
    () => edit('manifest.yml', 'weight: 18', 'weight: 19'),
    'manifest.yml, themes : les poids font 101, ils doivent faire 100',
  ],
])('refuses %s at its exact place, and leaves the folder as it is', async (_, spoil, expected) => {
  spoil();
  const before = readFileSync(join(folder, 'manifest.yml'), 'utf8');
  expect(await validate()).toBe(1);
  expect(written.err.split('\n')).toContain(expected);
  expect(written.err).toContain('Le référentiel 2027.0 est refusé ; rien n’a changé.');
  expect(readFileSync(join(folder, 'manifest.yml'), 'utf8')).toBe(before);
});

it('refuses what is not a folder, and a command that lacks something', async () => {
  for (const [args, options] of [
    [['validate', join(parent, 'rien')], {}],
    [['validate'], {}],
    [['announce', '2027.0'], {}],
    [['retract', '2027.0'], {}],
    [['simulate'], {}],
    [['simulate', '1999.1'], {}],
    [['invent'], {}],
  ] as const)
    await expect(criteriaCommand.run([...args], options)).rejects.toThrow(CommandRefused);
});
