/** Which version of the référentiel counts today: the API says so, and is asked at most once a minute. */
import { loadSet, type CriteriaSet } from '@gouvtech/criteria';
import type { components } from '@gouvtech/api-client';
import { api, view } from '../api.ts';

export type KnownVersion = components['schemas']['CriteriaVersion'];

const FRESH_MS = 60_000;
let known: { readAt: number; versions: KnownVersion[] } | null = null;

/** Versions the public knows, oldest first. What was known a minute ago still holds while the API does not answer. */
export async function knownVersions(): Promise<KnownVersion[]> {
  if (known && performance.now() - known.readAt < FRESH_MS) return known.versions;
  const before = known;
  try {
    const { versions } = await view(api.GET('/api/v1/criteria-versions'));
    known = { readAt: performance.now(), versions };
    return versions;
  } catch (refused) {
    if (before) return before.versions;
    throw refused;
  }
}

/** To be called once an announcement is made or taken back here: who made it sees it at once. */
export const forgetVersions = (): void => void (known = null);

export async function currentSet(): Promise<CriteriaSet> {
  const versions = await knownVersions();
  return loadSet(versions.find(({ status }) => status === 'in-force')!.version);
}
