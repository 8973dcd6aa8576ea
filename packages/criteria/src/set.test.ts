/** The référentiel as data: complete, coherent, placed, and frozen once published. */
import { describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { compile, SETS } from '../scripts/read-set.ts';
import { staleFiles } from '../scripts/compile.ts';
import frozen from './frozen.json' with { type: 'json' };
import { factsOf } from './applicability.ts';
import { compareVersions } from './registry.ts';
import { criteriaSets, loadSet } from './sets.ts';
import {
  criterionTexts,
  factsTexts,
  incompatibleFacts,
  objectives,
  profiles,
  textsOf,
  themeTexts,
} from './texts.ts';
import { FACT_KEYS, THEME_IDS } from './types.ts';

const set = loadSet('2026.1');
const ids = set.criteria.map(({ id }) => id);

describe('version 2026.1', () => {
  test('has 74 criteria, 12 prerequisites and a total weight of 156', () => {
    expect(new Set(ids).size).toBe(74);
    expect(set.criteria.filter(({ blocking }) => blocking)).toHaveLength(12);
    expect(set.criteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(156);
  });

  test('has the nine themes in order, with their weights and numbers of criteria', () => {
    const counts = THEME_IDS.map((theme) => ids.filter((id) => id.startsWith(theme)).length);
    expect(counts).toEqual([7, 13, 6, 11, 7, 6, 8, 8, 8]);
    expect(set.themes.map(({ id }) => id)).toEqual([...THEME_IDS]);
    expect(set.themes.map(({ weight }) => weight)).toEqual([12, 18, 8, 15, 12, 8, 10, 11, 6]);
  });

  test('keeps the prerequisites of the plan', () => {
    const blocking = set.criteria.filter((one) => one.blocking).map(({ id }) => id);
    expect(blocking).toEqual([
      'ACC-02',
      'SEC-03',
      'SEC-08',
      'RGP-01',
      'RGP-07',
      'RGP-08',
      'HEB-01',
      'HEB-02',
      'HEB-03',
      'QOS-01',
      'QOS-04',
      'ACH-06',
    ]);
  });

  test('derives the policies: never or by facts on a prerequisite, justified elsewhere', () => {
    for (const { id, blocking, applicability, naPolicy, evidencePolicy } of set.criteria) {
      expect(naPolicy, id).toBe(
        !blocking ? 'justified' : applicability === 'toujours' ? 'never' : 'facts',
      );
      expect(evidencePolicy, id).toBe(blocking ? 'required' : 'recommended');
    }
  });

  test('can be fully met on every criterion', () => {
    for (const { id, levels } of set.criteria) expect(levels.at(-1)?.value, id).toBe(10_000);
  });

  test('asks every fact that a criterion reads, once', () => {
    const { questions, derived } = factsTexts();
    const asked = [...questions.flatMap(({ options }) => options), ...derived].map(
      ({ fact }) => fact,
    );
    expect(asked.toSorted()).toEqual([...FACT_KEYS].sort());
    for (const { id, applicability } of set.criteria) {
      for (const fact of factsOf(applicability)) expect(asked, id).toContain(fact);
    }
  });

  test('refuses facts that contradict each other, never an unanswered one', () => {
    expect(incompatibleFacts({})).toEqual([]);
    expect(incompatibleFacts({ sante: true, dcp: false, saas: true })).toHaveLength(1);
    expect(incompatibleFacts({ saas: false, logiciel_livre: false })).toHaveLength(1);
  });

  test('reads the nine objectives of the circular and the five profiles', () => {
    expect(objectives()).toHaveLength(9);
    expect(profiles()).toHaveLength(5);
    for (const { criteria } of [...objectives(), ...profiles()])
      expect(ids).toEqual(expect.arrayContaining(criteria));
    expect(objectives().find(({ key }) => key === 'securite')?.criteria).toHaveLength(15);
  });

  test('says something about every theme', () => {
    for (const { name, shortName, lead } of themeTexts())
      expect([name, shortName, lead].every(Boolean)).toBe(true);
  });
});

/** Names of norms and labels that a buyer may not require without « ou équivalent » (CCP R2111-7, R2111-17). */
const NORMS =
  /\b(ISO|IEC|EN \d|NF |RGAA|WCAG|RGESN|SecNumCloud|HDS|PASSI|CSPN|SPDX|CycloneDX|OpenAPI|SAML|OpenID|SCIM|SEDA|publiccode)/;

describe.for(ids)('%s', (id) => {
  const rules = set.criteria.find((one) => one.id === id);
  const texts = criterionTexts(id);

  test('has all its wording', () => {
    for (const text of [
      texts.title,
      texts.question,
      texts.why,
      texts.howToAnswer,
      texts.tender,
      texts.automation.how,
    ]) {
      expect(text.length).toBeGreaterThan(3);
    }
    expect(texts.question.replaceAll('\u00a0', ' ')).toMatch(/\?$/);
    expect(Object.keys(texts.anchors)).toEqual(rules?.levels.map(({ key }) => key));
    expect(Object.keys(texts.fields)).toEqual(rules?.fields.map(({ key }) => key));
    expect(texts.evidence.map(({ type }) => type)).toEqual(rules?.evidence.map(({ type }) => type));
    expect(texts.references.length).toBeGreaterThan(0);
  });

  test('offers a tender sentence without brand, and « ou équivalent » after a norm or a label', () => {
    if (NORMS.test(texts.tender)) expect(texts.tender).toMatch(/équivalent/);
  });
});

describe('publication', () => {
  test('the generated files are fresh (else run `pnpm generate`)', () => {
    expect(staleFiles(false)).toEqual([]);
  });

  test('the light table carries no wording', () => {
    const light = JSON.stringify(criteriaSets);
    for (const { anchors, question } of textsOf().criteria) {
      for (const text of [question, ...Object.values(anchors)])
        expect(light.includes(text)).toBe(false);
    }
  });

  test.for(criteriaSets.map(({ version }) => version))('%s is frozen', (version) => {
    const help =
      `The rules of ${version} have changed, and a published version never does. To change them, copy ` +
      `packages/criteria/sets/${version} to a new version, edit it there, map its criteria, run \`pnpm generate\` ` +
      'and add its hash to packages/criteria/src/frozen.json. Wording may be corrected: raise `revision` in the manifest.';
    const earlier = criteriaSets.filter((one) => compareVersions(one.version, version) < 0);
    expect(() => compile(join(SETS, version), earlier), help).not.toThrow();
    expect(loadSet(version).hash, help).toBe((frozen as Record<string, string>)[version]);
  });
});
