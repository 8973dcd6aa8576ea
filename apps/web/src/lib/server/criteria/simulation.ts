/** The private simulation of a solution; null when there is none for this reader. */
import { compareVersions } from '@gouvtech/criteria';
import type { components } from '@gouvtech/api-client';
import { api } from '../api.ts';
import { knownVersions } from './in-force.ts';

export type CriteriaSimulation = components['schemas']['CriteriaSimulation'];

/** @param answered version of the published assessment; nothing is asked when no other one follows it */
export async function simulationOf(
  slug: string,
  answered: string | undefined,
): Promise<CriteriaSimulation | null> {
  if (answered === undefined) return null;
  const versions = await knownVersions();
  if (!versions.some(({ version }) => compareVersions(version, answered) > 0)) return null;
  const { data } = await api.GET('/api/v1/vendor/solutions/{slug}/criteria-simulation', {
    params: { path: { slug } },
  });
  return data ?? null;
}
