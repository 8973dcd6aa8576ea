import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { PUBLICCODE, type Rule } from './schema.ts';
import { verifyFolder } from './verify.ts';

const FOLDER = fileURLToPath(new URL('fixtures', import.meta.url));

it('gives each file its verdict and names exactly the keys expected', async () => {
  const { files, agreed, differences } = await verifyFolder(FOLDER);
  expect(differences).toEqual([]);
  expect(agreed).toBe(files);
  expect(files).toBe((await readdir(FOLDER)).filter((name) => name.endsWith('.yml')).length);
});

const keysOf = (rule: Rule): string[] => {
  if (rule.kind === 'section')
    return Object.entries(rule.keys).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
  return rule.kind === 'list' || rule.kind === 'languages' ? keysOf(rule.item) : [];
};

it('meets every key of the standard in at least one file', async () => {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.yml'));
  const texts = await Promise.all(names.map((name) => readFile(`${FOLDER}/${name}`, 'latin1')));
  const all = texts.join('\n');
  const absent = [...new Set(keysOf(PUBLICCODE))].filter(
    (key) => !new RegExp(`\\b${key}:`).test(all),
  );
  // Flags of the Italian section, all alike.
  expect(absent.sort()).toEqual(
    [
      'anpr',
      'cie',
      'io',
      'lineeGuidaDesign',
      'misureMinimeSicurezza',
      'modelloInteroperabilita',
      'pagopa',
    ].sort(),
  );
});
