import type { CriteriaSet, CriterionId } from '@gouvtech/criteria';

/**
 * Criteria that mean the same in every version compared (evaluation model, 1.7): mapped `same`, version after
 * version, from the oldest to the newest. Ids are stable for life, so the id names the criterion in all of them.
 * @param sets every published version, oldest first
 * @param versions those compared, in any order
 * @returns ids in the order of the newest; empty when `versions` is
 */
export function commonCore(
  sets: readonly CriteriaSet[],
  versions: readonly string[],
): CriterionId[] {
  const places = versions.map((version) => sets.findIndex((set) => set.version === version));
  if (places.includes(-1)) throw new RangeError('unknown version of the référentiel');
  const oldest = Math.min(...places);
  const newest = sets[Math.max(...places)];
  if (!newest) return [];
  const since = sets.slice(oldest + 1, sets.indexOf(newest) + 1);
  return newest.criteria
    .map(({ id }) => id)
    .filter((id) => since.every((set) => isKept(set, id)))
    .filter((id) => sets[oldest]?.criteria.some((one) => one.id === id));
}

const isKept = ({ criteria }: CriteriaSet, id: CriterionId): boolean =>
  criteria.some(
    (one) => one.id === id && one.mapping.kind === 'same' && one.mapping.from.includes(id),
  );
