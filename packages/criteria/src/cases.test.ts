/** The public test vectors: anyone who writes another engine can check it against them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { labelLevel } from './label.ts';
import { score } from './score.ts';
import { loadSet } from './sets.ts';
import type {
  Answer,
  CriteriaSet,
  CriterionScore,
  Facts,
  Instant,
  LabelScheme,
  ScoreLine,
} from './types.ts';

type Vector = {
  title: string;
  why: string;
  criteriaSet: string | CriteriaSet;
  facts: Facts;
  answers: Answer[];
  scheme?: LabelScheme;
  asks: {
    asOf: Instant;
    expected: {
      overall?: Partial<ScoreLine>;
      themes?: Record<string, Partial<ScoreLine>>;
      criteria?: Record<string, Partial<CriterionScore>>;
      missingPrerequisites?: string[];
      nextChangeAt?: Instant | null;
      label?: object;
    };
  }[];
};

const folder = join(import.meta.dirname, 'cases');
const vectors = readdirSync(folder).map((file) => ({
  file,
  ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Vector),
}));

describe.for(vectors)('$title', ({ criteriaSet, facts, answers, asks, scheme }) => {
  const set = typeof criteriaSet === 'string' ? loadSet(criteriaSet) : criteriaSet;

  test.for(asks)('as of $asOf', ({ asOf, expected }) => {
    const sheet = score(answers, facts, set, asOf);
    const { themes = {}, criteria = {}, label, ...rest } = expected;
    expect(sheet).toMatchObject(rest);
    for (const [id, line] of Object.entries(themes)) {
      expect(
        sheet.themes.find(({ theme }) => theme === id),
        id,
      ).toMatchObject(line);
    }
    for (const [id, criterion] of Object.entries(criteria)) {
      expect(
        sheet.criteria.find((one) => one.id === id),
        id,
      ).toMatchObject(criterion);
    }
    const context = { openMajorNonConformity: false, assessmentCurrent: true };
    if (label && scheme) expect(labelLevel(sheet, set, scheme, context)).toMatchObject(label);
  });
});
