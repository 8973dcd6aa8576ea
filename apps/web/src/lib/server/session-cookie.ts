import type { Cookies } from '@sveltejs/kit';
import { servedOverHttps } from './config.ts';

/** Same name as the API gives it (`sessionCookie` there). */
const NAME = servedOverHttps ? '__Host-session' : 'session';

export const hasSessionCookie = (cookies: Cookies): boolean => cookies.get(NAME) !== undefined;

/** What the API is told of the reader: the session, and no other cookie. */
export function sessionHeader(cookies: Cookies): string | null {
  const value = cookies.get(NAME);
  return value === undefined ? null : `${NAME}=${value}`;
}

/** Gives the browser the cookies of an answer of the API, as the API wrote them: at login and at logout. */
export function passCookies(cookies: Cookies, { headers }: Response): void {
  for (const line of headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const name = pair.slice(0, pair.indexOf('='));
    const given = new Map(
      attributes.map((one) => {
        const [key = '', value = ''] = one.split('=', 2);
        return [key.toLowerCase(), value];
      }),
    );
    const maxAge = given.get('max-age');
    const expires = given.get('expires');
    cookies.set(name, decodeURIComponent(pair.slice(name.length + 1)), {
      path: given.get('path') ?? '/',
      httpOnly: given.has('httponly'),
      secure: given.has('secure'),
      sameSite: (given.get('samesite')?.toLowerCase() ?? 'lax') as 'lax' | 'strict' | 'none',
      ...(maxAge !== undefined && { maxAge: Number(maxAge) }),
      ...(expires !== undefined && { expires: new Date(expires) }),
    });
  }
}
