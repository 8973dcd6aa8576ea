/** Where criteria come from: each fault is refused at its exact place, and a sound mapping is carried into the set. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { compile, readRawSet, SETS } from '../../scripts/read-set.ts';
import { BuildError, buildSet } from '../build.ts';
import { loadSet } from '../sets.ts';
import { EXAMPLE_FOLDER, exampleSet } from '../testing/example-set.ts';

/** Files are untyped here: whatever a mistake may be. */
// eslint-disable-next-line ts/no-explicit-any
type Loose = Record<string, any>;
const earlier = [loadSet('2026.1')];

const faults = (run: () => unknown): string[] => {
  try {
    run();
    return [];
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    return error.message.split('\n');
  }
};

function broken(edit: (manifest: Loose, of: (id: string) => Loose) => void): string[] {
  const raw = readRawSet(EXAMPLE_FOLDER);
  const of = (id: string) => raw.criteria.find(({ file }) => file.includes(id))?.data as Loose;
  edit(raw.manifest as Loose, of);
  return faults(() => buildSet(raw, earlier));
}

describe('the mapping of a version', () => {
  test('is carried into the set, with the version each criterion appeared in', () => {
    const { set } = exampleSet();
    const of = (id: string) => set.criteria.find((one) => one.id === id);
    expect(of('SEC-14')).toMatchObject({
      since: '2027.0',
      mapping: { kind: 'merged', from: ['SEC-05', 'SEC-06'] },
    });
    expect(of('ACC-01')).toMatchObject({
      since: '2026.1',
      mapping: { kind: 'same', from: ['ACC-01'] },
    });
    expect(new Set(set.criteria.map(({ mapping }) => mapping.kind))).toEqual(
      new Set(['same', 'reworded', 'merged', 'split', 'rescaled', 'new']),
    );
  });

  test.for<[string, Parameters<typeof broken>[0], string]>([
    [
      'a criterion that says nothing of where it comes from',
      ({ mapping }) => mapping.new.pop(),
      'manifest.yml: mapping: « SEC-17 » ne dit pas d’où il vient',
    ],
    [
      'a criterion of the version before that is forgotten',
      ({ mapping }) => mapping.retired.shift(),
      'manifest.yml: mapping: « ACC-02 » de 2026.1 n’est ni repris ni retiré',
    ],
    [
      'a criterion retired and continued',
      ({ mapping }) => mapping.retired.push('SEC-05'),
      '« SEC-05 » est retiré et repris à la fois',
    ],
    [
      'a criterion retired that still has a file',
      ({ mapping }) => {
        mapping.same.shift();
        mapping.new.push('ACC-01');
        mapping.retired.push('ACC-01');
      },
      '« ACC-01 » est retiré et a encore un fichier',
    ],
    [
      'an unknown source',
      ({ mapping }) => (mapping.merged['SEC-14'][1] = 'SEC-99'),
      'manifest.yml: mapping.merged.SEC-14[1]: « SEC-99 » n’existe pas dans la version 2026.1',
    ],
    [
      'a source named twice in a merge',
      ({ mapping }) => mapping.merged['SEC-14'].push('SEC-05'),
      'manifest.yml: mapping.merged.SEC-14[2]: « SEC-05 » est déjà pris',
    ],
    [
      'a merge of one',
      ({ mapping }) => mapping.merged['SEC-14'].pop(),
      'manifest.yml: mapping.merged.SEC-14: au moins 2 élément(s) attendu(s)',
    ],
    [
      'a criterion mapped twice',
      ({ mapping }) => mapping.new.push('ACC-01'),
      'manifest.yml: mapping.new[1]: « ACC-01 » est déjà pris',
    ],
    [
      'a mapped criterion without file',
      ({ mapping }) => mapping.new.push('SEC-40'),
      'manifest.yml: mapping.new[1]: « SEC-40 » n’a pas de fichier',
    ],
    [
      'an id that belonged to another criterion',
      ({ mapping }) => {
        mapping.reworded = [];
        mapping.new.push('QOS-01');
        mapping.retired.push('QOS-01');
      },
      'manifest.yml: mapping.new: « QOS-01 » désigne déjà un autre critère dans 2026.1',
    ],
    [
      'a rubric that changed under the name of « same »',
      (_, of) => (of('ACC-01').levels[1].value = 4_000),
      'manifest.yml: mapping.same[0]: le barème de « ACC-01 » a changé : c’est « rescaled »',
    ],
    [
      'an unknown kind of mapping',
      ({ mapping }) => (mapping.renamed = []),
      'manifest.yml: mapping.renamed: clé inconnue',
    ],
    [
      'a kind that is not a list',
      ({ mapping }) => (mapping.split = ['SEC-15']),
      'un objet est attendu',
    ],
    [
      'a version without mapping',
      (manifest) => delete manifest.mapping,
      'manifest.yml: mapping: manque : dites d’où vient chaque critère de 2026.1',
    ],
    [
      'a version that follows another than the last',
      ({ changes }) => (changes.since = '2025.1'),
      'manifest.yml: changes.since: doit être « 2026.1 », la version précédente',
    ],
    [
      'a version that says it is the first and is not',
      ({ changes }) => (changes.since = null),
      'manifest.yml: changes.since: doit être « 2026.1 », la version précédente',
    ],
  ])('refuses %s', ([, edit, expected]) => {
    expect(broken(edit)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });
});

describe('the folder of a version', () => {
  const copy = (edit: (folder: string) => void, name = '2027.0'): string[] => {
    const parent = mkdtempSync(join(tmpdir(), 'criteria-set-'));
    onTestFinished(() => rmSync(parent, { recursive: true }));
    const folder = join(parent, name);
    cpSync(EXAMPLE_FOLDER, folder, { recursive: true });
    edit(folder);
    return faults(() => compile(folder, earlier));
  };

  test('is compiled when nothing is wrong', () => expect(copy(() => {})).toEqual([]));

  test.for<[string, (folder: string) => void, string]>([
    [
      'YAML that cannot be read',
      (folder) => writeFileSync(join(folder, 'SEC/SEC-17.yml'), 'id: [SEC-17\ntitle: x'),
      'SEC/SEC-17.yml: ligne 2, colonne 1: ce n’est pas du YAML valide',
    ],
    [
      'a key written twice',
      (folder) => writeFileSync(join(folder, 'SEC/SEC-17.yml'), 'id: SEC-17\nid: SEC-17\n'),
      'SEC/SEC-17.yml: ligne 2, colonne 1: ce n’est pas du YAML valide',
    ],
    [
      'a file that has no place there',
      (folder) => writeFileSync(join(folder, 'SEC/SEC-17.yaml'), ''),
      'SEC/SEC-17.yaml: ce fichier n’a pas sa place dans le dossier',
    ],
    [
      'a missing manifest',
      (folder) => rmSync(join(folder, 'manifest.yml')),
      'manifest.yml: ce fichier manque',
    ],
  ])('is refused with %s', ([, edit, expected]) => {
    expect(copy(edit)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });

  test('is refused under a name that is not AAAA.N', () => {
    expect(copy(() => {}, 'nouvelle')).toEqual(
      expect.arrayContaining([
        expect.stringContaining('manifest.yml: version: « nouvelle » ne s’écrit pas AAAA.N'),
      ]),
    );
  });

  test('is refused when the rules of a published version changed', () => {
    const parent = mkdtempSync(join(tmpdir(), 'criteria-set-'));
    onTestFinished(() => rmSync(parent, { recursive: true }));
    const folder = join(parent, '2026.1');
    cpSync(join(SETS, '2026.1'), folder, { recursive: true });
    const file = join(folder, 'ACC/ACC-04.yml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^weight: \d/m, 'weight: 3'));
    expect(faults(() => compile(folder, []))).toEqual([
      expect.stringContaining(
        'manifest.yml: version: les règles d’une version publiée ne changent pas',
      ),
    ]);
  });
});
