import { api, view } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const list = url.searchParams.get('liste') === 'closes' ? 'closed' : 'open';
  return {
    list,
    ...(await view(api.GET('/api/v1/moderation/disputes', { params: { query: { list } } }))),
  };
};
