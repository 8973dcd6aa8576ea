import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json, notModified } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { CACHE, unchanged } from '../../plugins/caching.ts';
import { Statistics } from './schemas.ts';
import type { Sent, StatisticsUseCases } from './usecases.ts';

const tags = ['Solutions'];

export function statisticsRoutes(app: FastifyInstance, statistics: StatisticsUseCases): void {
  app.get(
    '/api/v1/statistics',
    {
      schema: {
        ...{ operationId: 'getStatistics', tags, summary: 'Lire le catalogue en chiffres' },
        response: {
          ...json('Les chiffres.', ref(Statistics)),
          ...notModified,
          ...problemReplies([]),
        },
      },
    },
    async (request, reply) =>
      answer(request, reply, await statistics.json(), 'application/json; charset=utf-8'),
  );

  app.get(
    '/api/v1/statistics.csv',
    {
      schema: {
        ...{ operationId: 'downloadStatistics', tags, summary: 'Télécharger les chiffres' },
        response: {
          200: {
            description: 'Une valeur par ligne, en CSV.',
            content: { 'text/csv': { schema: Type.String() } },
          },
          ...notModified,
          ...problemReplies([]),
        },
      },
    },
    async (request, reply) => {
      reply.header('content-disposition', 'attachment; filename="catalogue-en-chiffres.csv"');
      return answer(request, reply, await statistics.csv(), 'text/csv; charset=utf-8');
    },
  );
}

function answer(request: FastifyRequest, reply: FastifyReply, { etag, body }: Sent, type: string) {
  if (unchanged(request, reply, etag, CACHE.item)) return reply.code(304).send(null);
  return reply.type(type).send(body);
}
