import type { RequestEvent } from '@sveltejs/kit';
import type { Problem } from '@gouvtech/domain';
import template from '../../error.html?raw';

const WORDS = {
  503: 'Le serveur de données du catalogue ne répond pas. Vos données ne sont pas perdues.',
  504: 'Le serveur de données du catalogue met trop de temps à répondre.',
} as const;

/** The answer of an address of the API when the API is down: a page for a person, a problem for a program. */
export function unavailable({ request, url }: RequestEvent, late: boolean): Response {
  const status = late ? 504 : 503;
  const headers = { 'cache-control': 'no-store', 'retry-after': '30' };
  if (request.headers.get('accept')?.includes('text/html')) {
    const page = template
      .replaceAll('%sveltekit.status%', String(status))
      .replaceAll('%sveltekit.error.message%', WORDS[status]);
    return new Response(page, {
      status,
      headers: {
        ...headers,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy':
          "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'",
      },
    });
  }
  const code = late ? 'timeout' : 'unavailable';
  const problem: Problem = {
    type: `/problemes/${code}`,
    title: 'Service momentanément indisponible',
    status,
    code,
    detail: `${WORDS[status]} Réessayez dans trente secondes.`,
    instance: url.pathname,
  };
  return new Response(JSON.stringify(problem), {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json; charset=utf-8' },
  });
}
