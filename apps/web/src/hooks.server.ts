import { randomUUID } from 'node:crypto';
import { text } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { compress } from '#lib/server/compress.ts';
import { config } from '#lib/server/config.ts';
import { secure } from '#lib/server/headers.ts';
import { elsewhere, isUncached } from '#lib/server/private-pages.ts';
import { isProxied, proxy } from '#lib/server/proxy.ts';
import { readerOf } from '#lib/server/reader.ts';
import { hasSessionCookie } from '#lib/server/session-cookie.ts';
import { readTheme } from '#lib/server/theme.ts';

const READS = ['GET', 'HEAD', 'OPTIONS'];

/** A form sent from another site is refused; the API makes its own check on what is passed to it. */
const isForeignWrite = ({ method, headers }: Request): boolean =>
  !READS.includes(method) &&
  headers.get('origin') !== config.origin &&
  headers.get('sec-fetch-site') !== 'same-origin';

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.requestId = randomUUID();
  if (isProxied(event.url.pathname)) return compress(event.request, await proxy(event));
  if (isForeignWrite(event.request))
    return secure(text('Envoi refusé : ce formulaire vient d’un autre site.', { status: 403 }));

  event.locals.theme = readTheme(event.cookies);
  event.locals.session = readerOf(event);
  const moved = await elsewhere(event);
  if (moved) return secure(moved);
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%theme%', event.locals.theme),
    preload: ({ type }) => type === 'font' || type === 'css' || type === 'js',
  });
  // A page that names its reader is nobody else's.
  if (hasSessionCookie(event.cookies) || isUncached(event.url.pathname))
    response.headers.set('cache-control', 'private, no-store');
  return compress(event.request, secure(response));
};

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const { requestId } = event.locals;
  if (kind !== 'unknown') return { requestId };
  console.error(
    JSON.stringify({
      level: 'error',
      requestId,
      path: event.url.pathname,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  );
  return { message: 'Une erreur de notre côté empêche d’afficher cette page.', requestId };
};
