/** The published versions of the référentiel, compiled from `sets/` by `scripts/compile.ts`. */
import rules2026_1 from './generated/2026.1.rules.json' with { type: 'json' };
import { ScoringError } from './errors.ts';
import type { CriteriaSet } from './types.ts';

export const criteriaSets: readonly CriteriaSet[] = [rules2026_1 as unknown as CriteriaSet];

export function loadSet(version: string): CriteriaSet {
  const set = criteriaSets.find((one) => one.version === version);
  if (!set)
    throw new ScoringError('unknown-set', 'criteriaSet', `la version « ${version} » n’existe pas`);
  return set;
}
