/** Each mistake in a file is refused with its exact place, and all are told at once. */
import { describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { readRawSet, SETS } from '../scripts/read-set.ts';
import { BuildError, buildSet, hashable, type RawSet } from './build.ts';

/** Files are untyped here: whatever a mistake may be. */
// eslint-disable-next-line ts/no-explicit-any
type Loose = Record<string, any>;

const original = readRawSet(join(SETS, '2026.1'));

function broken(
  edit: (raw: { manifest: Loose; facts: Loose; of: (id: string) => Loose; raw: RawSet }) => void,
): string[] {
  const raw = structuredClone(original);
  const of = (id: string) =>
    raw.criteria.find(({ file }) => file.endsWith(`${id}.yml`))?.data as Loose;
  edit({ manifest: raw.manifest as Loose, facts: raw.facts as Loose, of, raw });
  try {
    buildSet(raw);
    return [];
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    return error.message.split('\n');
  }
}

describe('building a set', () => {
  test('accepts the files of 2026.1', () => expect(broken(() => {})).toEqual([]));

  test.for<[string, Parameters<typeof broken>[0], string]>([
    [
      'an unknown fact',
      ({ of }) => (of('SEC-03').applicability = 'tls'),
      'SEC/SEC-03.yml: applicability: « tls » n’existe pas parmi les faits',
    ],
    [
      'an unknown fact deep in a rule',
      ({ of }) => (of('RGP-03').applicability = { and: ['dcp', { or: ['saas', 'cloud'] }] }),
      'RGP/RGP-03.yml: applicability.and[1].or[1]: « cloud » n’existe pas parmi les faits',
    ],
    [
      'a negation',
      ({ of }) => (of('RGP-03').applicability = { not: 'dcp' }),
      'RGP/RGP-03.yml: applicability.not: clé inconnue',
    ],
    [
      'an unknown field in a condition',
      ({ of }) => (of('SEC-03').levels[2].when[0].field = 'tls'),
      'SEC/SEC-03.yml: levels[2].when[0].field: « tls » n’existe pas parmi les champs',
    ],
    [
      'a condition that does not suit its field',
      ({ of }) => (of('SEC-08').levels[2].when[1] = { field: 'jours', is: true }),
      'SEC/SEC-08.yml: levels[2].when[1]: ce test ne s’applique pas au champ « jours », de type integer',
    ],
    [
      'an unknown option in a condition',
      ({ of }) => (of('HEB-01').levels[3].when[0].in = ['france']),
      'HEB/HEB-01.yml: levels[3].when[0].in[0]: « france » n’existe pas parmi non-declare, production-seule, declare-hors-ue, tout-ue',
    ],
    [
      'two tests in a condition',
      ({ of }) => (of('SEC-08').levels[1].when[0].in = ['oui']),
      'SEC/SEC-08.yml: levels[1].when[0]: une condition porte un seul test',
    ],
    [
      'a first level above 0',
      ({ of }) => (of('SEC-04').levels[0].value = 1),
      'SEC/SEC-04.yml: levels[0].value: le premier niveau vaut 0',
    ],
    [
      'values that decrease',
      ({ of }) => (of('SEC-04').levels[2].value = 100),
      'SEC/SEC-04.yml: levels[2].value: 100 est sous la valeur du niveau précédent, 5000',
    ],
    [
      'two levels of the same key',
      ({ of }) => (of('SEC-04').levels[2].key = 'disques'),
      'SEC/SEC-04.yml: levels[2].key: « disques » est déjà pris',
    ],
    [
      'a computed level without condition',
      ({ of }) => delete of('SEC-08').levels[1].when,
      'SEC/SEC-08.yml: levels[1].when: manque : ce niveau est calculé',
    ],
    [
      'an unknown key',
      ({ of }) => (of('ACC-04').color = 'blue'),
      'ACC/ACC-04.yml: color: clé inconnue',
    ],
    [
      'an unknown key in a level',
      ({ of }) => (of('ACC-04').levels[1].text = 'x'),
      'ACC/ACC-04.yml: levels[1].text: clé inconnue',
    ],
    ['a missing text', ({ of }) => delete of('ACC-04').why, 'ACC/ACC-04.yml: why: manque'],
    [
      'an empty anchor',
      ({ of }) => (of('ACC-04').levels[1].anchor = ' '),
      'ACC/ACC-04.yml: levels[1].anchor: un texte est attendu',
    ],
    [
      'a weight out of range',
      ({ of }) => (of('ACC-04').weight = 4),
      'ACC/ACC-04.yml: weight: un entier de 1 à 3 est attendu',
    ],
    [
      'an id that is not its file',
      ({ of }) => (of('ACC-04').id = 'ACC-40'),
      'ACC/ACC-04.yml: id: « ACC-40 » ne correspond pas au nom du fichier',
    ],
    [
      'an unknown theme',
      ({ of }) => (of('ACC-04').id = 'ABC-04'),
      'ACC/ACC-04.yml: id: « ABC » n’existe pas parmi les thèmes',
    ],
    [
      'an id given twice',
      ({ of }) => (of('ACC-04').id = 'ACC-03'),
      'ACC/ACC-04.yml: id: « ACC-03 » est déjà pris',
    ],
    [
      'a share without its field',
      ({ of }) => (of('INT-06').answer.valueField = 'flots'),
      'INT/INT-06.yml: answer.valueField: « flots » n’existe pas parmi les champs',
    ],
    [
      'an unknown kind of evidence',
      ({ of }) => (of('ACC-04').evidence[0].type = 'PREU'),
      'ACC/ACC-04.yml: evidence[0].type: « PREU » n’existe pas parmi URLP, DECL, RAPP, CERT, CONT, DOCT, DEPO, DEMO, MESU, REFE, ATTS',
    ],
    [
      'a reference without https',
      ({ of }) => (of('ACC-04').references[0].url = 'http://exemple.fr'),
      'ACC/ACC-04.yml: references[0].url: une adresse https est attendue',
    ],
    [
      'theme weights that do not make 100',
      ({ manifest }) => (manifest.themes[0].weight = 13),
      'manifest.yml: themes: les poids font 101, ils doivent faire 100',
    ],
    [
      'an unknown theme in the manifest',
      ({ manifest }) => (manifest.themes[0].id = 'ABC'),
      'manifest.yml: themes[0].id: « ABC » n’existe pas parmi ACC, SEC, ECO, RGP, HEB, LIB, INT, QOS, ACH',
    ],
    [
      'a criterion missing from the order',
      ({ manifest }) => manifest.themes[0].order.pop(),
      'manifest.yml: themes: « ACC-07 » n’est dans l’ordre d’aucun thème',
    ],
    [
      'an ordered criterion without file',
      ({ manifest }) => manifest.themes[0].order.push('ACC-08'),
      'manifest.yml: themes[0].order[7]: « ACC-08 » n’a pas de fichier',
    ],
    [
      'an objective that leads nowhere',
      ({ manifest }) => (manifest.objectives[1].criteria[0] = 'HEB-99'),
      'manifest.yml: objectives[1].criteria[0]: « HEB-99 » n’existe pas parmi les critères',
    ],
    [
      'a profile without criteria',
      ({ manifest }) => (manifest.profiles[4].criteria = []),
      'manifest.yml: profiles[4]: ne mène à aucun critère',
    ],
    [
      'a version that is not its folder',
      ({ manifest }) => (manifest.version = '2026.2'),
      'manifest.yml: version: doit être « 2026.1 », le nom du dossier',
    ],
    [
      'a fact nobody asks',
      ({ facts }) => facts.questions.shift(),
      'facts.yml: questions: « ihm_web » n’est demandé nulle part',
    ],
    [
      'a fact asked twice',
      ({ facts }) => facts.derived.push({ ...facts.derived[0] }),
      'facts.yml: derived[6].fact: « saas » est déjà pris',
    ],
    [
      'an incompatibility on an unknown fact',
      ({ facts }) => (facts.incompatible[0].when.has = ['santé']),
      'facts.yml: incompatible[0].when.has[0]: « santé » n’existe pas parmi',
    ],
  ])('refuses %s', ([, edit, expected]) => {
    expect(broken(edit)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });

  test('tells every problem at once', () => {
    const problems = broken(({ of }) => {
      of('ACC-04').weight = 0;
      of('SEC-04').color = 'blue';
    });
    expect(problems).toHaveLength(2);
  });

  test('the hash ignores wording, dates, revision and order, and sees any rule', () => {
    const { set } = buildSet(original);
    const reworded = {
      ...set,
      revision: 7,
      publishedOn: '2030-01-01',
      criteria: set.criteria.toReversed(),
    };
    expect(hashable(reworded)).toBe(hashable(set));
    const [first, ...others] = set.criteria;
    const heavier = first ? [{ ...first, weight: 1 as const }, ...others] : [];
    expect(hashable({ ...set, criteria: heavier })).not.toBe(hashable(set));
  });
});
