/** An organisation asks for accreditations, follows them, gives them up. */
import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { personOf } from '../../plugins/session.ts';
import {
  actReply,
  askedOf,
  BODY_LIMIT,
  READING,
  SIGNED_IN,
  TAGS,
  WRITING,
} from './route-options.ts';
import { registerRoutes } from './routes-register.ts';
import { staffRoutes } from './routes-staff.ts';
import {
  AccreditationDetail,
  IdParams,
  IfMatchHeader,
  NewAccreditation,
  OrganisationAccreditations,
  Reason,
  SlugParams,
} from './schemas.ts';
import type { AccreditationUseCases } from './usecases.ts';

export function accreditationRoutes(
  app: FastifyInstance,
  accreditations: AccreditationUseCases,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const options = { config: SIGNED_IN, bodyLimit: BODY_LIMIT };

  routes.get(
    '/api/v1/organisations/:slug/accreditations',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listOrganisationAccreditations',
        tags: TAGS,
        summary: 'Lire les accréditations d’une organisation',
        description: 'Pour ses membres et pour la modération. Le registre public a son adresse.',
        params: SlugParams,
        response: {
          ...json('Les demandes et les accréditations.', ref(OrganisationAccreditations)),
          ...problemReplies(READING),
        },
      },
    },
    (request) => accreditations.ofOrganisation(personOf(request), request.params.slug),
  );
  routes.post(
    '/api/v1/organisations/:slug/accreditations',
    {
      ...options,
      schema: {
        operationId: 'applyForAccreditation',
        tags: TAGS,
        summary: 'Demander une accréditation pour un label',
        description:
          'Pour un signataire d’une organisation vérifiée, connecté depuis moins de 15 minutes. Une seule demande ou accréditation en cours par label.',
        params: SlugParams,
        body: NewAccreditation,
        response: {
          201: json('La demande.', ref(AccreditationDetail))[200],
          ...problemReplies([...WRITING, 'recent-login-needed']),
        },
      },
    },
    async (request, reply) => {
      const made = await accreditations.apply(personOf(request), request.params.slug, request.body);
      return reply.code(201).header('etag', made.etag).send(made);
    },
  );
  routes.post(
    '/api/v1/accreditations/:id/withdrawal',
    {
      ...options,
      schema: {
        operationId: 'withdrawAccreditation',
        tags: TAGS,
        summary: 'Retirer une accréditation',
        description:
          'Pour un signataire de l’organisation, ou une personne qui administre le catalogue. Le motif est public.',
        params: IdParams,
        headers: IfMatchHeader,
        body: Reason,
        response: actReply,
      },
    },
    async (request, reply) => {
      const { reason } = request.body;
      const done = await accreditations.withdraw(personOf(request), askedOf(request), reason);
      return reply.header('etag', done.etag).send(done);
    },
  );
  staffRoutes(app, accreditations);
  registerRoutes(app, accreditations);
}
