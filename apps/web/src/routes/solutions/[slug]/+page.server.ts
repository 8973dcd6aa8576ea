import { getSolution } from '#lib/server/api.ts';
import { config } from '#lib/server/config.ts';
import { loadTray } from '#lib/server/tray.ts';
import type { PageServerLoad } from './$types';
import { solutionPage } from './view/assemble.ts';

/** One call, and one for the names of the solutions set aside when there are some. An unknown listing is a 404, one that left the catalogue a 410 with its name, date and reason. */
export const load: PageServerLoad = async ({ params, url }) => {
  const [document, tray] = await Promise.all([
    getSolution(params.slug),
    loadTray(url.searchParams),
  ]);
  const today = new Date().toISOString().slice(0, 10);
  return { ...solutionPage(document, url, config.origin, today), tray };
};
