import * as oidc from 'openid-client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newBrowser } from './browser.ts';
import { payloadOf } from './keys.ts';
import type { Fault, StandIn } from './server.ts';
import { atCallback, attempt, connect, exchange, logIn, startForTest } from './testing.ts';

const WHO = 'helene-corvisy';
const EMAIL = 'helene.corvisy@corvisy.example';

let standIn: StandIn;
let config: oidc.Configuration;
beforeAll(async () => {
  standIn = await startForTest(4000);
  config = await connect(standIn.issuer);
});
afterEach(() => standIn.setFault(WHO, null));
afterAll(() => standIn.close());

const codes = (error: unknown): string[] => {
  const { code, error: said, cause } = error as Record<string, unknown>;
  const deeper = cause instanceof Error ? codes(cause) : [];
  return [code, said, ...deeper].filter((one) => typeof one === 'string');
};
const refusalOf = async (fault: Fault): Promise<string[]> => {
  standIn.setFault(WHO, fault);
  return logIn(config, EMAIL).then(() => [], codes);
};

test.each<[Fault, string]>([
  ['cancel', 'access_denied'],
  ['server-error', 'server_error'],
  ['expired-code', 'invalid_grant'],
  ['token-error', 'OAUTH_RESPONSE_IS_NOT_CONFORM'],
  ['wrong-nonce', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
  ['wrong-audience', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
  ['wrong-issuer', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
  ['clock-behind', 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'],
  ['forged-id-token', 'OAUTH_INVALID_RESPONSE'],
  ['forged-userinfo', 'OAUTH_INVALID_RESPONSE'],
  ['other-subject', 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED'],
  ['plain-userinfo', 'OAUTH_JWT_USERINFO_EXPECTED'],
])('with the fault %s, a service that checks everything stops on %s', async (fault, code) => {
  expect(await refusalOf(fault)).toContain(code);
});

test.each<Fault>(['forged-id-token', 'forged-userinfo'])(
  'with the fault %s, a service that trusts TLS alone is fooled',
  async (fault) => {
    const trusting = await oidc.discovery(
      new URL(standIn.issuer),
      'test-service',
      { id_token_signed_response_alg: 'ES256', userinfo_signed_response_alg: 'ES256' },
      oidc.ClientSecretPost('test-secret-of-some-length'),
      { execute: [oidc.allowInsecureRequests] },
    );
    standIn.setFault(WHO, fault);
    const { tokens, user } = await logIn(trusting, EMAIL);
    const forged = fault === 'forged-id-token' ? tokens.claims()!.acr : user.roles;
    expect(forged).toEqual(fault === 'forged-id-token' ? 'eidas3' : ['agent_public']);
  },
);

test('is slower than a service should wait', async () => {
  expect(await refusalOf('slow')).toContain('OAUTH_TIMEOUT');
});

test('gives another level than the one asked for', async () => {
  standIn.setFault(WHO, 'ignored-acr');
  expect((await logIn(config, EMAIL)).tokens.claims()!.acr).toBe('eidas1');
});

test('signs with a key the service has not seen yet', async () => {
  const before = await logIn(config, EMAIL);
  standIn.setFault(WHO, 'key-rotation');
  const started = await attempt(config, { login_hint: EMAIL });
  const back = await newBrowser().open(started.url, atCallback);
  // openid-client asks for the keys again once its own are a minute old; a new one has none.
  config = await connect(standIn.issuer);
  const after = await exchange(config, back.url, started);
  const kidOf = (token: string) => JSON.parse(atob(token.split('.')[0]!)) as { kid: string };
  expect(kidOf(after.id_token!).kid).not.toBe(kidOf(before.tokens.id_token!).kid);
});

test('is five minutes ahead', async () => {
  standIn.setFault(WHO, 'clock-ahead');
  const { tokens } = await logIn(config, EMAIL);
  const ahead = Number(payloadOf(tokens.id_token!).iat) - Date.now() / 1000;
  expect(ahead).toBeGreaterThan(240);
});

test('plays the fault chosen on the page, for one person only', async () => {
  const browser = newBrowser();
  const started = await attempt(config);
  const page = await browser.open(started.url);
  const back = await browser.submit(page.url, { persona: WHO, fault: 'expired-code' }, atCallback);
  await expect(exchange(config, back.url, started)).rejects.toMatchObject({
    error: 'invalid_grant',
  });
  await expect(logIn(config, 'camille.roux@dinum.example')).resolves.toBeDefined();
});
