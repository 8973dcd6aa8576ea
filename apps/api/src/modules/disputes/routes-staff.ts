import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { personOf } from '../../plugins/session.ts';
import {
  BODY_LIMIT,
  IfMatchHeader,
  SIGNED_IN,
  TAGS,
  askedOf,
  disputeReply,
} from './route-options.ts';
import { DisputeLines, IdParams, Ruling, StaffQuery, Triage } from './schemas.ts';
import type { DisputeUseCases } from './usecases.ts';

export function staffRoutes(app: FastifyInstance, disputes: DisputeUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const acting = { params: IdParams, headers: IfMatchHeader, response: disputeReply(['conflict']) };
  const options = { config: SIGNED_IN, bodyLimit: BODY_LIMIT };

  routes.get(
    '/api/v1/moderation/disputes',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listDisputes',
        tags: TAGS,
        summary: 'Lister les contestations, pour la modération',
        querystring: StaffQuery,
        response: {
          ...json(
            'En cours, la plus ancienne d’abord ; closes, la dernière d’abord.',
            ref(DisputeLines),
          ),
          ...problemReplies([
            'not-signed-in',
            'forbidden',
            'stronger-login-needed',
            'invalid-input',
          ]),
        },
      },
    },
    async (request) => ({
      items: await disputes.forStaff(personOf(request), request.query.list),
    }),
  );
  routes.post(
    '/api/v1/moderation/disputes/:id/triage',
    {
      ...options,
      schema: {
        operationId: 'triageDispute',
        tags: TAGS,
        summary: 'Dire si un signalement est recevable',
        body: Triage,
        ...acting,
      },
    },
    async (request, reply) => {
      const done = await disputes.triage(personOf(request), askedOf(request), request.body);
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    '/api/v1/moderation/disputes/:id/vendor-request',
    {
      ...options,
      schema: {
        operationId: 'askVendorAboutDispute',
        tags: TAGS,
        summary: 'Demander sa réponse à l’éditeur',
        description: 'La fiche dit « contesté » à partir de là. L’éditeur a 15 jours.',
        ...acting,
      },
    },
    async (request, reply) => {
      const done = await disputes.ask(personOf(request), askedOf(request));
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    '/api/v1/moderation/disputes/:id/decision',
    {
      ...options,
      schema: {
        operationId: 'decideDispute',
        tags: TAGS,
        summary: 'Retenir ou écarter une contestation',
        description:
          'Après la réponse de l’éditeur ou les 15 jours. Retenue, la réponse est plafonnée ou le label suspendu aussitôt.',
        body: Ruling,
        ...acting,
      },
    },
    async (request, reply) => {
      const done = await disputes.decide(personOf(request), askedOf(request), request.body);
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    '/api/v1/moderation/disputes/:id/appeal-decision',
    {
      ...options,
      schema: {
        operationId: 'decideDisputeAppeal',
        tags: TAGS,
        summary: 'Juger l’appel',
        description: 'Pour un administrateur du catalogue qui n’y a pas pris part.',
        body: Ruling,
        ...acting,
      },
    },
    async (request, reply) => {
      const done = await disputes.decideAppeal(personOf(request), askedOf(request), request.body);
      return reply.header('etag', done.etag).send(done);
    },
  );
}
