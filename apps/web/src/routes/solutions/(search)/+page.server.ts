import { listSolutions } from '#lib/server/api.ts';
import { config } from '#lib/server/config.ts';
import { asked } from './address.ts';
import { searchView, showsAllFilters } from './view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const query = asked(url.searchParams);
  // Only the counts are shown there.
  if (showsAllFilters(url.searchParams)) query.set('pageSize', '1');
  const view = searchView(await listSolutions(query), url.searchParams);
  return { view, canonical: config.origin + view.address };
};
