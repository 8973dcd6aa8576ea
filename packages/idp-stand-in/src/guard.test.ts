import type { Configuration } from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newBrowser } from './browser.ts';
import type { StandIn } from './server.ts';
import { atCallback, attempt, CALLBACK, connect, startForTest } from './testing.ts';

let standIn: StandIn;
let config: Configuration;
beforeAll(async () => {
  standIn = await startForTest();
  config = await connect(standIn.issuer);
});
afterAll(() => standIn.close());

test.each(['max_age', 'ui_locales', 'response_mode', 'returnTo'])(
  'refuses the authorize parameter %s, as ProConnect does',
  async (name) => {
    const { url } = await attempt(config, { [name]: '1' });
    const page = await newBrowser().open(url);
    expect(page.status).toBe(400);
    expect(page.text).toContain('Y000400');
  },
);

test('refuses to start without a state', async () => {
  const { url } = await attempt(config);
  url.searchParams.delete('state');
  expect((await newBrowser().open(url)).status).toBe(400);
});

test('refuses an address of return that differs by a slash', async () => {
  const { url } = await attempt(config, { redirect_uri: `${CALLBACK}/` });
  expect((await newBrowser().open(url)).status).toBe(400);
});

test('refuses a plain challenge', async () => {
  const { url } = await attempt(config, { code_challenge_method: 'plain' });
  const back = await newBrowser().open(url, atCallback);
  expect(back.url.searchParams.get('error')).toBe('invalid_request');
});

test('refuses the secret in a Basic header', async () => {
  const reply = await fetch(`${standIn.issuer}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa('test-service:test-secret-of-some-length')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=authorization_code&code=x',
  });
  expect(reply.status).toBe(401);
  expect(await reply.json()).toMatchObject({ error: 'invalid_client' });
});

test('says in French that an interaction is over', async () => {
  const page = await newBrowser().open(`${standIn.issuer}/interaction/unknown`);
  expect(page.status).toBe(400);
  expect(page.text).toContain('La connexion n’est pas possible');
});

test('answers nothing outside its prefix', async () => {
  expect((await fetch(new URL('/authorize', standIn.issuer))).status).toBe(404);
});
