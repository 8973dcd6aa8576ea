import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, openTestMemory } from '@gouvtech/db/testing';
import type { Database } from '@gouvtech/db';
import { newBrowser, type Browser } from '@gouvtech/idp-stand-in/browser';
import { logIn, openTo, sessionOf, startSite, type Site } from '../../../../test/proconnect.ts';

const NOBODY = 'http://127.0.0.1:9/api/v2';

let opened: Awaited<ReturnType<typeof openTestMemory>>;
let database: Database;
let site: Site;
beforeAll(async () => {
  opened = await openTestMemory();
  database = opened.database;
  site = await startSite(database);
});
afterAll(async () => {
  await site.close();
  await opened.close();
});
beforeEach(() => emptyDatabase(database));

const sessions = async () =>
  (await database.query<{ n: number }>('select count(*)::int as n from session'))[0]!.n;
const logOut = (browser: Browser, { origin } = site, from = origin) =>
  fetch(`${origin}/api/v1/auth/logout`, {
    method: 'POST',
    headers: { cookie: browser.cookies(origin), origin: from },
  });
const nextOf = async (reply: Response) => ((await reply.json()) as { next: string }).next;

describe('logout', () => {
  it('ends the session here, then the one of the provider, and comes back', async () => {
    const { browser } = await logIn(site, 'helene-corvisy');
    const reply = await logOut(browser);
    expect(reply.status).toBe(200);
    expect(await sessions()).toBe(0);
    expect(reply.headers.get('clear-site-data')).toBe('"cache", "storage"');
    const cookies = reply.headers.getSetCookie();
    expect(cookies.find((one) => one.startsWith('session='))).toContain('Expires=Thu, 01 Jan 1970');

    const next = new URL(await nextOf(reply));
    expect(next.href.startsWith(`${site.issuer}/session/end?`)).toBe(true);
    expect(next.searchParams.get('id_token_hint')).toBeTruthy();
    const page = await browser.open(next);
    const action = /action="([^"]+)"/.exec(page.text)![1]!;
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)![1]!;
    const out = await browser.submit(
      action,
      { xsrf, logout: 'yes' },
      (to) => to.origin === site.origin,
    );
    expect(out.url.pathname).toBe('/api/v1/auth/proconnect/signed-out');
    expect(out.url.searchParams.get('state')).toBe(next.searchParams.get('state'));

    const back = await fetch(out.url, {
      redirect: 'manual',
      headers: { cookie: cookies.find((one) => one.startsWith('logout='))!.split(';')[0]! },
    });
    expect(back.headers.get('location')).toBe('/connexion?etape=signed-out');
  });

  it('without a session leads to the page that says so', async () => {
    const next = await nextOf(await logOut(newBrowser()));
    expect(next).toMatch(/^\/api\/v1\/auth\/proconnect\/signed-out\?state=/);
  });

  it('is refused to a page of another site', async () => {
    const { browser } = await logIn(site, 'helene-corvisy');
    expect((await logOut(browser, site, 'https://ailleurs.example')).status).toBe(403);
    expect(await sessions()).toBe(1);
  });

  it('that nobody asked for here leads home', async () => {
    const forged = `${site.origin}/api/v1/auth/proconnect/signed-out?state=abc`;
    expect(await openTo(site, forged, newBrowser())).toBe('/');
  });
});

describe('without the provider', () => {
  let alone: Site;
  afterEach(() => alone.close());

  it('logout ends the session all the same', async () => {
    alone = await startSite(database);
    const { browser } = await logIn(alone, 'helene-corvisy');
    await alone.standIn.close();
    expect((await logOut(browser, alone)).status).toBe(200);
    expect(await sessions()).toBe(0);
  });

  it('nor any memory of it, logout stays on this site', async () => {
    const { browser } = await logIn(site, 'helene-corvisy');
    alone = await startSite(database, { issuer: NOBODY });
    const session = browser.cookies(site.origin);
    const reply = await fetch(`${alone.origin}/api/v1/auth/logout`, {
      method: 'POST',
      headers: { cookie: session, origin: alone.origin },
    });
    expect(await nextOf(reply)).toMatch(/^\/api\/v1\/auth\/proconnect\/signed-out\?state=/);
    expect(await sessions()).toBe(0);
  });

  it('the API starts and serves, and a login ends on a page, with one line in the log', async () => {
    alone = await startSite(database, { issuer: NOBODY });
    expect((await fetch(`${alone.origin}/api/v1/solutions`)).status).toBe(200);
    const { path, browser } = await logIn(alone, 'helene-corvisy');
    expect(path).toBe('/connexion?erreur=provider-unreachable');
    expect(sessionOf(alone, browser)).toBeUndefined();
    const lines = await database.query<{ action: string }>('select action from event');
    expect(lines).toEqual([{ action: 'account:refuse-login' }]);
  });
});
