/** Which version of the référentiel counts on a day: a matter of what was announced, never of what is merely compiled. */
import { criteriaSets, loadSet } from './sets.ts';
import type { CriteriaSet, Day } from './types.ts';

/** What was announced about a version: the day from which it counts. */
export type Release = { version: string; inForceOn: Day };

/** The announced version whose day came last; the first version of all when none has come. */
export function setInForce(releases: readonly Release[], day: Day): CriteriaSet {
  const [latest] = releases
    .filter(({ inForceOn }) => inForceOn <= day)
    .toSorted((a, b) => order(b) - order(a));
  return latest ? loadSet(latest.version) : criteriaSets[0]!;
}

/** Versions the public knows, oldest first: the first one, and those that were announced. */
export function publishedSets(releases: readonly Release[]): CriteriaSet[] {
  const announced = new Set(releases.map(({ version }) => version));
  return criteriaSets.filter(({ version }, index) => index === 0 || announced.has(version));
}

const order = ({ version }: Release): number =>
  criteriaSets.findIndex((one) => one.version === version);
