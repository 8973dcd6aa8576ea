import { redirect } from '@sveltejs/kit';
import { listSolutions } from '#lib/server/api.ts';
import { config } from '#lib/server/config.ts';
import { asked, withoutEmpty } from './address.ts';
import { searchView, showsAllFilters } from './view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  // A form without script sends its empty fields: the address people share has none.
  const shareable = withoutEmpty(url.searchParams);
  if (shareable !== null) redirect(303, `/solutions${shareable}`);
  const query = asked(url.searchParams);
  // Only the counts are shown there.
  if (showsAllFilters(url.searchParams)) query.set('pageSize', '1');
  const view = searchView(await listSolutions(query), url.searchParams);
  return { view, canonical: config.origin + view.address };
};
