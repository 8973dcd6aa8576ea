import { redirect } from '@sveltejs/kit';
import { listSolutions } from '#lib/server/api.ts';
import { slugsOf, withTray } from '#lib/compare/tray.ts';
import { config } from '#lib/server/config.ts';
import { loadTray } from '#lib/server/tray.ts';
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
  const [list, tray] = await Promise.all([listSolutions(query), loadTray(url.searchParams)]);
  const view = searchView(list, withTray(url.searchParams, slugsOf(tray)), tray);
  return { view, tray, canonical: config.origin + view.address };
};
