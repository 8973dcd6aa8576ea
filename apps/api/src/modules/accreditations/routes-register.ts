/** The public register: schemes, and those who may grant their labels. */
import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { tagOf } from '../../contract/if-match.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json, notModified } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { CACHE, unchanged } from '../../plugins/caching.ts';
import { MovedProblem } from '../moved-addresses/index.ts';
import { Labeller, Labellers, LabelSchemes } from './register-schemas.ts';
import { TAGS } from './route-options.ts';
import { SlugParams } from './schemas.ts';
import type { AccreditationUseCases } from './usecases.ts';

export function registerRoutes(app: FastifyInstance, register: AccreditationUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/label-schemes',
    {
      schema: {
        operationId: 'listLabelSchemes',
        tags: TAGS,
        summary: 'Lire les labels du catalogue et leurs règles',
        response: {
          ...json('Périmètre, seuils, durée, surveillance de chacun.', ref(LabelSchemes)),
          ...notModified,
          ...problemReplies([]),
        },
      },
    },
    async (request, reply) => {
      const found = await register.schemes();
      if (unchanged(request, reply, tagOf(found), CACHE.list)) return reply.code(304).send(null);
      return found;
    },
  );
  routes.get(
    '/api/v1/labellers',
    {
      schema: {
        operationId: 'listLabellers',
        tags: TAGS,
        summary: 'Lire le registre des labellisateurs',
        description: 'Accrédités, suspendus, et ceux dont l’accréditation est finie.',
        response: {
          ...json('Les labellisateurs.', ref(Labellers)),
          ...notModified,
          ...problemReplies([]),
        },
      },
    },
    async (request, reply) => {
      const found = await register.labellers();
      if (unchanged(request, reply, tagOf(found), CACHE.list)) return reply.code(304).send(null);
      return found;
    },
  );
  routes.get(
    '/api/v1/labellers/:slug',
    {
      schema: {
        operationId: 'getLabeller',
        tags: TAGS,
        summary: 'Lire un labellisateur',
        params: SlugParams,
        response: {
          ...json('Ses accréditations, le nombre de ses labels et de ses audits.', ref(Labeller)),
          ...notModified,
          ...problemReplies(['moved', 'not-found', 'invalid-input'], { moved: MovedProblem }),
        },
      },
    },
    async (request, reply) => {
      const found = await register.labeller(request.params.slug);
      if (unchanged(request, reply, tagOf(found), CACHE.list)) return reply.code(304).send(null);
      return found;
    },
  );
}
