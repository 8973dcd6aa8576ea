import { dashboardsOf } from '#lib/server/labellers.ts';
import { me } from '#lib/server/reader.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  labellers: await dashboardsOf(await me(event)),
});
