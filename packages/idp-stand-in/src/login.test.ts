import * as oidc from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newBrowser } from './browser.ts';
import { PERSONAS, type StandIn } from './server.ts';
import {
  atCallback,
  atSignedOut,
  attempt,
  connect,
  exchange,
  logIn,
  SIGNED_OUT,
  startForTest,
} from './testing.ts';

let standIn: StandIn;
let config: oidc.Configuration;
beforeAll(async () => {
  standIn = await startForTest();
  config = await connect(standIn.issuer);
});
afterAll(() => standIn.close());

test('leads from discovery to a signed identity', async () => {
  const { tokens, user } = await logIn(config, 'helene.corvisy@corvisy.example');
  expect(tokens.claims()).toMatchObject({
    iss: standIn.issuer,
    sub: 'helene-corvisy',
    acr: 'eidas1-mfa',
    amr: ['pwd', 'otp', 'mfa'],
  });
  expect(tokens.claims()!.auth_time).toBeGreaterThan(Date.now() / 1000 - 60);
  expect(tokens.claims()).not.toHaveProperty('email');
  expect(tokens.refresh_token).toBeDefined();
  expect(user).toMatchObject({
    sub: 'helene-corvisy',
    given_name: 'Hélène',
    usual_name: 'Corvisy',
    email: 'helene.corvisy@corvisy.example',
    siret: '00011111200017',
    organization_label: 'Atelier Corvisy',
    roles: [],
  });
});

test('signs the identity with ES256 and announces its addresses as ProConnect does', async () => {
  const { tokens } = await logIn(config, 'agathe.lormeau@sentiers-cotiers.example');
  const reply = await fetch(`${standIn.issuer}/userinfo`, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  expect(reply.headers.get('content-type')).toContain('application/jwt');
  const header = (await reply.text()).split('.')[0]!;
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ alg: 'ES256' });
  expect(config.serverMetadata()).toMatchObject({
    authorization_endpoint: `${standIn.issuer}/authorize`,
    token_endpoint: `${standIn.issuer}/token`,
    userinfo_endpoint: `${standIn.issuer}/userinfo`,
    jwks_uri: `${standIn.issuer}/jwks`,
    end_session_endpoint: `${standIn.issuer}/session/end`,
  });
});

test('lets a person choose somebody on a page without script', async () => {
  const browser = newBrowser();
  const started = await attempt(config);
  const page = await browser.open(started.url);
  expect(page.status).toBe(200);
  expect(page.text).toContain('<html lang="fr">');
  expect(page.text).not.toContain('<script');
  expect(page.text).toContain('Zoé &#60;b&#62;');
  for (const { id } of PERSONAS) expect(page.text).toContain(`value="${id}"`);

  const back = await browser.submit(page.url, { persona: 'camille-roux' }, atCallback);
  const tokens = await exchange(config, back.url, started);
  expect(tokens.claims()!.sub).toBe('camille-roux');
});

test('remembers the person, until a new login is asked for', async () => {
  const browser = newBrowser();
  await logIn(config, 'camille.roux@dinum.example', browser);
  const silent = await attempt(config, { prompt: 'none' });
  expect((await browser.open(silent.url, atCallback)).url.searchParams.get('code')).toBeTruthy();

  const again = await attempt(config, { prompt: 'login' });
  const page = await browser.open(again.url);
  expect(page.text).toContain('Avec quelle personne vous connecter');
  const back = await browser.submit(page.url, { persona: 'helene-corvisy' }, atCallback);
  expect((await exchange(config, back.url, again)).claims()!.sub).toBe('helene-corvisy');
});

test('answers login_required to a silent login without a session', async () => {
  const started = await attempt(config, { prompt: 'none' });
  const back = await newBrowser().open(started.url, atCallback);
  expect(back.url.searchParams.get('error')).toBe('login_required');
});

test('refuses, without going round in circles, who cannot reach the level asked for', async () => {
  const started = await attempt(config, { login_hint: 'denis.vasseur@dinum.example' });
  const back = await newBrowser().open(started.url, atCallback);
  expect(back.url.searchParams.get('error')).toBe('access_denied');
  expect(back.url.searchParams.get('state')).toBe(started.state);
});

test('adds a second factor when the person accepts it', async () => {
  const browser = newBrowser();
  const started = await attempt(config);
  const page = await browser.open(started.url);
  const raise = await browser.submit(page.url, { persona: 'denis-vasseur' });
  expect(raise.text).toContain('Un second facteur est demandé');
  const back = await browser.submit(
    raise.url,
    { persona: 'denis-vasseur', raise: 'yes' },
    atCallback,
  );
  expect((await exchange(config, back.url, started)).claims()).toMatchObject({
    sub: 'denis-vasseur',
    acr: 'eidas1-mfa',
    amr: ['pwd', 'mail', 'mfa'],
  });
});

test('takes the same person with a password alone when no level is asked for', async () => {
  const started = await attempt(config, {
    login_hint: 'denis.vasseur@dinum.example',
    claims: JSON.stringify({ id_token: { acr: null } }),
  });
  const back = await newBrowser().open(started.url, atCallback);
  expect((await exchange(config, back.url, started)).claims()!.acr).toBe('eidas1');
});

test('keeps the subject of someone whose address changed, not of the same person elsewhere', async () => {
  const before = await logIn(config, 'maelle.dupin@communs-oise.example');
  const after = await logIn(config, 'maelle.arnoult@communs-oise.example');
  expect(after.user.sub).toBe(before.user.sub);
  expect(after.user.email).not.toBe(before.user.email);

  const browser = newBrowser();
  const started = await attempt(config);
  const page = await browser.open(started.url);
  const chosen = { persona: 'agathe-lormeau-autre-fournisseur' };
  const back = await browser.submit(page.url, chosen, atCallback);
  const tokens = await exchange(config, back.url, started);
  expect(tokens.claims()!.sub).not.toBe('agathe-lormeau');
  const user = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()!.sub);
  expect(user.email).toBe('agathe.lormeau@sentiers-cotiers.example');
});

test('ends its session and comes back with the state', async () => {
  const browser = newBrowser();
  const { tokens } = await logIn(config, 'helene.corvisy@corvisy.example', browser);
  const out = oidc.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token!,
    post_logout_redirect_uri: SIGNED_OUT,
    state: 'state-of-the-logout',
  });
  const page = await browser.open(out);
  const action = /action="([^"]+)"/.exec(page.text)![1]!;
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)![1]!;
  const back = await browser.submit(action, { xsrf, logout: 'yes' }, atSignedOut);
  expect(back.status).toBe(303);
  expect(back.url.href).toBe(`${SIGNED_OUT}?state=state-of-the-logout`);

  const silent = await attempt(config, { prompt: 'none' });
  const after = await browser.open(silent.url, atCallback);
  expect(after.url.searchParams.get('error')).toBe('login_required');
});

test('refuses to leave for an address that is not registered', async () => {
  const out = new URL(`${standIn.issuer}/session/end`);
  out.searchParams.set('client_id', 'test-service');
  out.searchParams.set('post_logout_redirect_uri', `${SIGNED_OUT}/`);
  expect((await newBrowser().open(out)).status).toBe(400);
});
