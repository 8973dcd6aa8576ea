import type { RequestEvent } from '@sveltejs/kit';
import type { Problem } from '@gouvtech/domain';
import template from '../../error.html?raw';

const FAILURES = {
  unavailable: {
    status: 503,
    title: 'Le service est momentanément indisponible',
    detail:
      'Le serveur de données du catalogue ne répond pas. Réessayez dans une trentaine de secondes.',
  },
  timeout: {
    status: 504,
    title: 'Le service met trop de temps à répondre',
    detail: 'Le serveur de données du catalogue met trop de temps à répondre. Réessayez plus tard.',
  },
  'payload-too-large': {
    status: 413,
    title: 'La demande est trop volumineuse',
    detail: 'Ce que vous envoyez dépasse la taille acceptée. Envoyez-le en plusieurs fois.',
  },
} as const;

export type Failure = keyof typeof FAILURES;

/** What answers in place of the API when it could not: a page for a person, a problem for a program. */
export function unavailable({ request, url }: RequestEvent, code: Failure): Response {
  const { status, title, detail } = FAILURES[code];
  const headers = new Headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  if (status === 503) headers.set('retry-after', '30');
  if (request.headers.get('accept')?.includes('text/html')) {
    headers.set('content-type', 'text/html; charset=utf-8');
    headers.set(
      'content-security-policy',
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    const page = template
      .replaceAll('%sveltekit.status%', String(status))
      .replaceAll('%sveltekit.error.message%', detail);
    return new Response(page, { status, headers });
  }
  headers.set('content-type', 'application/problem+json; charset=utf-8');
  const type = `/problemes/${code}`;
  const problem: Problem = { type, title, status, code, detail, instance: url.pathname };
  return new Response(JSON.stringify(problem), { status, headers });
}
