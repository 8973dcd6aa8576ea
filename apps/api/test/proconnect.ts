/** The real API on a port, in front of the real stand-in provider, seen from a browser. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Database } from '@gouvtech/db';
import { startStandIn, type StandIn } from '@gouvtech/idp-stand-in';
import { newBrowser, type Browser, type Page } from '@gouvtech/idp-stand-in/browser';
import { buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';

export type Site = {
  origin: string;
  issuer: string;
  standIn: StandIn;
  /** puts the clock of the API this much later than the real one, in milliseconds */
  setLate: (ms: number) => void;
  close: () => Promise<void>;
};

const CLIENT = { id: 'catalogue', secret: 'secret-of-the-tests' };

/** @param options issuer: another one than the stand-in's. slowMs: length of the fault `slow` */
export async function startSite(
  database: Database,
  options: { issuer?: string; slowMs?: number } = {},
): Promise<Site> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const at = (path: string) => [`${origin}/api/v1/auth/proconnect/${path}`];
  const standIn = await startStandIn({
    port: 0,
    clients: [
      { ...CLIENT, redirectUris: at('callback'), postLogoutRedirectUris: at('signed-out') },
    ],
    ...(options.slowMs !== undefined && { slowMs: options.slowMs }),
  });
  let late = 0;
  const app = await buildApp({
    config: readConfig({
      LOG_LEVEL: 'silent',
      SHED_DELAY_MS: '0',
      PUBLIC_ORIGIN: origin,
      PROCONNECT_ISSUER: options.issuer ?? standIn.issuer,
      PROCONNECT_CLIENT_ID: CLIENT.id,
      PROCONNECT_CLIENT_SECRET: CLIENT.secret,
    }),
    database,
    clock: () => new Date(Date.now() + late),
  });
  await app.listen({ port, host: '127.0.0.1' });
  return {
    ...{ origin, standIn, issuer: standIn.issuer },
    setLate: (ms) => void (late = ms),
    close: async () => {
      await app.close();
      await standIn.close().catch(() => undefined);
    },
  };
}

const startUrl = ({ origin }: Site, query = '') => `${origin}/api/v1/auth/proconnect/start${query}`;
const isPage =
  ({ origin }: Site) =>
  (next: URL) =>
    next.origin === origin && !next.pathname.startsWith('/api/');
const isCallback =
  ({ origin }: Site) =>
  (next: URL) =>
    next.origin === origin && next.pathname.endsWith('/callback');

/** Chooses a persona at the provider, and stops on the page of the catalogue that follows. */
export async function logIn(
  site: Site,
  persona: string,
  { browser = newBrowser(), query = '' }: { browser?: Browser; query?: string } = {},
): Promise<Page & { path: string; browser: Browser }> {
  const choice = await browser.open(startUrl(site, query), isPage(site));
  const page =
    choice.status === 302 ? choice : await browser.submit(choice.url, { persona }, isPage(site));
  return { ...page, path: page.url.pathname + page.url.search, browser };
}

/** Goes as far as the address of return, without opening it. */
export async function untilCallback(
  site: Site,
  persona: string,
  browser: Browser,
  query = '',
): Promise<URL> {
  const choice = await browser.open(startUrl(site, query));
  return (await browser.submit(choice.url, { persona }, isCallback(site))).url;
}

/** Opens an address of the API; gives the path of the page it leads to. */
export async function openTo(site: Site, url: string | URL, browser: Browser): Promise<string> {
  const { url: page } = await browser.open(url, isPage(site));
  return page.pathname + page.search;
}

export const sessionOf = (site: Site, browser: Browser): string | undefined =>
  /(?:^|; )session=([^;]+)/.exec(browser.cookies(site.origin))?.[1];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
