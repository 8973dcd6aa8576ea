/** Scores an exported assessment again, at its own date, and says whether its result is the one it carries. */
import { ScoringError } from './errors.ts';
import { score } from './score.ts';
import { loadSet } from './sets.ts';
import type { AssessmentExport, CriteriaSet, ScoreSheet } from './types.ts';

export type Recomputation = {
  sheet: ScoreSheet;
  /** places where the exported result differs: `themes[2].checked`; empty when it is the same */
  differences: string[];
};

export function recompute(
  exported: AssessmentExport,
  set: CriteriaSet = loadSet(exported.criteriaSet),
): Recomputation {
  if (exported.criteriaSetHash !== set.hash) {
    throw new ScoringError(
      'hash-mismatch',
      'criteriaSetHash',
      `ce n’est pas l’empreinte de la version ${set.version}`,
    );
  }
  const sheet = score(exported.answers, exported.facts, set, exported.asOf);
  return { sheet, differences: differences(sheet, exported.result, '') };
}

function differences(left: unknown, right: unknown, path: string): string[] {
  if (!isObject(left) || !isObject(right)) return Object.is(left, right) ? [] : [path];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) => {
    const at = Array.isArray(left) ? `${path}[${key}]` : path ? `${path}.${key}` : key;
    return differences(left[key], right[key], at);
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
