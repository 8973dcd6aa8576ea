/** The solutions a reader sets aside to compare. Kept in the address: it needs neither script, cookie nor account. */
import { ASKED_LENGTH_MAX, ASKED_MAX, COMPARED_MAX } from '@gouvtech/domain/comparison';

/** Parameter of pages, never sent to the API. */
export const TRAY = 'comparer';

export type Chosen = { slug: string; name: string };
export type Tray = {
  chosen: Chosen[];
  /** what the address asked for and cannot be compared, one sentence each */
  problems: string[];
};

/** What the address holds (in `s` on the page of a comparison), each once, as much of it as the API accepts to read. */
export function readTray(params: Pick<URLSearchParams, 'getAll'>, name = TRAY): string[] {
  const named = params.getAll(name).flatMap((value) => value.split(','));
  let length = 0;
  return [...new Set(named.map((one) => one.trim().toLowerCase()))]
    .filter((slug) => slug !== '' && (length += slug.length + 1) <= ASKED_LENGTH_MAX)
    .slice(0, ASKED_MAX);
}

/** The same address with these solutions set aside; every other parameter stays. */
export function withTray(params: URLSearchParams, slugs: readonly string[]): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete(TRAY);
  if (slugs.length > 0) next.set(TRAY, slugs.join(','));
  return next;
}

export const slugsOf = (tray: Tray): string[] => tray.chosen.map(({ slug }) => slug);

export const isFull = (tray: Tray): boolean => tray.chosen.length >= COMPARED_MAX;

const listOf = (slugs: readonly string[]): string => slugs.map(encodeURIComponent).join(',');

/** Address of a page that carries nothing but the tray. */
export const carrying = (path: string, slugs: readonly string[]): string =>
  slugs.length > 0 ? `${path}?${TRAY}=${listOf(slugs)}` : path;

export const comparisonAddress = (slugs: readonly string[]): string =>
  slugs.length > 0 ? `/comparer?s=${listOf(slugs)}` : '/comparer';

export type Choice = { href: string; chosen: boolean };

/**
 * The link that adds a solution, or takes it back. A full tray is never a dead end: the link then leads to the tray,
 * which says so.
 * @param addressWith address of the present page with these solutions set aside
 */
export function choiceOf(
  tray: Tray,
  slug: string,
  addressWith: (slugs: string[]) => string,
): Choice {
  const slugs = slugsOf(tray);
  if (slugs.includes(slug))
    return { chosen: true, href: addressWith(slugs.filter((one) => one !== slug)) };
  return { chosen: false, href: isFull(tray) ? '#selection' : addressWith([...slugs, slug]) };
}
