import { api, view } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({
  today: new Date().toISOString().slice(0, 10),
  dashboard: await view(api.GET('/api/v1/vendor/dashboard')),
});
