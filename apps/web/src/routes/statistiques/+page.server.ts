import { themeTexts } from '@gouvtech/criteria/texts';
import { api, view } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({
  statistics: await view(api.GET('/api/v1/statistics')),
  themes: Object.fromEntries(themeTexts().map(({ id, name }) => [id, name])),
});
