import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { SlugParams } from '../catalogue/index.ts';
import { answer, BODY_LIMIT, editingOf, listingReply, SIGNED_IN, TAGS } from './replies.ts';
import { WithdrawalBody } from './inputs.ts';
import type { ListingUseCases } from './usecases.ts';

/** What a vendor says of a page that is up. */
export function endRoutes(app: FastifyInstance, listings: ListingUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.post(
    '/api/v1/vendor/solutions/:slug/confirmation',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'confirmListing',
        tags: TAGS,
        summary: 'Confirmer qu’une fiche publiée est toujours exacte',
        description:
          'Une fiche sans confirmation, publication ni modification pendant 24 mois est archivée.',
        params: SlugParams,
        response: listingReply,
      },
    },
    async (request, reply) => answer(reply, await listings.confirm(editingOf(request))),
  );

  routes.post(
    '/api/v1/vendor/solutions/:slug/withdrawal',
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'withdrawListing',
        tags: TAGS,
        summary: 'Retirer une fiche du catalogue',
        description:
          'Par un signataire, connecté depuis moins de 15 minutes. La fiche quitte aussitôt les listes\u00a0; son adresse dit son nom, la date et le motif.',
        params: SlugParams,
        body: WithdrawalBody,
        response: listingReply,
      },
    },
    async (request, reply) =>
      answer(reply, await listings.withdraw(editingOf(request), request.body.reason)),
  );
}
