import type { Cookies } from '@sveltejs/kit';
import { servedOverHttps } from './config.ts';

const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];
const COOKIE = 'theme';
const ONE_YEAR = 365 * 24 * 3600;

const isTheme = (value: unknown): value is Theme => THEMES.includes(value as Theme);

/** The reader's choice; `system` when there is none, or when the cookie holds anything else. */
export function readTheme(cookies: Cookies): Theme {
  const value = cookies.get(COOKIE);
  return isTheme(value) ? value : 'system';
}

/** Keeps the choice for a year; `system` needs no cookie, so it removes it. False when the value is unknown. */
export function keepTheme(cookies: Cookies, value: unknown): boolean {
  if (!isTheme(value)) return false;
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: servedOverHttps } as const;
  if (value === 'system') cookies.delete(COOKIE, options);
  else cookies.set(COOKIE, value, { ...options, maxAge: ONE_YEAR });
  return true;
}
