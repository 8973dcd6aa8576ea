import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json, notModified } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { CACHE, unchanged } from '../../plugins/caching.ts';
import { MovedProblem } from '../moved-addresses/index.ts';
import { SlugParams, SolutionEndedProblem } from '../catalogue/index.ts';
import { feedRoutes } from './feed-routes.ts';
import {
  DateQuery,
  History,
  PageQuery,
  ScoresOnDate,
  VersionDetail,
  VersionList,
  VersionParams,
} from './schemas.ts';
import type { HistoryUseCases, Sent } from './usecases.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

export function historyRoutes(app: FastifyInstance, history: HistoryUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/solutions/:slug/versions',
    {
      schema: {
        operationId: 'listVersions',
        tags: ['Historique'],
        summary: 'Lister les versions d’une fiche',
        description:
          'De la plus récente, avec ce qui change d’une version à l’autre. Une fiche qui a quitté le catalogue garde les siennes.',
        params: SlugParams,
        querystring: PageQuery,
        response: {
          ...json('Une page de versions.', ref(VersionList)),
          ...notModified,
          ...problemReplies(['solution-not-found', 'invalid-input']),
        },
      },
    },
    async (request, reply) =>
      answer(request, reply, await history.versions(request.params.slug, request.query.page)),
  );

  routes.get(
    '/api/v1/solutions/:slug/versions/:number',
    {
      schema: {
        operationId: 'getVersion',
        tags: ['Historique'],
        summary: 'Lire une version d’une fiche',
        params: VersionParams,
        response: {
          ...json('La version, entière.', ref(VersionDetail)),
          ...notModified,
          ...problemReplies(['solution-not-found', 'version-not-found', 'invalid-input']),
        },
      },
    },
    async (request, reply) =>
      answer(request, reply, await history.version(request.params.slug, request.params.number)),
  );

  routes.get(
    '/api/v1/solutions/:slug/scores',
    {
      schema: {
        operationId: 'getScoresOnDate',
        tags: ['Historique'],
        summary: 'Lire les notes d’une solution un jour donné',
        description:
          'Le moteur recalcule les notes de la fin de ce jour (UTC), d’après l’évaluation publique ce jour-là et les preuves, contrôles et verdicts datés jusque-là.',
        params: SlugParams,
        querystring: DateQuery,
        response: {
          ...json('Les notes de ce jour.', ref(ScoresOnDate)),
          ...notModified,
          ...problemReplies(
            ['solution-not-found', 'version-not-found', 'solution-ended', 'invalid-input'],
            { 'solution-ended': SolutionEndedProblem },
          ),
        },
      },
    },
    async (request, reply) =>
      answer(request, reply, await history.scores(request.params.slug, request.query.date)),
  );

  routes.get(
    '/api/v1/solutions/:slug/events',
    {
      schema: {
        operationId: 'listEvents',
        tags: ['Historique'],
        summary: 'Lire l’historique d’une solution',
        description:
          'Évènements publics et versions de la fiche, du plus récent, et les jours où les notes ont changé.',
        params: SlugParams,
        querystring: PageQuery,
        response: {
          ...json('Une page de l’historique.', ref(History)),
          ...notModified,
          ...problemReplies(['moved', 'solution-not-found', 'invalid-input'], {
            moved: MovedProblem,
          }),
        },
      },
    },
    async (request, reply) =>
      answer(request, reply, await history.journal(request.params.slug, request.query.page)),
  );

  feedRoutes(app, history);
}

function answer(request: FastifyRequest, reply: FastifyReply, { etag, body }: Sent) {
  if (unchanged(request, reply, etag, CACHE.item)) return reply.code(304).send(null);
  return reply.type(JSON_TYPE).send(body);
}
