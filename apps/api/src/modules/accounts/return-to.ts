const MAX_LENGTH = 500;
const HOME = '/';

/**
 * Where to go once signed in: a page of this site, or the home page. What is wanted comes from an address that
 * anybody may have written.
 */
export function safeReturnTo(wanted: string | undefined, publicOrigin: string): string {
  if (wanted === undefined || wanted.length > MAX_LENGTH || !/^\/(?![/\\])/.test(wanted)) {
    return HOME;
  }
  if (!URL.canParse(wanted, publicOrigin)) return HOME;
  const { origin, pathname, search, hash } = new URL(wanted, publicOrigin);
  // Parsing turns `/.//host` and a tab before a slash into what a browser would follow elsewhere.
  if (origin !== publicOrigin || pathname.startsWith('//') || pathname.startsWith('/api/')) {
    return HOME;
  }
  return pathname + search + hash;
}
