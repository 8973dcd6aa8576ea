import { getSolution } from '#lib/server/api.ts';
import { config } from '#lib/server/config.ts';
import type { PageServerLoad } from './$types';
import { solutionPage } from './view/assemble.ts';

/** One call. An unknown listing is a 404, one that left the catalogue a 410 with its name, date and reason. */
export const load: PageServerLoad = async ({ params, url }) => {
  const document = await getSolution(params.slug);
  const today = new Date().toISOString().slice(0, 10);
  return solutionPage(document, url, config.origin, today);
};
