/** Login and logout by ProConnect. No network call is made inside a transaction. */
import * as oidc from 'openid-client';
import { appendEvent, type Database, type Db } from '@gouvtech/db';
import { closeSession } from '../sessions.ts';
import { safeReturnTo } from '../return-to.ts';
import { admit, type Finished } from './admit.ts';
import { ATTEMPT_MS, attemptHash, browserKey } from './attempts.ts';
import { exchange } from './exchange.ts';
import { ACCEPTED_LEVELS, isEnough, REPRESENTATIVE_LEVEL } from './levels.ts';
import type { Provider } from './provider.ts';
import { LoginRefusal } from './refusals.ts';
import { deleteAttempts, insertAttempt, takeAttempt, type Attempt } from './repository.ts';

export const CALLBACK_PATH = '/api/v1/auth/proconnect/callback';
export const SIGNED_OUT_PATH = '/api/v1/auth/proconnect/signed-out';
const SCOPE = 'openid given_name usual_name email uid siret idp_id organization_label roles';
const KEEP_ATTEMPTS_MS = 24 * 3_600_000;

type Dependencies = {
  database: Database;
  clock: () => Date;
  publicOrigin: string;
  provider: Provider;
};
export type Start = {
  returnTo?: string | undefined;
  /** asks who is there even when the provider still knows */
  renew: boolean;
  /** asks for the proof that the person represents their organisation, and for nothing less */
  representative: boolean;
  /** address of the person who is signed in already */
  loginHint?: string | undefined;
  /** cookie of the browser, if it came */
  browser: string | undefined;
};
export type Callback = {
  /** path and query, as received */
  address: string;
  state: string | undefined;
  browser: string | undefined;
  /** cookie of the session it takes the place of */
  session: string | undefined;
  userAgent: string | undefined;
};
export function proConnectUseCases({ database, clock, publicOrigin, provider }: Dependencies) {
  const { db } = database;

  /** @throws LoginRefusal `provider-unreachable`, already in the log */
  const start = (asked: Start): Promise<{ url: URL; browser: string }> =>
    logged(async () => {
      const config = await provider.configuration();
      const browser = browserKey(asked.browser);
      const state = oidc.randomState();
      const nonce = oidc.randomNonce();
      const codeVerifier = oidc.randomPKCECodeVerifier();
      const now = clock();
      const acrValues = asked.representative ? [REPRESENTATIVE_LEVEL] : ACCEPTED_LEVELS;
      await deleteAttempts(db, new Date(now.getTime() - KEEP_ATTEMPTS_MS).toISOString());
      await insertAttempt(db, {
        keyHash: attemptHash(browser, state),
        ...{ nonce, codeVerifier },
        returnTo: safeReturnTo(asked.returnTo, publicOrigin),
        acrValues,
        createdAt: now.toISOString(),
      });
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: publicOrigin + CALLBACK_PATH,
        scope: SCOPE,
        ...{ state, nonce },
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        claims: JSON.stringify({
          id_token: { acr: { essential: true, values: acrValues }, amr: null },
        }),
        ...((asked.renew || asked.representative) && { prompt: 'login' }),
        ...(asked.loginHint !== undefined && { login_hint: asked.loginHint }),
      });
      return { url, browser };
    });

  /** Section 8 of the ProConnect notes, in its order. @throws LoginRefusal, already in the log */
  const finish = (callback: Callback): Promise<Finished> =>
    logged(async () => {
      const { state } = callback;
      const attempt = await takenAttempt(callback);
      const config = await provider.configuration();
      const back = new URL(callback.address, publicOrigin);
      const proof = await exchange(config, back, { ...attempt, state: state! });
      if (!isEnough(proof.acr, attempt.acrValues, false)) {
        throw new LoginRefusal('level-too-low', { cause: String(proof.acr) });
      }
      return database.transaction((tx) =>
        admit(tx, { proof, attempt, now: clock(), publicOrigin, ...callback }),
      );
    });

  async function takenAttempt({ state, browser }: Callback): Promise<Attempt> {
    if (browser === undefined || state === undefined) throw new LoginRefusal('other-browser');
    const now = clock();
    const attempt = await takeAttempt(db, attemptHash(browser, state), now.toISOString());
    if (attempt === 'unknown') throw new LoginRefusal('other-browser');
    if (attempt === 'used') throw new LoginRefusal('replayed');
    if (now.getTime() - Date.parse(attempt.createdAt) > ATTEMPT_MS) {
      throw new LoginRefusal('expired-attempt', { cause: 'too-long' });
    }
    return attempt;
  }

  /**
   * The session is over before anybody else is asked: the provider may be down.
   * @returns where the browser goes next, and the state it must come back with
   */
  async function logout(session: string | undefined): Promise<{ next: string; state: string }> {
    const state = oidc.randomState();
    const idToken = session === undefined ? null : await closeSession(database, session);
    const config = idToken === null ? null : await provider.configuration().catch(() => null);
    if (!config || !idToken || !config.serverMetadata().end_session_endpoint) {
      return { next: `${SIGNED_OUT_PATH}?state=${state}`, state };
    }
    const url = oidc.buildEndSessionUrl(config, {
      id_token_hint: idToken,
      post_logout_redirect_uri: publicOrigin + SIGNED_OUT_PATH,
      state,
    });
    return { next: url.href, state };
  }

  async function logged<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof LoginRefusal) await database.transaction((tx) => record(tx, error));
      throw error;
    }
  }

  const record = (tx: Db, { code, details: { cause, accountId } }: LoginRefusal) =>
    appendEvent(tx, {
      at: clock().toISOString(),
      actor: accountId ?? null,
      role: accountId ? 'person' : 'anonymous',
      action: 'account:refuse-login',
      object: { type: 'login', id: accountId ?? 'unknown' },
      reason: code,
      ...(cause !== undefined && { data: { cause } }),
    });

  return { start, finish, logout };
}

export type ProConnectUseCases = ReturnType<typeof proConnectUseCases>;
