/** Administrators decide who is in, and with which roles. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { BODY_LIMIT, IfMatch, MemberParams, Reason, Roles, RolesChange } from './inputs.ts';
import { askerOf, person, TAG, WRITE_PROBLEMS } from './route-options.ts';
import { OrganisationView, StaleOrganisationProblem } from './schemas.ts';
import type { OrganisationUseCases } from './usecases.ts';

export function memberRoutes(app: FastifyInstance, organisations: OrganisationUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const reply = json('L’organisation, après votre décision.', ref(OrganisationView));
  const one = '/api/v1/organisations/:slug/members/:id';

  routes.post(
    `${one}/approval`,
    {
      ...person,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'approveMember',
        tags: [TAG],
        summary: 'Accepter une demande, avec des rôles',
        params: MemberParams,
        body: Roles,
        response: { ...reply, ...problemReplies(WRITE_PROBLEMS) },
      },
    },
    (request) => organisations.approve(askerOf(request), request.params, request.body),
  );

  routes.post(
    `${one}/refusal`,
    {
      ...person,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'refuseMember',
        tags: [TAG],
        summary: 'Refuser une demande, avec un motif',
        params: MemberParams,
        body: Reason,
        response: { ...reply, ...problemReplies(WRITE_PROBLEMS) },
      },
    },
    (request) => organisations.refuse(askerOf(request), request.params, request.body.reason),
  );

  routes.put(
    `${one}/roles`,
    {
      ...person,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'changeRoles',
        tags: [TAG],
        summary: 'Changer les rôles d’un membre',
        description: 'Une organisation garde toujours un administrateur.',
        params: MemberParams,
        headers: IfMatch,
        body: RolesChange,
        response: {
          ...reply,
          ...problemReplies([...WRITE_PROBLEMS, 'precondition-required', 'stale-version'], {
            'stale-version': StaleOrganisationProblem,
          }),
        },
      },
    },
    (request) =>
      organisations.changeRoles(
        askerOf(request),
        request.params,
        request.body,
        request.headers['if-match'],
      ),
  );

  routes.post(
    `${one}/removal`,
    {
      ...person,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'removeMember',
        tags: [TAG],
        summary: 'Retirer un membre, avec un motif',
        description: 'Ses droits cessent aussitôt\u00a0; ce qu’il a écrit reste.',
        params: MemberParams,
        body: Reason,
        response: { ...reply, ...problemReplies(WRITE_PROBLEMS) },
      },
    },
    (request) => organisations.remove(askerOf(request), request.params, request.body.reason),
  );
}
