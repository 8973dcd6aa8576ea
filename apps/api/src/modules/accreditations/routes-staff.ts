/** Administrators of the catalogue decide on accreditations. */
import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { personOf } from '../../plugins/session.ts';
import { actReply, askedOf, BODY_LIMIT, readReply, SIGNED_IN, TAGS } from './route-options.ts';
import { Accreditations, Grant, IdParams, IfMatchHeader, Reason } from './schemas.ts';
import type { AccreditationUseCases } from './usecases.ts';

const BASE = '/api/v1/moderation/accreditations';

export function staffRoutes(app: FastifyInstance, accreditations: AccreditationUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const acting = { params: IdParams, headers: IfMatchHeader, response: actReply };
  const options = { config: SIGNED_IN, bodyLimit: BODY_LIMIT };

  routes.get(
    BASE,
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listAccreditations',
        tags: TAGS,
        summary: 'Lister les demandes et les accréditations',
        response: {
          ...json('Demandes et accréditations.', ref(Accreditations)),
          ...problemReplies(['not-signed-in', 'forbidden', 'stronger-login-needed']),
        },
      },
    },
    (request) => accreditations.forStaff(personOf(request)),
  );
  routes.get(
    `${BASE}/:id`,
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getAccreditation',
        tags: TAGS,
        summary: 'Lire une accréditation',
        params: IdParams,
        response: readReply,
      },
    },
    async (request, reply) => {
      const found = await accreditations.read(personOf(request), request.params.id);
      return reply.header('etag', found.etag).send(found);
    },
  );
  routes.post(
    `${BASE}/:id/refusal`,
    {
      ...options,
      schema: {
        operationId: 'refuseAccreditation',
        tags: TAGS,
        summary: 'Refuser une demande d’accréditation',
        body: Reason,
        ...acting,
      },
    },
    async (request, reply) => {
      const { reason } = request.body;
      const done = await accreditations.refuse(personOf(request), askedOf(request), reason);
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    `${BASE}/:id/suspension`,
    {
      ...options,
      schema: {
        operationId: 'suspendAccreditation',
        tags: TAGS,
        summary: 'Suspendre une accréditation',
        description: 'Aucun audit ne s’ouvre et aucun label ne s’accorde. Le motif est public.',
        body: Reason,
        ...acting,
      },
    },
    async (request, reply) => {
      const { reason } = request.body;
      const done = await accreditations.suspend(personOf(request), askedOf(request), reason);
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    `${BASE}/:id/grant`,
    {
      ...options,
      schema: {
        operationId: 'proposeAccreditationGrant',
        tags: TAGS,
        summary: 'Proposer d’accorder une accréditation',
        description: 'Elle est accordée quand une autre personne confirme l’acte.',
        body: Grant,
        ...acting,
      },
    },
    async (request, reply) => {
      const done = await accreditations.proposeGrant(
        personOf(request),
        askedOf(request),
        request.body,
      );
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    `${BASE}/:id/restoration`,
    {
      ...options,
      schema: {
        operationId: 'proposeAccreditationRestoration',
        tags: TAGS,
        summary: 'Proposer de rétablir une accréditation suspendue',
        description: 'Elle est rétablie quand une autre personne confirme l’acte.',
        body: Reason,
        ...acting,
      },
    },
    async (request, reply) => {
      const { reason } = request.body;
      const done = await accreditations.proposeRestoration(
        personOf(request),
        askedOf(request),
        reason,
      );
      return reply.header('etag', done.etag).send(done);
    },
  );
}
