import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { count, oneOf, text } from '../../../contract/schema.ts';
import { sessionCookie, setSession } from '../../../plugins/session.ts';
import type { MailLinkUseCases } from './usecases.ts';

const TAG = 'Connexion';
const closed = { additionalProperties: false };
const config = { access: 'anyone' as const };
const token = text('Jeton du lien.', { minLength: 1, maxLength: 100 });

export function mailLinkRoutes(
  app: FastifyInstance,
  mailLinks: MailLinkUseCases,
  publicOrigin: string,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.post(
    '/api/v1/auth/mail-links',
    {
      config,
      schema: {
        operationId: 'askMailLink',
        tags: [TAG],
        summary: 'Demander un lien de connexion par courriel',
        description: 'La réponse est la même que l’adresse ait un compte ou non.',
        body: Type.Object(
          {
            email: text('Adresse électronique.', { maxLength: 1000 }),
            returnTo: Type.Optional(
              text('Page du catalogue où revenir, en chemin relatif.', { maxLength: 2000 }),
            ),
          },
          closed,
        ),
        response: {
          202: {
            description: 'Un courriel part.',
            content: {
              'application/json': {
                schema: Type.Object(
                  { validMinutes: count('Durée de vie du lien, en minutes') },
                  closed,
                ),
              },
            },
          },
          ...problemReplies(['invalid-input', 'cross-site-request', 'too-many-requests']),
        },
      },
    },
    async ({ body, ip }, reply) => reply.code(202).send(await mailLinks.ask({ ...body, ip })),
  );

  routes.post(
    '/api/v1/auth/mail-links/reading',
    {
      config,
      schema: {
        operationId: 'readMailLink',
        tags: [TAG],
        summary: 'Savoir ce que ferait un lien, sans l’utiliser',
        body: Type.Object({ token }, closed),
        response: {
          ...json(
            'Le lien est valable.',
            Type.Object(
              {
                purpose: oneOf(['login', 'link-identity'], {
                  description: 'Se connecter, ou rattacher une identité ProConnect au compte.',
                }),
                email: text('Adresse qui a reçu le lien.'),
                newAccount: Type.Boolean({
                  description: 'L’adresse n’a pas de compte : les noms sont à donner.',
                }),
              },
              closed,
            ),
          ),
          ...problemReplies(['invalid-input', 'cross-site-request', 'link-not-valid']),
        },
      },
    },
    ({ body }) => mailLinks.read(body.token),
  );

  routes.post(
    '/api/v1/auth/mail-links/confirmation',
    {
      config,
      schema: {
        operationId: 'confirmMailLink',
        tags: [TAG],
        summary: 'Utiliser un lien, une fois',
        description: 'Pose le cookie de session, sauf quand le lien rattache une identité.',
        body: Type.Object(
          {
            token,
            givenName: Type.Optional(text('Prénom, pour un nouveau compte.', { maxLength: 1000 })),
            usualName: Type.Optional(
              text('Nom d’usage, pour un nouveau compte.', { maxLength: 1000 }),
            ),
          },
          closed,
        ),
        response: {
          ...json(
            'Le lien a servi.',
            Type.Object(
              {
                signedIn: Type.Boolean({ description: 'Une session est ouverte.' }),
                next: text('Adresse à ouvrir ensuite, en chemin relatif.'),
              },
              closed,
            ),
          ),
          ...problemReplies([
            ...(['invalid-input', 'login-failed', 'cross-site-request'] as const),
            ...(['conflict', 'link-not-valid'] as const),
          ]),
        },
      },
    },
    async ({ body, cookies, headers }, reply) => {
      const confirmed = await mailLinks.confirm({
        ...body,
        session: cookies[sessionCookie(publicOrigin)],
        userAgent: headers['user-agent'],
      });
      const signedIn = confirmed.kind === 'signed-in';
      if (signedIn) setSession(reply, publicOrigin, confirmed.token);
      return reply.send({ signedIn, next: confirmed.next });
    },
  );
}
