import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { notModified } from '../../contract/replies.ts';
import { CACHE, unchanged } from '../../plugins/caching.ts';
import { MovedProblem } from '../moved-addresses/index.ts';
import { SlugParams } from '../catalogue/index.ts';
import type { HistoryUseCases, Sent } from './usecases.ts';

const ATOM = 'application/atom+xml';
const atom = (description: string) => ({
  200: { description, content: { [ATOM]: { schema: Type.String() } } },
});

export function feedRoutes(app: FastifyInstance, history: HistoryUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/solutions/:slug/feed.atom',
    {
      schema: {
        operationId: 'followSolution',
        tags: ['Historique'],
        summary: 'Suivre une solution par flux Atom',
        description:
          'Les cinquante derniers évènements et versions (RFC 4287). Le flux d’une fiche qui a quitté le catalogue le dit et reste lisible.',
        params: SlugParams,
        response: {
          ...atom('Le flux.'),
          ...notModified,
          ...problemReplies(['moved', 'solution-not-found', 'invalid-input'], {
            moved: MovedProblem,
          }),
        },
      },
    },
    async (request, reply) =>
      answer(request, reply, await history.solutionFeed(request.params.slug)),
  );

  routes.get(
    '/api/v1/feed.atom',
    {
      schema: {
        operationId: 'followCatalogue',
        tags: ['Historique'],
        summary: 'Suivre le catalogue par flux Atom',
        description: 'Les cinquante derniers évènements publics du catalogue (RFC 4287).',
        response: { ...atom('Le flux.'), ...notModified, ...problemReplies([]) },
      },
    },
    async (request, reply) => answer(request, reply, await history.catalogueFeed()),
  );
}

function answer(request: FastifyRequest, reply: FastifyReply, { etag, body }: Sent) {
  if (unchanged(request, reply, etag, CACHE.item)) return reply.code(304).send(null);
  return reply.type(`${ATOM}; charset=utf-8`).send(body);
}
