/** From the address the provider sent the browser back to, to a verified identity. */
import * as oidc from 'openid-client';
import { identityOf, type Identity } from './claims.ts';
import { LoginRefusal } from './refusals.ts';

export type Proof = {
  identity: Identity;
  acr: string | null;
  /** when the person proved who they are, in milliseconds; null when the provider does not say */
  authenticatedAt: number | null;
  idToken: string;
};
export type Expected = { state: string; nonce: string; codeVerifier: string };

/** Seconds a provider's clock may be ahead. */
const TOLERANCE_S = 60;

/** @throws LoginRefusal for whatever the provider, or somebody on the way, did wrong */
export async function exchange(
  config: oidc.Configuration,
  back: URL,
  { state, nonce, codeVerifier }: Expected,
): Promise<Proof> {
  const issuer = config.serverMetadata().issuer;
  try {
    const tokens = await oidc.authorizationCodeGrant(config, back, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims()!;
    if (claims.iat > Date.now() / 1000 + TOLERANCE_S) {
      throw new LoginRefusal('provider-error', { cause: 'issued-in-the-future' });
    }
    const user = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
    return {
      identity: identityOf(issuer, user),
      acr: typeof claims.acr === 'string' ? claims.acr : null,
      authenticatedAt: claims.auth_time === undefined ? null : claims.auth_time * 1000,
      idToken: tokens.id_token!,
    };
  } catch (error) {
    throw refusalOf(error);
  }
}

const FORGED = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_JWT_USERINFO_EXPECTED',
  'OAUTH_KEY_SELECTION_FAILED',
]);
const UNREACHABLE = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT']);

function refusalOf(error: unknown): Error {
  if (error instanceof LoginRefusal) return error;
  if (error instanceof oidc.AuthorizationResponseError) {
    const code = error.error === 'access_denied' ? 'cancelled' : 'provider-error';
    return new LoginRefusal(code, { cause: technical(error.error) });
  }
  if (error instanceof oidc.ResponseBodyError) {
    const code = error.error === 'invalid_grant' ? 'expired-attempt' : 'provider-error';
    return new LoginRefusal(code, { cause: technical(error.error) });
  }
  if (error instanceof oidc.ClientError && error.code !== undefined) {
    const { code } = error;
    if (FORGED.has(code)) return new LoginRefusal('forged', { cause: code });
    if (UNREACHABLE.has(code)) return new LoginRefusal('provider-unreachable', { cause: code });
    return new LoginRefusal('provider-error', { cause: code });
  }
  if (error instanceof oidc.WWWAuthenticateChallengeError) {
    return new LoginRefusal('provider-error', { cause: error.code });
  }
  if (isNetworkFailure(error))
    return new LoginRefusal('provider-unreachable', { cause: 'network' });
  return error as Error;
}

/** `fetch` rejects with a TypeError whose cause is the system's error. */
const isNetworkFailure = (error: unknown): boolean => {
  const inner = error instanceof oidc.ClientError ? error.cause : error;
  return inner instanceof TypeError && inner.cause instanceof Error;
};

/** A code of the protocol; anything else an address may contain stays out of the log. */
const technical = (code: string): string => (/^[a-z_]{1,60}$/.test(code) ? code : 'unknown-code');
