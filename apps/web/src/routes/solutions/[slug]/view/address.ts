/**
 * An address somebody typed, as a link that is safe to follow: http or https only.
 * @returns null when it is absent or anything else; show its words, then, without a link.
 */
export function webAddress(raw: string | null | undefined): string | null {
  if (!raw) return null;
  try {
    const { protocol, href } = new URL(raw);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}

/** « www.exemple.fr/page », short enough to read in a line. */
export function shownAddress(href: string): string {
  const { host, pathname } = new URL(href);
  const shown = host + pathname.replace(/\/$/, '');
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}
