import { isDemonstration } from '#lib/server/demonstration.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => ({
  demonstration: await isDemonstration(),
  theme: locals.theme,
  here: url.pathname + url.search,
});
