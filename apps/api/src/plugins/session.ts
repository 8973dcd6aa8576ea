/**
 * Who asks. A route that serves people who are signed in says so in its `config`:
 * `{ access: 'person' }` answers 401 without a session, `{ access: 'anyone' }` accepts both. Other routes read no session.
 */
import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '@gouvtech/db';
import type { Actor, Person } from '@gouvtech/domain/actors';
import { refusalText } from '@gouvtech/domain/refusals';
import { ProblemError } from '../contract/problem-error.ts';
import { readSession, type Alongside, type SignedIn } from '../modules/accounts/index.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: 'person' | 'anyone';
    /** read in the same round trip as the session: `request.signedIn.alongside` */
    alongside?: { read: Alongside; of: (request: FastifyRequest) => string };
  }
  interface FastifyRequest {
    signedIn: SignedIn | null;
  }
}

const READS = ['GET', 'HEAD', 'OPTIONS'];

export async function sessions(
  app: FastifyInstance,
  {
    database,
    clock,
    publicOrigin,
  }: { database: Database; clock: () => Date; publicOrigin: string },
): Promise<void> {
  await app.register(cookie);
  const name = sessionCookie(publicOrigin);
  app.decorateRequest('signedIn', null);
  app.addHook('onRequest', async (request, reply) => {
    const { access, alongside } = request.routeOptions.config;
    if (!access) return;
    reply.header('cache-control', 'private, no-store');
    if (!READS.includes(request.method)) demandSameSite(request, publicOrigin);
    const token = request.cookies[name];
    const also = alongside && { read: alongside.read, of: alongside.of(request) };
    request.signedIn = token ? await readSession(database, clock(), token, also) : null;
    if (access === 'person' && !request.signedIn) throw notSignedIn();
  });
}

/** `__Host-` binds the cookie to this very host over https; browsers refuse it on plain http. */
export const sessionCookie = (publicOrigin: string): string =>
  publicOrigin.startsWith('https:') ? '__Host-session' : 'session';

export function setSession(reply: FastifyReply, publicOrigin: string, token: string): void {
  reply.setCookie(sessionCookie(publicOrigin), token, cookieOptions(publicOrigin));
}

export function clearSession(reply: FastifyReply, publicOrigin: string): void {
  reply.clearCookie(sessionCookie(publicOrigin), cookieOptions(publicOrigin));
  reply.header('clear-site-data', '"cache", "storage"');
}

const cookieOptions = (publicOrigin: string) => ({
  path: '/',
  httpOnly: true,
  secure: publicOrigin.startsWith('https:'),
  sameSite: 'lax' as const,
});

/** The person of a route with `access: 'person'`. */
export function personOf({ signedIn }: FastifyRequest): Person {
  if (!signedIn) throw notSignedIn();
  return signedIn.actor;
}

/** Whoever asks, on a route with `access: 'anyone'`. */
export const actorOf = ({ signedIn }: FastifyRequest): Actor =>
  signedIn?.actor ?? { kind: 'anonymous' };

const notSignedIn = () =>
  new ProblemError('not-signed-in', { detail: refusalText('not-signed-in') });

/**
 * A browser names the site a write comes from. SameSite is a second line only, and JSON alone protects nothing:
 * the header is demanded (security-reliability, section 3).
 */
function demandSameSite({ headers }: FastifyRequest, publicOrigin: string): void {
  if (headers.origin === publicOrigin) return;
  if (headers.origin === undefined && headers['sec-fetch-site'] === 'same-origin') return;
  throw new ProblemError('cross-site-request', {
    detail: 'Cette demande ne vient pas d’une page du catalogue. Rouvrez la page et recommencez.',
  });
}
