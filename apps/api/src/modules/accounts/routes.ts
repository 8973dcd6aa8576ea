import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { Session } from './schemas.ts';
import { sessionView } from './session-view.ts';

export function sessionRoutes(app: FastifyInstance): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/session',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'getSession',
        tags: ['Compte'],
        summary: 'Savoir qui est connecté',
        response: { ...json('La personne, ou personne.', ref(Session)), ...problemReplies([]) },
      },
    },
    (request) => sessionView(request.signedIn),
  );
}
