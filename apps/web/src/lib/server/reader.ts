import type { RequestEvent } from '@sveltejs/kit';
import { getSession, type Session } from './api.ts';
import { hasSessionCookie } from './session-cookie.ts';

/** Asks at most once a request, and not at all without the cookie: public pages cost nothing more. */
export function readerOf({ cookies }: RequestEvent): () => Promise<Session | null> {
  let asked: Promise<Session | null> | undefined;
  return () => (asked ??= hasSessionCookie(cookies) ? getSession() : Promise.resolve(null));
}
