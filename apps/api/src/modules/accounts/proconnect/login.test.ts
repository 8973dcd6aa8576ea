import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, openTestMemory } from '@gouvtech/db/testing';
import type { Database } from '@gouvtech/db';
import type { Fault } from '@gouvtech/idp-stand-in';
import { newBrowser } from '@gouvtech/idp-stand-in/browser';
import {
  logIn,
  openTo,
  sessionOf,
  startSite,
  untilCallback,
  type Site,
} from '../../../../test/proconnect.ts';
import { readSession } from '../sessions.ts';

const HELENE = 'helene-corvisy';
const MINUTE = 60_000;

let opened: Awaited<ReturnType<typeof openTestMemory>>;
let database: Database;
let site: Site;
beforeAll(async () => {
  opened = await openTestMemory();
  database = opened.database;
  site = await startSite(database, { slowMs: 7_000 });
});
afterAll(async () => {
  await site.close();
  await opened.close();
});
beforeEach(async () => {
  await emptyDatabase(database);
  site.standIn.setFault(HELENE, null);
  site.setLate(0);
});

const events = () =>
  database.query<{ action: string; actor: string | null; content: string }>(
    'select action, actor, content from event order by seq',
  );
const count = async (table: string) =>
  (await database.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n;
const accountOf = async (email: string) =>
  (
    await database.query<Record<string, unknown>>('select * from account where email = $1', [email])
  )[0];

/** One line in the log with this code, no session anywhere. */
async function expectRefusal(code: string, cause?: string): Promise<void> {
  const [only, ...more] = (await events()).filter(
    ({ action }) => action === 'account:refuse-login',
  );
  expect(more).toEqual([]);
  const content = JSON.parse(only!.content) as { reason: string; data?: { cause?: string } };
  expect(content.reason).toBe(code);
  if (cause !== undefined) expect(content.data?.cause).toBe(cause);
  expect(await count('session')).toBe(0);
}

describe('login by ProConnect', () => {
  it('creates an account the first time, finds it the next, with a new session each time', async () => {
    const first = await logIn(site, HELENE, { query: '?returnTo=/espace' });
    expect(first.path).toBe('/espace');
    expect(await accountOf('helene.corvisy@corvisy.example')).toMatchObject({
      given_name: 'Hélène',
      usual_name: 'Corvisy',
      siret: '00011111200017',
      public_agent: false,
      staff: null,
    });
    const before = sessionOf(site, first.browser)!;
    const signedIn = await readSession(database, new Date(), before);
    expect(signedIn?.actor).toMatchObject({ strong: true, recent: true });

    await logIn(site, HELENE, { browser: first.browser });
    const after = sessionOf(site, first.browser)!;
    expect(after).not.toBe(before);
    expect(await readSession(database, new Date(), before)).toBeNull();
    expect(await count('account')).toBe(1);
    expect((await events()).map(({ action }) => action)).toEqual([
      'account:create',
      'account:login',
    ]);
  });

  it('keeps the name, the address and the SIRET up to date, and no name in the log', async () => {
    await logIn(site, 'maelle-dupin');
    await logIn(site, 'maelle-arnoult');
    expect(await count('account')).toBe(1);
    expect(await accountOf('maelle.arnoult@communs-oise.example')).toMatchObject({
      usual_name: 'Arnoult',
    });
    expect(JSON.stringify(await events())).not.toMatch(/maelle|arnoult|dupin/i);
  });

  it('knows public agents, and takes people without SIRET nor role', async () => {
    await logIn(site, 'agathe-lormeau');
    await logIn(site, 'gael-lebihan');
    expect(await accountOf('agathe.lormeau@sentiers-cotiers.example')).toMatchObject({
      public_agent: true,
    });
    expect(await accountOf('gael.lebihan@sans-siret.example')).toMatchObject({
      public_agent: false,
      siret: null,
    });
  });

  it('starts by a redirect that nobody keeps, with state, nonce, challenge and level', async () => {
    const reply = await fetch(`${site.origin}/api/v1/auth/proconnect/start`, {
      redirect: 'manual',
    });
    expect(reply.status).toBe(302);
    expect(reply.headers.get('cache-control')).toContain('no-store');
    const [cookie] = reply.headers.getSetCookie();
    expect(cookie).toMatch(/^login=[\w-]{43}; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax$/);
    const { searchParams } = new URL(reply.headers.get('location')!);
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(searchParams.get(name)!.length).toBeGreaterThanOrEqual(32);
    }
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect(searchParams.get('redirect_uri')).toBe(`${site.origin}/api/v1/auth/proconnect/callback`);
    expect(JSON.parse(searchParams.get('claims')!)).toMatchObject({
      id_token: { acr: { essential: true } },
    });
  });

  it('proves again who is there when an act needs a recent login', async () => {
    const { browser } = await logIn(site, HELENE);
    site.setLate(16 * MINUTE);
    const later = new Date(Date.now() + 16 * MINUTE);
    const old = await readSession(database, later, sessionOf(site, browser)!);
    expect(old?.actor.recent).toBe(false);

    const started = await fetch(`${site.origin}/api/v1/auth/proconnect/start?renew=1`, {
      redirect: 'manual',
      headers: { cookie: browser.cookies(site.origin) },
    });
    const { searchParams } = new URL(started.headers.get('location')!);
    expect(searchParams.get('prompt')).toBe('login');
    expect(searchParams.get('login_hint')).toBe('helene.corvisy@corvisy.example');

    await logIn(site, HELENE, { browser, query: '?renew=1' });
    const renewed = await readSession(database, new Date(), sessionOf(site, browser)!);
    expect(renewed?.actor.recent).toBe(true);
  });

  it('proves that a person represents their organisation, only to who can prove it', async () => {
    const refused = await logIn(site, HELENE, { query: '?representative=1' });
    expect(refused.path).toBe('/connexion?erreur=cancelled');
    const { browser } = await logIn(site, 'ines-vallier', { query: '?representative=1' });
    const token = sessionOf(site, browser)!;
    const reply = await fetch(`${site.origin}/api/v1/organisations/proposal`, {
      headers: { cookie: browser.cookies(site.origin) },
    });
    expect(token).toBeTruthy();
    expect(await reply.json()).toMatchObject({ siren: '000666669', representative: true });
  });

  it.each(['https://ailleurs.example/', '//ailleurs.example', '/\\ailleurs.example'])(
    'comes back home rather than to %s',
    async (outside) => {
      const query = `?returnTo=${encodeURIComponent(outside)}`;
      const page = await logIn(site, HELENE, { query });
      expect(page.url.href).toBe(`${site.origin}/`);
    },
  );

  it('leads two logins of one browser to their own pages', async () => {
    const browser = newBrowser();
    const first = await untilCallback(site, HELENE, browser, '?returnTo=/espace');
    const second = await untilCallback(site, HELENE, browser, '?returnTo=/compte&renew=1');
    expect(await openTo(site, second, browser)).toBe('/compte');
    expect(await openTo(site, first, browser)).toBe('/espace');
    expect(await count('session')).toBe(1);
  });
});

describe('a login by ProConnect that goes wrong', () => {
  it.each<[Fault, string, string]>([
    ['cancel', 'cancelled', 'access_denied'],
    ['server-error', 'provider-error', 'server_error'],
    ['token-error', 'provider-error', 'OAUTH_RESPONSE_IS_NOT_CONFORM'],
    ['slow', 'provider-unreachable', 'OAUTH_TIMEOUT'],
    ['expired-code', 'expired-attempt', 'invalid_grant'],
    ['wrong-nonce', 'forged', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    ['wrong-audience', 'forged', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    ['wrong-issuer', 'forged', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    ['forged-id-token', 'forged', 'OAUTH_INVALID_RESPONSE'],
    ['forged-userinfo', 'forged', 'OAUTH_INVALID_RESPONSE'],
    ['other-subject', 'forged', 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED'],
    ['plain-userinfo', 'forged', 'OAUTH_JWT_USERINFO_EXPECTED'],
    ['ignored-acr', 'level-too-low', 'eidas1'],
    ['clock-behind', 'provider-error', 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'],
    ['clock-ahead', 'provider-error', 'issued-in-the-future'],
  ])('by the fault %s ends on %s, without session', async (fault, code, cause) => {
    site.standIn.setFault(HELENE, fault);
    const { path, browser } = await logIn(site, HELENE);
    expect(path).toBe(`/connexion?erreur=${code}`);
    expect(sessionOf(site, browser)).toBeUndefined();
    await expectRefusal(code, cause);
    expect(await count('account')).toBe(0);
  });

  it('does not, when the provider changes its keys between two logins', async () => {
    const { browser } = await logIn(site, HELENE);
    site.standIn.setFault(HELENE, 'key-rotation');
    const { path } = await logIn(site, HELENE, { browser, query: '?renew=1&returnTo=/espace' });
    expect(path).toBe('/espace');
  });

  it('by a callback opened twice ends on « replayed », once more', async () => {
    const browser = newBrowser();
    const back = await untilCallback(site, HELENE, browser);
    const opened = await Promise.all([openTo(site, back, browser), openTo(site, back, browser)]);
    expect(opened.sort()).toEqual(['/', '/connexion?erreur=replayed']);
    expect(await count('session')).toBe(1);
  });

  it('in another browser ends there, and still works in the right one', async () => {
    const browser = newBrowser();
    const back = await untilCallback(site, HELENE, browser);
    const other = newBrowser();
    expect(await openTo(site, back, other)).toBe('/connexion?erreur=other-browser');
    await expectRefusal('other-browser');
    await untilCallback(site, 'sacha-morvan', other);
    expect(await openTo(site, back, other)).toBe('/connexion?erreur=other-browser');
    expect(await openTo(site, back, browser)).toBe('/');
  });

  it('with a state of one’s own making ends there', async () => {
    const browser = newBrowser();
    const back = await untilCallback(site, HELENE, browser);
    back.searchParams.set('state', 'x'.repeat(43));
    expect(await openTo(site, back, browser)).toBe('/connexion?erreur=other-browser');
    await expectRefusal('other-browser');
  });

  it('with the issuer of another provider ends on « forged »', async () => {
    const browser = newBrowser();
    const back = await untilCallback(site, HELENE, browser);
    back.searchParams.set('iss', 'https://elsewhere.example');
    expect(await openTo(site, back, browser)).toBe('/connexion?erreur=forged');
    await expectRefusal('forged');
  });

  it('with the code of another login ends without session', async () => {
    const [mine, theirs] = [newBrowser(), newBrowser()];
    const back = await untilCallback(site, HELENE, mine);
    const stolen = await untilCallback(site, 'sacha-morvan', theirs);
    back.searchParams.set('code', stolen.searchParams.get('code')!);
    expect(await openTo(site, back, mine)).toBe('/connexion?erreur=expired-attempt');
    await expectRefusal('expired-attempt', 'invalid_grant');
  });

  it('after more than ten minutes ends on « expired-attempt »', async () => {
    const browser = newBrowser();
    const back = await untilCallback(site, HELENE, browser);
    site.setLate(11 * MINUTE);
    expect(await openTo(site, back, browser)).toBe('/connexion?erreur=expired-attempt');
    await expectRefusal('expired-attempt');
  });

  it('for a blocked account ends on « blocked »', async () => {
    await logIn(site, HELENE);
    await database.query('update account set blocked_at = now()');
    await database.query('delete from session');
    expect((await logIn(site, HELENE)).path).toBe('/connexion?erreur=blocked');
    await expectRefusal('blocked');
    const [{ id }] = (await database.query<{ id: string }>('select id from account')) as [
      { id: string },
    ];
    expect((await events()).at(-1)!.actor).toBe(id);
  });

  it('for those who moderate asks for an identity that somebody checked', async () => {
    await logIn(site, 'bruno-castellan');
    await database.query("update account set staff = 'moderator'");
    await database.query('delete from session');
    expect((await logIn(site, 'bruno-castellan')).path).toBe('/connexion?erreur=level-too-low');
    await expectRefusal('level-too-low', 'eidas0-mfa');
  });

  it('is told to who gives up before choosing anybody', async () => {
    const browser = newBrowser();
    const choice = await browser.open(`${site.origin}/api/v1/auth/proconnect/start`);
    const { url } = await browser.submit(
      choice.url,
      { cancel: 'yes' },
      (next) => next.pathname === '/connexion',
    );
    expect(url.search).toBe('?erreur=cancelled');
    await expectRefusal('cancelled');
  });
});
