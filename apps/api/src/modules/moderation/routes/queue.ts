/** What waits, and who takes what. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { ref } from '../../../contract/schema.ts';
import { personOf } from '../../../plugins/session.ts';
import { ModerationQueue, QueueItemParams, QueueQuery } from '../schemas/queue.ts';
import type { ModerationUseCases } from '../usecases.ts';
import { ACTING, SIGNED_IN, TAGS } from './common.ts';

export function queueRoutes(app: FastifyInstance, moderation: ModerationUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/moderation/queue',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getModerationQueue',
        tags: TAGS,
        summary: 'Lister ce qui attend un modérateur',
        description: 'Par pages, le plus en retard en tête.',
        querystring: QueueQuery,
        response: {
          ...json('Une page de la file.', ref(ModerationQueue)),
          ...problemReplies([
            'not-signed-in',
            'forbidden',
            'stronger-login-needed',
            'invalid-input',
          ]),
        },
      },
    },
    async (request) => {
      const { kind = null, state = null, ...rest } = request.query;
      return moderation.queue(personOf(request), { ...rest, q: rest.q.trim(), kind, state });
    },
  );

  const done = {
    204: Type.Null({ description: 'Fait.' }),
    ...problemReplies(ACTING),
  };
  routes.post(
    '/api/v1/moderation/queue/:kind/:id/hold',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'takeQueueItem',
        tags: TAGS,
        summary: 'Prendre un dossier de la file',
        description:
          'Un seul modérateur par dossier, jamais un membre de l’organisation concernée. Sans acte pendant 5 jours, le dossier revient à la file.',
        params: QueueItemParams,
        response: done,
      },
    },
    async (request, reply) => {
      await moderation.takeItem(personOf(request), request.params);
      return reply.code(204).send(null);
    },
  );
  routes.delete(
    '/api/v1/moderation/queue/:kind/:id/hold',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'releaseQueueItem',
        tags: TAGS,
        summary: 'Rendre un dossier à la file',
        params: QueueItemParams,
        response: done,
      },
    },
    async (request, reply) => {
      await moderation.releaseItem(personOf(request), request.params);
      return reply.code(204).send(null);
    },
  );
}
