import { getOverview } from './api.ts';

const KEPT_MS = 60_000;
let known = { until: 0, value: false };

/**
 * True when the catalogue shows invented data. Asked once a minute for the whole site. An API that is down must not
 * take the pages that need no data with it: the last known answer stands, and the next page asks again.
 */
export async function isDemonstration(now = Date.now()): Promise<boolean> {
  if (now < known.until) return known.value;
  try {
    known = { until: now + KEPT_MS, value: (await getOverview()).demonstration };
  } catch {
    // said by the pages that need the API
  }
  return known.value;
}
