/** The versions of the référentiel this product carries, compiled from `sets/` by `scripts/compile.ts`. */
import { ScoringError } from './errors.ts';
import { rules } from './generated/rules.ts';
import { register, sharedList } from './registry.ts';
import type { CriteriaSet } from './types.ts';

const sets = sharedList('sets', rules as unknown as CriteriaSet[]);

/** Oldest first. Which one is in force is a matter of dates and announcements: `setInForce`. */
export const criteriaSets: readonly CriteriaSet[] = sets;

/** Makes one more compiled version known to this process; its wording goes to `addTexts`. */
export const addSet = (set: CriteriaSet): void => register(sets, set);

/**
 * From a version to the same or a later one, both included: each says where its criteria come from in the one before.
 * @throws RangeError backwards
 */
export function versionsFrom(from: string, to: string): [CriteriaSet, ...CriteriaSet[]] {
  const [first, last] = [loadSet(from), loadSet(to)];
  const [start, ...rest] = sets.slice(sets.indexOf(first), sets.indexOf(last) + 1);
  if (!start) throw new RangeError(`version ${to} comes before ${from}`);
  return [start, ...rest];
}

export function loadSet(version: string): CriteriaSet {
  const set = criteriaSets.find((one) => one.version === version);
  if (!set)
    throw new ScoringError('unknown-set', 'criteriaSet', `la version « ${version} » n’existe pas`);
  return set;
}
