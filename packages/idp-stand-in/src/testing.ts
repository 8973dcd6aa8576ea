/** A relying party made with openid-client, as the catalogue is one. */
import * as oidc from 'openid-client';
import { newBrowser, type Browser, type Page } from './browser.ts';
import { startStandIn, type StandIn } from './server.ts';

export const CALLBACK = 'http://localhost:1/callback';
export const SIGNED_OUT = 'http://localhost:1/signed-out';
const CLIENT = {
  id: 'test-service',
  secret: 'test-secret-of-some-length',
  redirectUris: [CALLBACK],
  postLogoutRedirectUris: [SIGNED_OUT],
};
const SCOPE = 'openid given_name usual_name email uid siret idp_id organization_label roles';
export const MFA = ['eidas0-mfa', 'eidas1-mfa', 'eidas2', 'eidas3'];

export const startForTest = (slowMs = 10_000): Promise<StandIn> =>
  startStandIn({ port: 0, clients: [CLIENT], slowMs });

export const connect = (issuer: string): Promise<oidc.Configuration> =>
  oidc.discovery(
    new URL(issuer),
    CLIENT.id,
    { id_token_signed_response_alg: 'ES256', userinfo_signed_response_alg: 'ES256' },
    oidc.ClientSecretPost(CLIENT.secret),
    { execute: [oidc.enableNonRepudiationChecks, oidc.allowInsecureRequests], timeout: 2 },
  );

export type Attempt = { url: URL; nonce: string; state: string; verifier: string };

/** @param more other authorize parameters, or others instead of the usual ones */
export async function attempt(
  config: oidc.Configuration,
  more: Record<string, string> = {},
): Promise<Attempt> {
  const nonce = oidc.randomNonce();
  const state = oidc.randomState();
  const verifier = oidc.randomPKCECodeVerifier();
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: SCOPE,
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    claims: JSON.stringify({
      id_token: { acr: { essential: true, values: MFA }, amr: null },
    }),
    ...more,
  });
  return { url, nonce, state, verifier };
}

export const atCallback = (next: URL) => next.href.startsWith(CALLBACK);
export const atSignedOut = (next: URL) => next.href.startsWith(SIGNED_OUT);

/** From the authorize address to the verified identity. */
export async function logIn(
  config: oidc.Configuration,
  email: string,
  browser: Browser = newBrowser(),
): Promise<{
  tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers;
  user: oidc.UserInfoResponse;
  back: Page;
}> {
  const started = await attempt(config, { login_hint: email });
  const back = await browser.open(started.url, atCallback);
  const tokens = await exchange(config, back.url, started);
  const user = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()!.sub);
  return { tokens, user, back };
}

export const exchange = (config: oidc.Configuration, url: URL, started: Attempt) =>
  oidc.authorizationCodeGrant(config, url, {
    expectedNonce: started.nonce,
    expectedState: started.state,
    pkceCodeVerifier: started.verifier,
    idTokenExpected: true,
  });
