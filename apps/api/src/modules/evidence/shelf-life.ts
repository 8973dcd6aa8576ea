/** Until when a proof counts, before it is attached anywhere: its shelf life depends on the criterion. */
import {
  criteriaSets,
  evidenceUntil,
  loadSet,
  type Criterion,
  type Day,
  type Evidence,
  type EvidenceType,
} from '@gouvtech/criteria';

export type Dated = {
  type: EvidenceType;
  datedOn: Day;
  startsOn: Day | null;
  endsOn: Day | null;
};

/** Last day it counts for this criterion. */
export const countsUntil = (
  criterion: Criterion,
  { type, datedOn, startsOn, endsOn }: Dated,
): Day =>
  evidenceUntil(criterion, {
    id: '',
    type,
    datedOn,
    attachedAt: `${datedOn}T00:00:00.000Z`,
    ...(startsOn && { startsOn }),
    ...(endsOn && { endsOn }),
  } satisfies Evidence);

/** The earliest and latest last day, among the criteria of any version that ask for this type (any criterion when none does). */
export function shelfRange(dated: Dated): { earliest: Day; latest: Day } {
  const criteria = criteriaSets.flatMap((set) => set.criteria);
  const asking = criteria.filter((one) => one.evidence.some(({ type }) => type === dated.type));
  const days = (asking.length > 0 ? asking : criteria).map((one) => countsUntil(one, dated)).sort();
  return { earliest: days[0]!, latest: days.at(-1)! };
}

export const criterionOf = (set: string, id: string): Criterion | null =>
  loadSet(set).criteria.find((one) => one.id === id) ?? null;
