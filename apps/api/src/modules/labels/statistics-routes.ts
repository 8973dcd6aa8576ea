import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { personOf } from '../../plugins/session.ts';
import { SIGNED_IN, TAGS } from './route-options.ts';
import { LabellerDashboard, LabellerLeniency, SlugParams } from './schemas-statistics.ts';
import type { statisticsUseCases } from './statistics.ts';

export function statisticsRoutes(
  app: FastifyInstance,
  statistics: ReturnType<typeof statisticsUseCases>,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/labellers/:slug/dashboard',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getLabellerDashboard',
        tags: TAGS,
        summary: 'Lire l’activité d’un labellisateur, pour ses membres',
        description: 'Surveillances à venir, labels et échéances, délais et issues de ses audits.',
        params: SlugParams,
        response: {
          ...json('Son activité.', ref(LabellerDashboard)),
          ...problemReplies([
            'not-signed-in',
            'forbidden',
            'stronger-login-needed',
            'not-found',
            'invalid-input',
          ]),
        },
      },
    },
    async (request) => statistics.dashboard(personOf(request), request.params.slug),
  );
  routes.get(
    '/api/v1/moderation/labeller-leniency',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getLabellerLeniency',
        tags: TAGS,
        summary: 'Comparer la sévérité des labellisateurs, pour la modération',
        description: 'Parts de chaque avis, et écart à la médiane des autres. Jamais public.',
        response: {
          ...json('Une ligne par labellisateur.', ref(LabellerLeniency)),
          ...problemReplies(['not-signed-in', 'forbidden', 'stronger-login-needed']),
        },
      },
    },
    async (request) => statistics.leniency(personOf(request)),
  );
}
