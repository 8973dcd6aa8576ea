import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json, notModified } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { CACHE, unchanged } from '../../plugins/caching.ts';
import {
  CriteriaList,
  CriteriaQuery,
  CriteriaVersion,
  Criterion,
  CriterionParams,
} from './schemas.ts';
import type { CriteriaUseCases } from './usecases.ts';

export function criteriaRoutes(app: FastifyInstance, criteria: CriteriaUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/criteria-versions',
    {
      schema: {
        operationId: 'listCriteriaVersions',
        tags: ['Référentiel'],
        summary: 'Lire les versions du référentiel',
        response: {
          ...json(
            'Les versions publiées, la plus ancienne en tête.',
            Type.Object({ versions: Type.Array(ref(CriteriaVersion)) }),
          ),
          ...notModified,
          ...problemReplies([]),
        },
      },
    },
    async (request, reply) => {
      const { etag, body } = await criteria.versions();
      if (unchanged(request, reply, etag, CACHE.item)) return reply.code(304).send(null);
      return reply.send(body);
    },
  );

  routes.get(
    '/api/v1/criteria',
    {
      schema: {
        operationId: 'listCriteria',
        tags: ['Référentiel'],
        summary: 'Lire le référentiel',
        querystring: CriteriaQuery,
        response: {
          ...json('Thèmes et critères, sans les textes longs.', ref(CriteriaList)),
          ...notModified,
          ...problemReplies(['invalid-input', 'criteria-set-not-found']),
        },
      },
    },
    async (request, reply) => {
      const list = await criteria.list(request.query.criteriaSet);
      if (unchanged(request, reply, list.etag, CACHE.item)) return reply.code(304).send(null);
      return reply.send(list.body as never);
    },
  );

  routes.get(
    '/api/v1/criteria/:id',
    {
      schema: {
        operationId: 'getCriterion',
        tags: ['Référentiel'],
        summary: 'Lire un critère',
        params: CriterionParams,
        querystring: CriteriaQuery,
        response: {
          ...json('Le critère, avec tous ses textes.', ref(Criterion)),
          ...notModified,
          ...problemReplies(['invalid-input', 'criteria-set-not-found', 'criterion-not-found']),
        },
      },
    },
    async (request, reply) => {
      const found = await criteria.one(request.params.id, request.query.criteriaSet);
      if (unchanged(request, reply, found.etag, CACHE.item)) return reply.code(304).send(null);
      return reply.send(found.body as never);
    },
  );
}
