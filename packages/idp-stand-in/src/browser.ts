/** A browser small enough for tests: cookies by host and path, redirects followed one at a time. */
type Cookie = { name: string; value: string; host: string; path: string };
export type Page = { url: URL; status: number; headers: Headers; text: string };

export type Browser = {
  /** Follows redirects until a page. @param until stops before asking for this address */
  open: (url: string | URL, until?: (next: URL) => boolean) => Promise<Page>;
  /** Posts a form and follows redirects as `open` does. */
  submit: (
    url: string | URL,
    fields: Record<string, string>,
    until?: (next: URL) => boolean,
  ) => Promise<Page>;
  /** `name=value` pairs this browser would send to this address */
  cookies: (url: string | URL) => string;
};

const MAX_REDIRECTS = 15;

export function newBrowser(): Browser {
  const jar: Cookie[] = [];
  const cookies = (url: string | URL) => {
    const { host, pathname } = new URL(url);
    return jar
      .filter((one) => one.host === host && pathname.startsWith(one.path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  };

  async function follow(
    start: URL,
    init: RequestInit,
    until: (next: URL) => boolean,
  ): Promise<Page> {
    let url = start;
    let request = init;
    for (let step = 0; step < MAX_REDIRECTS; step++) {
      const headers = { ...(request.headers as Record<string, string>), cookie: cookies(url) };
      const response = await fetch(url, { ...request, headers, redirect: 'manual' });
      for (const line of response.headers.getSetCookie()) keep(jar, url, line);
      const location = response.headers.get('location');
      const next = location === null ? null : new URL(location, url);
      if (!next || until(next)) {
        const text = await response.text();
        return { url: next ?? url, status: response.status, headers: response.headers, text };
      }
      await response.body?.cancel();
      url = next;
      request = {};
    }
    throw new Error(`more than ${MAX_REDIRECTS} redirects, last to ${url.href}`);
  }

  return {
    cookies,
    open: (url, until = () => false) => follow(new URL(url), {}, until),
    submit: (url, fields, until = () => false) =>
      follow(new URL(url), { method: 'POST', body: new URLSearchParams(fields) }, until),
  };
}

/** Domains other than the host itself are not needed here. */
function keep(jar: Cookie[], url: URL, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const [name = '', ...value] = pair.split('=');
  const attribute = (wanted: string) =>
    attributes
      .find((one) => one.toLowerCase().startsWith(`${wanted}=`))
      ?.split('=')
      .slice(1)
      .join('=');
  const path = attribute('path') ?? '/';
  const expires = attribute('expires');
  const over = attribute('max-age') === '0' || (expires && Date.parse(expires) <= Date.now());
  const at = jar.findIndex(
    (one) => one.name === name && one.host === url.host && one.path === path,
  );
  if (at >= 0) jar.splice(at, 1);
  if (!over) jar.push({ name, value: value.join('='), host: url.host, path });
}
