import { randomBytes } from 'node:crypto';
import type { Adapter, ClientMetadata, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { Keys } from './keys.ts';
import { errorPage, logoutPage, signedOutPage } from './pages.ts';
import { ACR_VALUES, type Persona } from './personas.ts';

/** A service allowed to send people here. */
export type Client = {
  id: string;
  secret: string;
  redirectUris: string[];
  postLogoutRedirectUris: string[];
};

type Parts = {
  clients: readonly Client[];
  keys: Keys;
  adapter: (model: string) => Adapter;
  cookieKey: string;
  /** whom this subject logged in as last */
  personaOfSubject: (subject: string) => Persona | undefined;
};

export const newCookieKey = () => randomBytes(32).toString('base64url');

/** The settings of `proconnect.md`, section 13; lifetimes in seconds. */
export function configuration(parts: Parts): Configuration {
  const { clients, keys, adapter, cookieKey, personaOfSubject } = parts;
  return {
    adapter,
    clients: clients.map(metadata),
    jwks: { keys: keys as NonNullable<Configuration['jwks']>['keys'] },
    cookies: { keys: [cookieKey] },
    routes: {
      authorization: '/authorize',
      token: '/token',
      userinfo: '/userinfo',
      jwks: '/jwks',
      end_session: '/session/end',
      introspection: '/token/introspection',
      revocation: '/token/revocation',
    },
    clientAuthMethods: ['client_secret_post', 'private_key_jwt'],
    pkce: { required: () => false },
    features: {
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: true },
      introspection: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => showPage(ctx, logoutPage(form)),
        postLogoutSuccessSource: (ctx) => showPage(ctx, signedOutPage()),
      },
      devInteractions: { enabled: false },
    },
    extraParams: ['idp_hint', 'siret_hint'],
    acrValues: [...ACR_VALUES],
    scopes: ['openid', 'offline_access'],
    claims: CLAIMS,
    ttl: {
      AuthorizationCode: 60,
      AccessToken: 3600,
      RefreshToken: 7200,
      IdToken: 60,
      Interaction: 7200,
      Session: 43_200,
      Grant: 43_200,
    },
    issueRefreshToken: async () => true,
    interactions: { url: (_ctx, { uid }) => `/api/v2/interaction/${uid}` },
    renderError: (ctx, out) => showPage(ctx, errorPage(out.error, out.error_description)),
    findAccount: (_ctx, subject) => {
      const persona = personaOfSubject(subject);
      return persona && { accountId: subject, claims: async () => claimsOf(persona) };
    },
    loadExistingGrant: grantWhatIsAsked,
  };
}

const SCOPES = {
  openid: ['sub'],
  given_name: ['given_name'],
  usual_name: ['usual_name'],
  email: ['email'],
  uid: ['uid'],
  siret: ['siret'],
  idp_id: ['idp_id'],
  organization_label: ['organization_label'],
  roles: ['roles'],
};
const CLAIMS = { ...SCOPES, acr: null, amr: null };

function claimsOf({ subject, roles, amr, ...persona }: Persona) {
  const { given_name, usual_name, email, uid, siret, organization_label, idp_id } = persona;
  return {
    ...{ sub: subject, given_name, usual_name, email, uid, idp_id },
    ...(siret !== undefined && { siret }),
    ...(organization_label !== undefined && { organization_label }),
    roles: [...roles],
    amr: [...amr],
  };
}

/** Nobody is asked to consent: the administration that runs the service registered it. */
async function grantWhatIsAsked({ oidc }: KoaContextWithOIDC) {
  const clientId = oidc.client!.clientId;
  // Another grant would end the codes of the logins still on their way in this session.
  const known = oidc.session!.grantIdFor(clientId);
  const grant =
    (known && (await oidc.provider.Grant.find(known))) ||
    new oidc.provider.Grant({ clientId, accountId: oidc.session!.accountId! });
  grant.addOIDCScope([...oidc.requestParamScopes].join(' '));
  grant.addOIDCClaims([...oidc.requestParamClaims]);
  await grant.save();
  return grant;
}

const metadata = (client: Client): ClientMetadata => ({
  client_id: client.id,
  client_secret: client.secret,
  redirect_uris: client.redirectUris,
  post_logout_redirect_uris: client.postLogoutRedirectUris,
  token_endpoint_auth_method: 'client_secret_post',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  id_token_signed_response_alg: 'ES256',
  userinfo_signed_response_alg: 'ES256',
  require_auth_time: true,
});

function showPage(ctx: KoaContextWithOIDC, page: string): void {
  ctx.type = 'html';
  ctx.body = page;
}
