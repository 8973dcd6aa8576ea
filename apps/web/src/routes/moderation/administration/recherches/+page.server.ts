import { api, view } from '#lib/server/api.ts';
import { pageOf } from '../query.ts';
import type { PageServerLoad } from './$types';

const dayOf = (url: URL, name: string): string | undefined =>
  /^\d{4}-\d{2}-\d{2}$/.exec(url.searchParams.get(name) ?? '')?.[0];

export const load: PageServerLoad = async ({ url }) => {
  const [from, to] = [dayOf(url, 'du'), dayOf(url, 'au')];
  const query = { page: pageOf(url), ...(from && { from }), ...(to && { to }) };
  return {
    misses: await view(api.GET('/api/v1/administration/search-misses', { params: { query } })),
  };
};
