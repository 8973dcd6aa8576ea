import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { personOf } from '../../plugins/session.ts';
import { SlugParams } from '../catalogue/index.ts';
import { IdempotencyHeader } from '../idempotency/index.ts';
import { ACTING, SIGNED_IN, TAGS } from './replies.ts';
import { ClaimBody, IdParams } from './inputs.ts';
import { Claim, ClaimList } from './schemas.ts';
import type { ListingUseCases } from './usecases.ts';

export function claimRoutes(app: FastifyInstance, listings: ListingUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/vendor/claims',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listClaims',
        tags: TAGS,
        summary: 'Lister les fiches que vos organisations revendiquent',
        response: {
          ...json('De la plus récente.', ref(ClaimList)),
          ...problemReplies(['not-signed-in']),
        },
      },
    },
    async (request) => ({ items: await listings.claims(personOf(request)) }),
  );

  routes.post(
    '/api/v1/solutions/:slug/claims',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'claimListing',
        tags: TAGS,
        summary: 'Revendiquer une fiche importée',
        description:
          'Un modérateur décide. Une fois la demande acceptée, votre organisation complète la fiche ; la page importée reste en ligne jusqu’à la publication de la vôtre.',
        params: SlugParams,
        headers: IdempotencyHeader,
        body: ClaimBody,
        response: {
          201: {
            description: 'La demande.',
            content: { 'application/json': { schema: ref(Claim) } },
          },
          ...problemReplies([...ACTING, 'idempotency-key-reused']),
        },
      },
    },
    async (request, reply) => {
      reply.code(201);
      const { slug } = request.params;
      const key = request.headers['idempotency-key'];
      return listings.claim(personOf(request), { ...request.body, slug }, key);
    },
  );

  routes.post(
    '/api/v1/vendor/claims/:id/withdrawal',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'withdrawClaim',
        tags: TAGS,
        summary: 'Retirer une demande',
        params: IdParams,
        response: { ...json('La demande, retirée.', ref(Claim)), ...problemReplies([...ACTING]) },
      },
    },
    async (request) => listings.withdrawClaim(personOf(request), request.params.id),
  );
}
