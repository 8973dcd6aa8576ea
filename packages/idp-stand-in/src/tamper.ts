/** Spoils the provider's answers, after it has made them rightly. */
import { setTimeout as wait } from 'node:timers/promises';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Fault } from './faults.ts';
import { forge, payloadOf, signAgain, type Keys } from './keys.ts';

export type Tampering = {
  faultOf: (subject: string) => Fault | undefined;
  keys: () => Keys;
  slowMs: number;
};

const FIVE_MINUTES = 300;
const SOMEONE_ELSE = 'estelle-maurin';

/** A Koa middleware around the whole provider. */
export function tampering({ faultOf, keys, slowMs }: Tampering) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    await next();
    const subject = ctx.oidc?.account?.accountId ?? ctx.oidc?.session?.accountId;
    const fault = subject === undefined ? undefined : faultOf(subject);
    if (!fault) return;
    if (fault === 'expired-code') await expireCode(ctx);
    if (ctx.path === '/token') await spoilToken(ctx, fault, keys(), slowMs);
    if (ctx.path === '/userinfo') await spoilUserinfo(ctx, fault, keys());
  };
}

async function expireCode(ctx: KoaContextWithOIDC): Promise<void> {
  const target = ctx.response.get('location');
  const code = URL.canParse(target) ? new URL(target).searchParams.get('code') : null;
  if (code) await (await ctx.oidc.provider.AuthorizationCode.find(code))?.destroy();
}

async function spoilToken(
  ctx: KoaContextWithOIDC,
  fault: Fault,
  keys: Keys,
  slowMs: number,
): Promise<void> {
  if (fault === 'slow') await wait(slowMs);
  if (fault === 'token-error') {
    ctx.status = 500;
    ctx.type = 'html';
    ctx.body = '<h1>Internal Server Error</h1>';
  }
  const body = ctx.body as { id_token?: string } | undefined;
  if (!body?.id_token) return;
  const again = (claims: Record<string, unknown>) => signAgain(body.id_token!, claims, keys);
  if (fault === 'wrong-nonce') body.id_token = await again({ nonce: 'n'.repeat(43) });
  if (fault === 'wrong-audience') body.id_token = await again({ aud: 'another-service' });
  if (fault === 'wrong-issuer') body.id_token = await again({ iss: 'https://elsewhere.example' });
  if (fault === 'ignored-acr') body.id_token = await again({ acr: 'eidas1', amr: ['pwd'] });
  if (fault === 'forged-id-token') body.id_token = forge(body.id_token, { acr: 'eidas3' });
  if (fault === 'clock-behind') body.id_token = await again(shifted(body.id_token, -FIVE_MINUTES));
  if (fault === 'clock-ahead') body.id_token = await again(shifted(body.id_token, FIVE_MINUTES));
}

async function spoilUserinfo(ctx: KoaContextWithOIDC, fault: Fault, keys: Keys): Promise<void> {
  if (typeof ctx.body !== 'string') return;
  const token = ctx.body;
  if (fault === 'forged-userinfo') ctx.body = forge(token, { roles: ['agent_public'] });
  if (fault === 'other-subject') ctx.body = await signAgain(token, { sub: SOMEONE_ELSE }, keys);
  if (fault === 'plain-userinfo') {
    ctx.body = payloadOf(token);
    ctx.type = 'json';
  }
}

function shifted(token: string, seconds: number): Record<string, number> {
  const { iat = 0, exp = 0, auth_time } = payloadOf(token);
  return { iat: iat + seconds, exp: exp + seconds, auth_time: Number(auth_time) + seconds };
}
