import { config } from '#lib/server/config.ts';
import { getComparison } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';
import { comparisonView } from './view/view.ts';

/** One call. Without a solution to compare the page says how to choose some. */
export const load: PageServerLoad = async ({ url }) => {
  const asked = url.searchParams.getAll('s').join(',');
  if (asked.replace(/[,\s]/g, '') === '')
    return { view: null, canonical: `${config.origin}/comparer` };
  const comparison = await getComparison(asked);
  const today = new Date().toISOString().slice(0, 10);
  const view = comparisonView(comparison, url.searchParams, today);
  return { view, canonical: config.origin + view.canonical };
};
