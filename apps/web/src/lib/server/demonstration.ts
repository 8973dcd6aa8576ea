import { getOverview } from './api.ts';

const KEPT_MS = 60_000;
let kept: { at: number; value: Promise<boolean> } | undefined;

/**
 * True when the catalogue shows invented data. Asked once a minute for the whole site; an API that is down must not
 * take the pages that need no data with it, so the last known answer then stands.
 */
export async function isDemonstration(now = Date.now()): Promise<boolean> {
  if (kept && now - kept.at < KEPT_MS) return kept.value;
  const before = kept?.value ?? Promise.resolve(false);
  const value = getOverview().then(
    (overview) => overview.featured?.solution.demonstration ?? false,
    () => before,
  );
  kept = { at: now, value };
  return value;
}
