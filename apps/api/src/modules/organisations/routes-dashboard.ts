import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { VendorDashboard } from './dashboard-schemas.ts';
import { askerOf, person } from './route-options.ts';
import type { OrganisationUseCases } from './usecases.ts';

export function dashboardRoutes(app: FastifyInstance, organisations: OrganisationUseCases): void {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/v1/vendor/dashboard',
    {
      ...person,
      schema: {
        operationId: 'getVendorDashboard',
        tags: ['Espace éditeur'],
        summary: 'Lire ce qui attend un éditeur',
        description:
          'État de chaque fiche et de chaque évaluation de vos organisations, échéances, messages des modérateurs, et qui peut faire quoi ensuite.',
        response: {
          ...json('Le tableau de bord.', ref(VendorDashboard)),
          ...problemReplies(['not-signed-in']),
        },
      },
    },
    (request) => organisations.dashboard(askerOf(request)),
  );
}
