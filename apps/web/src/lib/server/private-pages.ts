import type { RequestEvent } from '@sveltejs/kit';
import { loginAddress } from './login-address.ts';

/** Pages for people who are signed in. `/moderation` answers 404 to who does not moderate: the API decides. */
const PRIVATE = /^\/(audits|espace|compte|contester|moderation)(\/|$)/;
/** Pages that no cache keeps, though anybody opens them. */
const UNCACHED = /^\/(connexion|deconnexion|courriels)(\/|$)/;

export const isPrivate = (pathname: string): boolean => PRIVATE.test(pathname);
export const isUncached = (pathname: string): boolean =>
  isPrivate(pathname) || UNCACHED.test(pathname);

/**
 * Where to send who opens a private page without a session; null when they may go on. A form that arrives after the
 * session ended goes to a page that holds what was typed until the person is back (307 keeps method and content).
 * An API that is down is left to the page itself, which says so.
 */
export async function elsewhere({ request, url, locals }: RequestEvent): Promise<Response | null> {
  if (!isPrivate(url.pathname)) return null;
  const session = await locals.session().catch(() => undefined);
  if (session === undefined || session?.account) return null;
  if (request.method !== 'POST') return moved(303, loginAddress(url));
  // A script that sends a form by itself reads the 401 of the API and keeps the text in the page.
  if (request.headers.has('x-sveltekit-action')) return null;
  return moved(307, `/connexion/reprendre?vers=${encodeURIComponent(url.pathname + url.search)}`);
}

const moved = (status: number, location: string) =>
  new Response(null, { status, headers: { location } });
