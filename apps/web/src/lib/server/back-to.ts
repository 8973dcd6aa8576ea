const HERE = 'http://site.invalid';

/**
 * The path and query to come back to after a form, whatever was sent: an address of another site would turn this one
 * into a stepping stone for phishing, so it becomes the home page.
 */
export function backTo(value: unknown): string {
  if (typeof value !== 'string' || !URL.canParse(value, HERE)) return '/';
  const url = new URL(value, HERE);
  if (url.origin !== HERE) return '/';
  // `/.//ailleurs` is a path of this site once read, and another site once sent.
  return url.pathname.replace(/^\/+/, '/') + url.search;
}
