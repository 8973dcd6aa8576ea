import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { oneOf, ref } from '../../../contract/schema.ts';
import { personOf } from '../../../plugins/session.ts';
import { STAFF_ROLES } from '../../accounts/index.ts';
import type { AdministrationDependencies } from '../context.ts';
import {
  ACTING,
  BODY_LIMIT,
  done,
  IdParams,
  line,
  object,
  PAGE_SIZE,
  pageNumber,
  READING,
  reason,
  SIGNED_IN,
  TAGS,
} from '../route-options.ts';
import { ACCOUNT_KINDS } from './repository.ts';
import { ManagedAccounts } from './schemas.ts';
import { accountAdministration } from './usecases.ts';

const BASE = '/api/v1/administration/accounts';

export function accountAdministrationRoutes(
  app: FastifyInstance,
  dependencies: AdministrationDependencies,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const accounts = accountAdministration(dependencies);
  const response = { ...done, ...problemReplies(ACTING) };

  routes.get(
    BASE,
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listManagedAccounts',
        tags: TAGS,
        summary: 'Chercher des comptes',
        description: 'Chaque lecture est inscrite au journal.',
        querystring: object({
          q: line('Dans le nom ou l’adresse.'),
          kind: Type.Optional(
            oneOf(ACCOUNT_KINDS, { description: 'Ceux qui ont un rôle, ou qui sont bloqués.' }),
          ),
          page: pageNumber,
        }),
        response: { ...json('Par nom.', ref(ManagedAccounts)), ...problemReplies(READING) },
      },
    },
    async (request) => {
      const { q, kind = null, page } = request.query;
      const query = { q: q.trim(), kind, page, pageSize: PAGE_SIZE };
      return accounts.list(personOf(request), query);
    },
  );

  routes.post(
    `${BASE}/:id/role`,
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'setAccountRole',
        tags: TAGS,
        summary: 'Donner ou retirer un rôle au catalogue',
        description: 'Les sessions de la personne se ferment. Il reste toujours un administrateur.',
        params: IdParams,
        body: object({
          role: oneOf([...STAFF_ROLES, 'none'] as const, { description: 'Rôle, ou aucun.' }),
          reason: reason(),
        }),
        response,
      },
    },
    async (request, reply) => {
      await accounts.setRole(personOf(request), request.params.id, request.body);
      return reply.code(204).send(null);
    },
  );

  for (const [path, verb, summary] of [
    ['block', 'block', 'Bloquer un compte'],
    ['unblock', 'unblock', 'Lever le blocage d’un compte'],
  ] as const)
    routes.post(
      `${BASE}/:id/${path}`,
      {
        config: SIGNED_IN,
        bodyLimit: BODY_LIMIT,
        schema: {
          operationId: `${verb}Account`,
          tags: TAGS,
          summary,
          params: IdParams,
          body: object({ reason: reason() }),
          response,
        },
      },
      async (request, reply) => {
        await accounts[verb](personOf(request), request.params.id, request.body);
        return reply.code(204).send(null);
      },
    );
}
