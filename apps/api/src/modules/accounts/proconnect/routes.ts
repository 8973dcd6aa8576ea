import type { FastifyInstance, FastifyReply } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { LoginStep } from '@gouvtech/domain/login';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { oneOf, text } from '../../../contract/schema.ts';
import { clearSession, sessionCookie, setSession } from '../../../plugins/session.ts';
import { BROWSER_COOKIE_S } from './attempts.ts';
import { LoginRefusal } from './refusals.ts';
import { CALLBACK_PATH, SIGNED_OUT_PATH, type ProConnectUseCases } from './usecases.ts';

const TAG = 'Connexion';
const LOGOUT_COOKIE_S = 600;
const config = { access: 'anyone' as const };
const redirect = (description: string) => ({ 302: Type.Null({ description }) });
const optional = (description: string, maxLength: number) =>
  Type.Optional(text(description, { maxLength }));

export function proConnectRoutes(
  app: FastifyInstance,
  proConnect: ProConnectUseCases,
  publicOrigin: string,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const secure = publicOrigin.startsWith('https:');
  const cookieName = (name: string) => (secure ? `__Host-${name}` : name);
  const cookie = { path: '/', httpOnly: true, secure, sameSite: 'lax' as const };
  const [LOGIN, LOGOUT] = [cookieName('login'), cookieName('logout')];
  const session = sessionCookie(publicOrigin);

  routes.get(
    '/api/v1/auth/proconnect/start',
    {
      config,
      schema: {
        operationId: 'startProConnectLogin',
        tags: [TAG],
        summary: 'Se connecter avec ProConnect',
        description:
          'À suivre par un navigateur, par un simple lien. Un refus renvoie vers `/connexion?erreur=<code>`.',
        querystring: Type.Object({
          returnTo: optional('Page du catalogue où revenir, en chemin relatif.', 2000),
          renew: Type.Optional(
            oneOf(['1'], { description: 'Prouver à nouveau son identité, même encore connecté.' }),
          ),
          representative: Type.Optional(
            oneOf(['1'], {
              description: 'Prouver que l’on représente légalement son organisation.',
            }),
          ),
        }),
        response: {
          ...redirect('Vers ProConnect, ou vers la page de connexion.'),
          ...problemReplies(['invalid-input']),
        },
      },
    },
    async (request, reply) => {
      const { returnTo } = request.query;
      const renew = request.query.renew === '1';
      const representative = request.query.representative === '1';
      const loginHint = renew || representative ? request.signedIn?.account.email : undefined;
      const browser = request.cookies[LOGIN];
      return orRefusal(reply, async () => {
        const started = await proConnect.start({
          ...{ returnTo, renew, representative, loginHint, browser },
        });
        reply.setCookie(LOGIN, started.browser, { ...cookie, maxAge: BROWSER_COOKIE_S });
        return started.url.href;
      });
    },
  );

  routes.get(
    CALLBACK_PATH,
    {
      config,
      schema: {
        operationId: 'finishProConnectLogin',
        tags: [TAG],
        summary: 'Revenir de ProConnect',
        description: 'Adresse de retour, à déclarer auprès de ProConnect.',
        querystring: Type.Object({
          code: optional('Code à usage unique.', 4000),
          state: optional('Valeur envoyée au départ.', 200),
          iss: optional('Émetteur.', 500),
          error: optional('Code d’erreur du fournisseur d’identité.', 200),
          error_description: optional('Détail de l’erreur.', 2000),
        }),
        response: {
          ...redirect('Vers la page demandée, ou vers la page de connexion.'),
          ...problemReplies(['invalid-input']),
        },
      },
    },
    async (request, reply) =>
      orRefusal(reply, async () => {
        const finished = await proConnect.finish({
          address: request.url,
          state: request.query.state,
          browser: request.cookies[LOGIN],
          session: request.cookies[session],
          userAgent: request.headers['user-agent'],
        });
        if (finished.kind === 'prove-mailbox') return loginPage('etape', 'prove-mailbox');
        setSession(reply, publicOrigin, finished.token);
        return finished.returnTo;
      }),
  );

  routes.post(
    '/api/v1/auth/logout',
    {
      config,
      schema: {
        operationId: 'logOut',
        tags: [TAG],
        summary: 'Se déconnecter',
        description:
          'La session est fermée aussitôt. Le navigateur suit ensuite `next`, qui ferme celle de ProConnect quand il y en a une.',
        response: {
          ...json(
            'La session est fermée.',
            Type.Object(
              { next: text('Adresse à ouvrir ensuite dans le navigateur.') },
              { additionalProperties: false },
            ),
          ),
          ...problemReplies(['cross-site-request']),
        },
      },
    },
    async (request, reply) => {
      const { next, state } = await proConnect.logout(request.cookies[session]);
      clearSession(reply, publicOrigin);
      reply.setCookie(LOGOUT, state, { ...cookie, maxAge: LOGOUT_COOKIE_S });
      return reply.send({ next });
    },
  );

  routes.get(
    SIGNED_OUT_PATH,
    {
      config,
      schema: {
        operationId: 'finishLogout',
        tags: [TAG],
        summary: 'Revenir de la déconnexion',
        description: 'Adresse de retour de déconnexion, à déclarer auprès de ProConnect.',
        querystring: Type.Object({ state: optional('Valeur envoyée au départ.', 200) }),
        response: {
          ...redirect('Vers la page de connexion, ou l’accueil quand rien n’a été demandé ici.'),
          ...problemReplies(['invalid-input']),
        },
      },
    },
    async (request, reply) => {
      const asked = request.cookies[LOGOUT];
      reply.clearCookie(LOGOUT, cookie);
      const ours = asked !== undefined && asked === request.query.state;
      return reply.redirect(ours ? loginPage('etape', 'signed-out') : '/', 302);
    },
  );
}

/** A refusal is for a person: it ends on a page. */
async function orRefusal(reply: FastifyReply, work: () => Promise<string>): Promise<FastifyReply> {
  try {
    return reply.redirect(await work(), 302);
  } catch (error) {
    if (!(error instanceof LoginRefusal)) throw error;
    return reply.redirect(loginPage('erreur', error.code), 302);
  }
}

const loginPage = (name: 'erreur' | 'etape', value: LoginRefusal['code'] | LoginStep) =>
  `/connexion?${name}=${value}`;
