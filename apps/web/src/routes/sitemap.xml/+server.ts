import { config } from '#lib/server/config.ts';
import { sitemapEntries, type SitemapEntry } from '#lib/server/sitemap.ts';
import type { RequestHandler } from './$types';

const KEPT_MS = 3_600_000;
let kept: { at: number; xml: string } | undefined;

const entryXml = ({ path, changed }: SitemapEntry): string =>
  `<url><loc>${config.origin}${path}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`;

/** Built at most once an hour: it reads the whole catalogue. */
export const GET: RequestHandler = async () => {
  if (!kept || Date.now() - kept.at > KEPT_MS) {
    const urls = (await sitemapEntries()).map(entryXml).join('\n');
    kept = {
      at: Date.now(),
      xml: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}\n</urlset>\n`,
    };
  }
  return new Response(kept.xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
