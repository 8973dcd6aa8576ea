import { text } from '@sveltejs/kit';
import { config } from '#lib/server/config.ts';
import type { RequestHandler } from './$types';

/** Filtered lists are infinite in number: only the list itself is worth a robot's visit. Private pages have no reader. */
export const GET: RequestHandler = () =>
  text(
    [
      'User-agent: *',
      'Disallow: /solutions?',
      'Disallow: /theme',
      'Disallow: /connexion',
      'Disallow: /compte',
      'Disallow: /audits',
      'Disallow: /espace',
      'Disallow: /moderation',
      '',
      `Sitemap: ${config.origin}/sitemap.xml`,
      '',
    ].join('\n'),
  );
