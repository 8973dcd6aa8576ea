import { api, view } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => ({
  queue: await view(api.GET('/api/v1/moderation/queue')),
  done: url.searchParams.get('fait'),
});
