/** The provider, discovered at the first login and kept: the site starts and serves while it is down. */
import * as oidc from 'openid-client';
import { isLoopback, type ProConnectConfig } from '../../../config-proconnect.ts';
import { LoginRefusal } from './refusals.ts';

export type Provider = {
  /**
   * Without keys: they are read at each login, so that a provider may change them between two. openid-client would
   * keep its own for a minute at least, whatever it meets.
   * @throws LoginRefusal `provider-unreachable`, at once while a recent failure is fresh
   */
  configuration: () => Promise<oidc.Configuration>;
};
type Discover = (settings: ProConnectConfig) => Promise<oidc.ServerMetadata>;

const TIMEOUT_S = 5;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** @param settings null: nobody logs in with ProConnect */
export function proConnectProvider(
  settings: ProConnectConfig | null,
  clock: () => Date,
  discover: Discover = discovery,
): Provider {
  let found: oidc.ServerMetadata | null = null;
  let asking: Promise<oidc.ServerMetadata> | null = null;
  let failures = 0;
  let retryAt = 0;

  async function ask(chosen: ProConnectConfig): Promise<oidc.ServerMetadata> {
    try {
      found = await discover(chosen);
      failures = 0;
      return found;
    } catch (error) {
      const wait = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
      failures += 1;
      retryAt = clock().getTime() + wait;
      throw new LoginRefusal('provider-unreachable', { cause: causeOf(error) });
    } finally {
      asking = null;
    }
  }

  return {
    configuration: async () => {
      if (!settings) throw new LoginRefusal('provider-unreachable', { cause: 'not-configured' });
      if (!found && !asking && clock().getTime() < retryAt) {
        throw new LoginRefusal('provider-unreachable', { cause: 'waiting-after-failure' });
      }
      return configured(settings, found ?? (await (asking ??= ask(settings))));
    },
  };
}

/** From the issuer, and not from its discovery document: only then is the issuer compared. */
async function discovery({ issuer, clientId }: ProConnectConfig): Promise<oidc.ServerMetadata> {
  const execute = isLoopback(issuer) ? [oidc.allowInsecureRequests] : [];
  const options = { execute, timeout: TIMEOUT_S };
  const config = await oidc.discovery(new URL(issuer), clientId, undefined, undefined, options);
  return config.serverMetadata();
}

/**
 * Signatures are verified, which openid-client does not do by itself; the algorithms are fixed, so that plain JSON or
 * another algorithm is refused.
 */
function configured(
  { issuer, clientId, clientSecret }: ProConnectConfig,
  server: oidc.ServerMetadata,
): oidc.Configuration {
  const config = new oidc.Configuration(
    server,
    clientId,
    { id_token_signed_response_alg: 'ES256', userinfo_signed_response_alg: 'ES256' },
    oidc.ClientSecretPost(clientSecret),
  );
  config.timeout = TIMEOUT_S;
  oidc.enableNonRepudiationChecks(config);
  if (isLoopback(issuer)) oidc.allowInsecureRequests(config);
  return config;
}

const causeOf = (error: unknown): string => {
  const { code, name } = error as { code?: string; name: string };
  return code ?? name;
};
