import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { MovedProblem } from '../moved-addresses/index.ts';
import { askerOf, person, TAG, WRITE_PROBLEMS } from './route-options.ts';
import {
  BODY_LIMIT,
  IfMatch,
  JoinRequest,
  LookupQuery,
  NewOrganisation,
  OrganisationFacts,
  Parents,
  SlugParams,
} from './inputs.ts';
import { dashboardRoutes } from './routes-dashboard.ts';
import { invitationRoutes } from './routes-invitations.ts';
import { memberRoutes } from './routes-members.ts';
import { organisationModerationRoutes } from './routes-moderation.ts';
import {
  OrganisationExistsProblem,
  OrganisationLookup,
  OrganisationProposal,
  OrganisationView,
  StaleOrganisationProblem,
} from './schemas.ts';
import type { OrganisationUseCases } from './usecases.ts';

export function organisationRoutes(
  app: FastifyInstance,
  organisations: OrganisationUseCases,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/organisations/proposal',
    {
      ...person,
      schema: {
        operationId: 'proposeOrganisation',
        tags: [TAG],
        summary: 'Savoir quelle organisation ProConnect propose',
        response: {
          ...json(
            'Le SIRET transmis, et l’organisation déjà au catalogue.',
            ref(OrganisationProposal),
          ),
          ...problemReplies(['not-signed-in']),
        },
      },
    },
    (request) => organisations.propose(askerOf(request)),
  );

  routes.get(
    '/api/v1/organisations/lookup',
    {
      ...person,
      schema: {
        operationId: 'lookUpOrganisation',
        tags: [TAG],
        summary: 'Chercher une organisation par son numéro',
        description:
          'À demander avant de créer\u00a0: une organisation n’est au catalogue qu’une fois.',
        querystring: LookupQuery,
        response: {
          ...json('L’organisation, ou rien.', ref(OrganisationLookup)),
          ...problemReplies(['not-signed-in', 'invalid-input']),
        },
      },
    },
    (request) => organisations.lookUp(askerOf(request), request.query),
  );

  routes.post(
    '/api/v1/organisations',
    {
      ...person,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'createOrganisation',
        tags: [TAG],
        summary: 'Créer une organisation',
        description:
          'Qui la crée en est le premier administrateur. Elle attend un modérateur, sauf si la connexion prouve que la personne la représente. La même demande envoyée deux fois n’en crée qu’une.',
        body: NewOrganisation,
        response: {
          ...json('Elle existait déjà et vous l’administrez.', ref(OrganisationView)),
          201: json('Créée.', ref(OrganisationView))[200],
          ...problemReplies(
            [
              'not-signed-in',
              'cross-site-request',
              'invalid-input',
              'conflict',
              'payload-too-large',
              'too-many-requests',
            ],
            { conflict: OrganisationExistsProblem },
          ),
        },
      },
    },
    async (request, reply) => {
      const { created, view } = await organisations.create(askerOf(request), request.body);
      return reply.code(created ? 201 : 200).send(view);
    },
  );

  routes.get(
    '/api/v1/organisations/:slug',
    {
      ...person,
      schema: {
        operationId: 'getOrganisation',
        tags: [TAG],
        summary: 'Lire une organisation',
        description: 'Membres et modérateurs lisent aussi `inside`.',
        params: SlugParams,
        response: {
          ...json('L’organisation, et ce que vous pouvez y faire.', ref(OrganisationView)),
          ...problemReplies(['moved', 'not-signed-in', 'not-found', 'invalid-input'], {
            moved: MovedProblem,
          }),
        },
      },
    },
    (request) => organisations.read(askerOf(request), request.params.slug),
  );

  routes.put(
    '/api/v1/organisations/:slug',
    {
      ...person,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'editOrganisation',
        tags: [TAG],
        summary: 'Modifier les informations d’une organisation',
        params: SlugParams,
        headers: IfMatch,
        body: OrganisationFacts,
        response: {
          ...json('Enregistré.', ref(OrganisationView)),
          ...problemReplies([...WRITE_PROBLEMS, 'precondition-required', 'stale-version'], {
            'stale-version': StaleOrganisationProblem,
          }),
        },
      },
    },
    (request) =>
      organisations.edit(
        askerOf(request),
        request.params.slug,
        request.body,
        request.headers['if-match'],
      ),
  );

  routes.post(
    '/api/v1/organisations/:slug/requests',
    {
      ...person,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'joinOrganisation',
        tags: [TAG],
        summary: 'Demander à rejoindre une organisation',
        description:
          'Ses administrateurs reçoivent un courriel. Demander deux fois ne change rien.',
        params: SlugParams,
        body: JoinRequest,
        response: {
          ...json('Demande enregistrée.', ref(OrganisationView)),
          ...problemReplies([...WRITE_PROBLEMS, 'too-many-requests']),
        },
      },
    },
    (request) => organisations.join(askerOf(request), request.params.slug, request.body),
  );

  routes.delete(
    '/api/v1/organisations/:slug/membership',
    {
      ...person,
      schema: {
        operationId: 'leaveOrganisation',
        tags: [TAG],
        summary: 'Quitter une organisation, ou retirer sa demande',
        params: SlugParams,
        response: {
          204: Type.Null({ description: 'Vous n’y êtes plus.' }),
          ...problemReplies(WRITE_PROBLEMS),
        },
      },
    },
    async (request, reply) => {
      await organisations.leave(askerOf(request), request.params.slug);
      return reply.code(204).send(null);
    },
  );

  routes.put(
    '/api/v1/organisations/:slug/parents',
    {
      ...person,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'declareOrganisationParents',
        tags: [TAG],
        summary: 'Déclarer les maisons mères d’une organisation',
        description:
          'Pour ses administrateurs. Un labellisateur n’audite pas une organisation de son groupe.',
        params: SlugParams,
        headers: IfMatch,
        body: Parents,
        response: {
          ...json('Enregistré.', ref(OrganisationView)),
          ...problemReplies([...WRITE_PROBLEMS, 'precondition-required', 'stale-version'], {
            'stale-version': StaleOrganisationProblem,
          }),
        },
      },
    },
    (request) =>
      organisations.declareParents(
        askerOf(request),
        request.params.slug,
        request.body.sirens,
        request.headers['if-match'],
      ),
  );

  memberRoutes(app, organisations);
  invitationRoutes(app, organisations);
  organisationModerationRoutes(app, organisations);
  dashboardRoutes(app, organisations);
}
