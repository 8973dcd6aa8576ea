import { getSiteState, type SiteState } from './api.ts';

const KEPT_MS = 5_000;
let known: { until: number; value: SiteState['readOnly'] } = { until: 0, value: null };

/**
 * Why nobody can write now; null while everybody can. Asked every few seconds for the whole site, and an API that is
 * down takes no page with it: the last known answer stands.
 */
export async function readOnlyState(now = Date.now()): Promise<SiteState['readOnly']> {
  if (now < known.until) return known.value;
  known = { until: now + KEPT_MS, value: known.value };
  try {
    known = { until: now + KEPT_MS, value: (await getSiteState()).readOnly };
  } catch {
    // said by the pages that need the API
  }
  return known.value;
}

/** After a switch made here: the next page asks again. */
export const forgetReadOnly = (): void => {
  known = { ...known, until: 0 };
};
