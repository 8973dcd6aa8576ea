import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { SIGNED_IN as config } from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import { MailChoices, NotificationList, PageQuery, ReadNotifications } from './schemas.ts';
import type { NotificationUseCases } from './usecases.ts';

const tags = ['Compte'];
const done = (description: string) => ({ 204: Type.Null({ description }) });
const refusals = (...codes: ProblemCode[]) =>
  problemReplies(['not-signed-in', 'invalid-input', ...codes]);

export function notificationRoutes(
  app: FastifyInstance,
  notifications: NotificationUseCases,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/account/notifications',
    {
      config,
      schema: {
        ...{ operationId: 'listNotifications', tags, summary: 'Lire ses notifications' },
        querystring: PageQuery,
        response: { ...json('Une page.', ref(NotificationList)), ...refusals() },
      },
    },
    (request) => notifications.list(personOf(request), request.query.page),
  );

  routes.post(
    '/api/v1/account/notifications/read',
    {
      config,
      schema: {
        ...{ operationId: 'readNotifications', tags, summary: 'Marquer comme lu' },
        description: 'Une notification par son identifiant, ou toutes celles arrivées jusqu’ici.',
        body: ReadNotifications,
        response: { ...done('C’est marqué.'), ...refusals('cross-site-request', 'not-found') },
      },
    },
    async (request, reply) => {
      await notifications.read(personOf(request), request.body);
      return reply.code(204).send(null);
    },
  );

  routes.get(
    '/api/v1/account/mails',
    {
      config,
      schema: {
        ...{ operationId: 'getMailChoices', tags, summary: 'Lire les courriels voulus' },
        response: {
          ...json('Les natures voulues.', ref(MailChoices)),
          ...problemReplies(['not-signed-in']),
        },
      },
    },
    (request) => notifications.choices(personOf(request)),
  );

  routes.put(
    '/api/v1/account/mails',
    {
      config,
      schema: {
        ...{ operationId: 'setMailChoices', tags, summary: 'Choisir ses courriels' },
        description: 'Les notifications restent dans l’espace, avec ou sans courriel.',
        body: ref(MailChoices),
        response: { ...done('Le choix est enregistré.'), ...refusals('cross-site-request') },
      },
    },
    async (request, reply) => {
      await notifications.choose(personOf(request), request.body);
      return reply.code(204).send(null);
    },
  );
}
