import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json, notModified } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { MovedProblem } from '../moved-addresses/index.ts';
import { CACHE, heldTags, unchanged } from '../../plugins/caching.ts';
import {
  AssessmentExport,
  ListQuery,
  Overview,
  SlugParams,
  SolutionDocument,
  SolutionEndedProblem,
  SolutionList,
  SuggestionList,
  SuggestionQuery,
} from './schemas.ts';
import type { CatalogueUseCases } from './usecases.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
export function catalogueRoutes(app: FastifyInstance, catalogue: CatalogueUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/solutions',
    {
      schema: {
        operationId: 'listSolutions',
        tags: ['Solutions'],
        summary: 'Chercher et filtrer les solutions',
        description:
          'Les effectifs des filtres correspondent toujours à la liste. Une page au-delà de la dernière est vide et garde le total.',
        querystring: ListQuery,
        response: {
          ...json('Une page de la liste.', ref(SolutionList)),
          ...notModified,
          ...problemReplies(['invalid-input']),
        },
      },
    },
    async (request, reply) => {
      const whole = await catalogue.whole();
      if (unchanged(request, reply, whole.etag, CACHE.list)) return reply.code(304).send(null);
      return reply.type(JSON_TYPE).send((await catalogue.list(request.query, whole)) as never);
    },
  );

  routes.get(
    '/api/v1/solutions/:slug',
    {
      schema: {
        operationId: 'getSolution',
        tags: ['Solutions'],
        summary: 'Lire une solution',
        params: SlugParams,
        response: {
          ...json('La solution, entière.', ref(SolutionDocument)),
          ...notModified,
          ...problemReplies(['moved', 'solution-not-found', 'solution-ended', 'invalid-input'], {
            moved: MovedProblem,
            'solution-ended': SolutionEndedProblem,
          }),
        },
      },
    },
    async (request, reply) => {
      const { etag, document } = await catalogue.solution(request.params.slug, heldTags(request));
      if (unchanged(request, reply, `"${etag}"`, CACHE.item)) return reply.code(304).send(null);
      return reply.type(JSON_TYPE).send(document as never);
    },
  );

  routes.get(
    '/api/v1/solutions/:slug/assessment',
    {
      schema: {
        operationId: 'getAssessment',
        tags: ['Solutions'],
        summary: 'Lire l’évaluation d’une solution, pour la recalculer',
        description:
          'Les réponses, les preuves, les contrôles et le résultat. `pnpm catalogue score` recalcule chaque score à partir de ce fichier.',
        params: SlugParams,
        response: {
          ...json('L’évaluation publiée.', ref(AssessmentExport)),
          ...notModified,
          ...problemReplies(
            [
              'moved',
              'solution-not-found',
              'assessment-not-found',
              'solution-ended',
              'invalid-input',
            ],
            { moved: MovedProblem, 'solution-ended': SolutionEndedProblem },
          ),
        },
      },
    },
    async (request, reply) => {
      const { etag, body } = await catalogue.assessment(request.params.slug);
      if (unchanged(request, reply, etag, CACHE.item)) return reply.code(304).send(null);
      return reply.type(JSON_TYPE).send(body as never);
    },
  );

  routes.get(
    '/api/v1/suggestions',
    {
      schema: {
        operationId: 'listSuggestions',
        tags: ['Solutions'],
        summary: 'Proposer pendant la frappe',
        description: 'Noms de solutions, domaines, critères et produits à remplacer.',
        querystring: SuggestionQuery,
        response: {
          ...json('Ce que le début de la recherche peut vouloir dire.', ref(SuggestionList)),
          ...problemReplies(['invalid-input']),
        },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', CACHE.suggestions);
      return { items: await catalogue.suggestions(request.query.q) };
    },
  );

  routes.get(
    '/api/v1/overview',
    {
      schema: {
        operationId: 'getOverview',
        tags: ['Solutions'],
        summary: 'Lire l’état du catalogue',
        response: {
          ...json('Totaux, domaines et derniers évènements.', ref(Overview)),
          ...notModified,
          ...problemReplies([]),
        },
      },
    },
    async (request, reply) => {
      const whole = await catalogue.whole();
      if (unchanged(request, reply, whole.etag, CACHE.list)) return reply.code(304).send(null);
      return reply.type(JSON_TYPE).send((await catalogue.overview(whole)) as never);
    },
  );
}
