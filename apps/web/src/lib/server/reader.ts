import { redirect, type RequestEvent } from '@sveltejs/kit';
import { getSession, type Session } from './api.ts';
import { loginAddress } from './login-address.ts';
import { hasSessionCookie } from './session-cookie.ts';

/** Asks at most once a request, and not at all without the cookie: public pages cost nothing more. */
export function readerOf({ cookies }: RequestEvent): () => Promise<Session | null> {
  let asked: Promise<Session | null> | undefined;
  return () => (asked ??= hasSessionCookie(cookies) ? getSession() : Promise.resolve(null));
}

export type Me = Session & { account: NonNullable<Session['account']> };

/** For a load of a private page: the person, or the way to the login page. */
export async function me({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): Promise<Me> {
  const session = await locals.session();
  if (!session?.account) redirect(303, loginAddress(url));
  return { ...session, account: session.account };
}
