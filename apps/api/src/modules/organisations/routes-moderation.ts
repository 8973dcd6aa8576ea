/** Moderators verify who is behind an organisation. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { BODY_LIMIT, IdParams, Verification } from './inputs.ts';
import { askerOf, person, WRITE_PROBLEMS } from './route-options.ts';
import { PendingOrganisations } from './schemas.ts';
import type { OrganisationUseCases } from './usecases.ts';

const TAG = 'Modération';

export function organisationModerationRoutes(
  app: FastifyInstance,
  organisations: OrganisationUseCases,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/moderation/organisations',
    {
      ...person,
      schema: {
        operationId: 'listPendingOrganisations',
        tags: [TAG],
        summary: 'Lister les organisations à vérifier',
        response: {
          ...json('Les plus anciennes d’abord.', ref(PendingOrganisations)),
          ...problemReplies(['not-signed-in', 'forbidden', 'stronger-login-needed']),
        },
      },
    },
    (request) => organisations.listPendingOrganisations(askerOf(request)),
  );

  routes.post(
    '/api/v1/moderation/organisations/:id/verification',
    {
      ...person,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'decideOrganisation',
        tags: [TAG],
        summary: 'Vérifier ou refuser une organisation',
        params: IdParams,
        body: Verification,
        response: {
          204: Type.Null({ description: 'Décidé. Ses administrateurs reçoivent un courriel.' }),
          ...problemReplies([...WRITE_PROBLEMS, 'stronger-login-needed']),
        },
      },
    },
    async (request, reply) => {
      await organisations.decideOrganisation(askerOf(request), request.params.id, request.body);
      return reply.code(204).send(null);
    },
  );
}
