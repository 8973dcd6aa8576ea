/** What ProConnect refuses and oidc-provider would let through (`proconnect.md`, sections 3 and 4). */
import type { IncomingMessage } from 'node:http';

const AUTHORIZE_PARAMETERS = new Set([
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'nonce',
  'claims',
  'acr_values',
  'prompt',
  'login_hint',
  'siret_hint',
  'idp_hint',
  'code_challenge',
  'code_challenge_method',
]);

export type Refusal = { status: 400 | 401; code: string; description: string; json: boolean };

/** @param path below the issuer, without its query */
export function refusalOf(
  request: IncomingMessage,
  path: string,
  query: URLSearchParams,
): Refusal | null {
  if (path === '/authorize') {
    const unknown = [...query.keys()].find((name) => !AUTHORIZE_PARAMETERS.has(name));
    if (unknown !== undefined) return bad('Y000400', `unknown parameter: ${unknown}`);
    if (!query.get('state')) return bad('Y000400', 'missing parameter: state');
  }
  if (path === '/token' && /^basic /i.test(request.headers.authorization ?? '')) {
    return {
      status: 401,
      code: 'invalid_client',
      description: 'client_secret_basic is not supported',
      json: true,
    };
  }
  return null;
}

const bad = (code: string, description: string): Refusal => ({
  status: 400,
  code,
  description,
  json: false,
});
