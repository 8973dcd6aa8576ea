import { currentSet } from './criteria/in-force.ts';
import { api, listSolutions, view } from './api.ts';

const STATIC = [
  '/',
  '/solutions',
  '/comparer',
  '/referentiel',
  '/labels',
  '/methode',
  '/statistiques',
  '/verifier',
  '/aide',
  '/accessibilite',
  '/eco-conception',
  '/confidentialite',
  '/mentions-legales',
];
const PAGE_SIZE = 100;
/** Each page is one call to the API, and a sitemap may not hold more than 50 000 addresses. */
const MOST_PAGES = 100;

export type SitemapEntry = { path: string; changed?: string };

/** Every public page, solutions by name until `MOST_PAGES` pages of them: 10 000 solutions. */
export async function sitemapEntries(): Promise<SitemapEntry[]> {
  const entries: SitemapEntry[] = STATIC.map((path) => ({ path }));
  for (const { id } of (await currentSet()).criteria) entries.push({ path: `/referentiel/${id}` });
  for (const { slug } of (await view(api.GET('/api/v1/labellers'))).items)
    entries.push({ path: `/labellisateurs/${slug}` });
  for (let page = 1; page <= MOST_PAGES; page++) {
    const query = new URLSearchParams({ sort: 'name', page: `${page}`, pageSize: `${PAGE_SIZE}` });
    const { items, total } = await listSolutions(query);
    for (const { slug, updatedOn } of items)
      entries.push({ path: `/solutions/${encodeURIComponent(slug)}`, changed: updatedOn });
    if (page * PAGE_SIZE >= total) break;
  }
  return entries;
}
