/** Reads `docs/scoring.md` and computes it again: the numbers of the page are those of the engine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { percent } from './display.ts';
import { score } from './score.ts';
import { loadSet } from './sets.ts';
import { answerTo, AT } from './testing/examples.ts';
import type { Answer, Criterion, FieldValue } from './types.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/scoring.md'), 'utf8').replaceAll(
  '\u00a0',
  ' ',
);
const set = loadSet('2026.1');

/** Rows of the first table after a text, without its header. */
function table(after: string): string[][] {
  const lines = page.slice(page.indexOf(after) + after.length).split('\n');
  const start = lines.findIndex((line) => line.startsWith('|'));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const number = (text = ''): number => Number(text.replace(',', '.').replace(/ ?%/, ''));
const STEPS = ['déclaré', 'documenté', 'contrôlé', 'certifié', 'audité'];
const answers = table('<!-- exemple : réponses -->');
const results = table('<!-- exemple : notes -->');

function answerOf([id = '', weight, , points = '', step = '']: string[]): Answer | null {
  const criterion = set.criteria.find((one) => one.id === id);
  expect(criterion?.weight, id).toBe(Number(weight));
  if (!criterion || points === '–') return null;
  if (points === '0') return answerTo(id, { response: { kind: 'planned', on: '2027-12-31' } });
  const level = criterion.levels.find(({ value }) => value === 100 * number(points));
  expect(level, `${id} has no level worth ${points}`).toBeDefined();
  const tier = STEPS.indexOf(step);
  const evidence =
    tier > 0 ? [{ id: 'e1', type: 'DEPO' as const, attachedAt: AT, datedOn: '2026-03-01' }] : [];
  const checks =
    tier === 2
      ? [
          {
            id: 'c1',
            by: 'person' as const,
            at: AT,
            value: 10_000,
            evidenceId: 'e1',
            complete: true,
          },
        ]
      : [];
  const response: Answer['response'] = {
    kind: 'level',
    ...(criterion.selection === 'chosen' && level && { level: level.key }),
    fields: fieldsFor(criterion, level?.key ?? ''),
  };
  return answerTo(id, { response, evidence, checks });
}

/** The fields that a computed level asks for: here, always one choice. */
function fieldsFor(criterion: Criterion, key: string): Record<string, FieldValue> {
  const conditions = criterion.levels.find((level) => level.key === key)?.when ?? [];
  return Object.fromEntries(
    conditions.flatMap((one) => ('in' in one ? [[one.field, one.in[0] ?? '']] : [])),
  );
}

describe('docs/scoring.md', () => {
  const given = answers.map(answerOf).filter((answer) => answer !== null);
  const sheet = score(given, { dev_specifique: false }, set, '2026-06-01T12:00:00.000Z');
  const theme = sheet.themes.find((line) => line.theme === 'LIB');

  test('the example shows a whole theme, with its tiers', () => {
    expect(answers.map(([id]) => id)).toEqual(
      set.criteria.filter((one) => one.theme === 'LIB').map(({ id }) => id),
    );
    for (const [id = '', , , points, step = ''] of answers) {
      const found = sheet.criteria.find((one) => one.id === id);
      expect(found?.applicable, id).toBe(points !== '–');
      if (points !== '–') expect(STEPS[found?.tier ?? 0], id).toBe(step);
    }
    expect(theme).toMatchObject({ proof: 2, completeness: 10_000, answered: 5, applicable: 5 });
  });

  test.for([
    ['déclarée', 'declared'],
    ['contrôlée', 'checked'],
    ['auditée', 'audited'],
    ['assurée', 'assured'],
  ] as const)('its note %s is the engine’s, and its sum is right', ([name, key]) => {
    const [, sum = '', divisor, result, shown] = results.find(([first]) => first === name) ?? [];
    const [terms = '', total = terms] = sum.split(' = ');
    const added = terms.split(' + ').reduce(
      (all, term) =>
        all +
        term
          .split(' × ')
          .map(number)
          .reduce((a, b) => a * b),
      0,
    );
    expect(added).toBeCloseTo(number(total), 9);
    expect(Math.floor((100 * number(total)) / number(divisor)) / 100).toBe(number(result));
    expect(theme?.[key]).toBe(Math.round(100 * number(result)));
    expect(percent(theme?.[key] ?? 0)).toBe(number(shown));
  });

  test('coefficients, theme weights and prerequisites are those of the set', () => {
    expect(
      table('## Les cinq étapes').map(([step, , coefficient]) => [step, number(coefficient)]),
    ).toEqual(STEPS.map((step, index) => [step, set.coefficients[index]]));
    expect(
      table('## La note d’ensemble').map(([id, weight]) => ({ id, weight: number(weight) })),
    ).toEqual(set.themes);
    expect(set.criteria.filter(({ blocking }) => blocking)).toHaveLength(12);
    expect(page).toContain('Douze critères sont des prérequis');
  });
});
