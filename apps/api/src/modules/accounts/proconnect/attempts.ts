/** A login on its way: bound to one browser by a cookie, used once (ProConnect, section 8). */
import { createHash, randomBytes } from 'node:crypto';

/** Logins take this long at most. */
export const ATTEMPT_MS = 10 * 60_000;
/** The cookie lives longer, so that a login that took too long is told so. */
export const BROWSER_COOKIE_S = 3600;

const BROWSER_KEY = /^[\w-]{43}$/;

/** One key a browser, shared by logins in several tabs. @param held cookie that came, if any */
export const browserKey = (held: string | undefined): string =>
  held !== undefined && BROWSER_KEY.test(held) ? held : randomBytes(32).toString('base64url');

/** What the table knows an attempt by: neither the cookie nor the state alone opens it. */
export const attemptHash = (browser: string, state: string): string =>
  createHash('sha256').update(`${browser}.${state}`).digest('hex');
