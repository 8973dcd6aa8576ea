/** A property is a sentence and a random check of it, on any engine. */
import fc from 'fast-check';
import assert from 'node:assert/strict';
import type { LabelScheme, ScoreLine, ScoreSheet } from '../types.ts';
import { anyCase, type Case } from './arbitraries.ts';
import type { Engine } from './engine.ts';

export type Property = { name: string; run: (engine: Engine, runs: number) => void };

export function property<T>(
  name: string,
  input: fc.Arbitrary<T>,
  check: (engine: Engine, input: T) => void,
): Property {
  return {
    name,
    run: (engine, runs) =>
      fc.assert(
        fc.property(input, (value) => check(engine, value)),
        { numRuns: runs },
      ),
  };
}

/** On a random case, with a number to pick things by. */
export const onCase = (
  name: string,
  check: (engine: Engine, input: Case, pick: number) => void,
): Property =>
  property(name, fc.tuple(anyCase, fc.nat(999)), (engine, [input, pick]) =>
    check(engine, input, pick),
  );

export const SCORES = ['declared', 'checked', 'audited', 'assured'] as const;

export const scoresOf = (line: ScoreLine) => SCORES.map((key) => line[key]);

/** Every score of a sheet, by place, whatever the order of the set. */
export function allScores(sheet: ScoreSheet): Record<string, (number | null)[]> {
  return Object.fromEntries([
    ['overall', scoresOf(sheet.overall)],
    ...sheet.themes.map((line) => [line.theme, scoresOf(line)] as const).sort(),
  ]);
}

export function assertNotLower(before: ScoreSheet, after: ScoreSheet): void {
  const [low, high] = [allScores(before), allScores(after)];
  for (const [place, values] of Object.entries(low)) {
    values.forEach((value, index) => {
      const now = high[place]?.[index];
      if (value === null) assert.equal(now, null);
      else
        assert.ok(
          typeof now === 'number' && now >= value,
          `${place}.${SCORES[index]}: ${value} → ${now}`,
        );
    });
  }
}

const CALM = { openMajorNonConformity: false, assessmentCurrent: true };

export const labelOf = (
  engine: Engine,
  sheet: ScoreSheet,
  set: Case['set'],
  scheme: LabelScheme,
): number => engine.labelLevel(sheet, set, scheme, CALM).level;

/** Nothing may get worse from one case to the other: scores and label. */
export function assertNoWorse(engine: Engine, before: Case, after: Case): void {
  const [low, high] = [before, after].map((one) =>
    engine.score(one.answers, one.facts, one.set, one.asOf),
  );
  assert.ok(low && high);
  assertNotLower(low, high);
  const level = (sheet: ScoreSheet) => labelOf(engine, sheet, before.set, before.scheme);
  assert.ok(level(low) <= level(high), 'label level');
}

export const sheetOf = (engine: Engine, { answers, facts, set, asOf }: Case): ScoreSheet =>
  engine.score(answers, facts, set, asOf);

/** What a sheet says, the date asked apart. */
export const undated = ({ asOf: _, ...sheet }: ScoreSheet): Omit<ScoreSheet, 'asOf'> => sheet;
