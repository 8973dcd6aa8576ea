/** Invitations: sent by an administrator, accepted by whoever has the invited address. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref, text } from '../../contract/schema.ts';
import {
  Acceptance,
  BODY_LIMIT,
  IdParams,
  InvitationParams,
  NewInvitation,
  OwnAcceptance,
  SlugParams,
  TokenQuery,
} from './inputs.ts';
import { askerOf, person, TAG, WRITE_PROBLEMS } from './route-options.ts';
import { InvitationView, OrganisationView } from './schemas.ts';
import type { OrganisationUseCases } from './usecases.ts';

const Accepted = Type.Object(
  { slug: text('Nom de l’organisation dans son adresse.') },
  { additionalProperties: false },
);
const OWN_PROBLEMS: ProblemCode[] = [...WRITE_PROBLEMS, 'link-not-valid'];

export function invitationRoutes(app: FastifyInstance, organisations: OrganisationUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.post(
    '/api/v1/organisations/:slug/invitations',
    {
      ...person,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'inviteMember',
        tags: [TAG],
        summary: 'Inviter une adresse, avec des rôles',
        description: 'Un lien à usage unique part par courriel.',
        params: SlugParams,
        body: NewInvitation,
        response: {
          ...json('Invitation envoyée.', ref(OrganisationView)),
          ...problemReplies([...WRITE_PROBLEMS, 'too-many-requests']),
        },
      },
    },
    (request) => organisations.invite(askerOf(request), request.params.slug, request.body),
  );

  routes.delete(
    '/api/v1/organisations/:slug/invitations/:id',
    {
      ...person,
      schema: {
        operationId: 'revokeInvitation',
        tags: [TAG],
        summary: 'Annuler une invitation',
        params: InvitationParams,
        response: {
          ...json('Invitation annulée.', ref(OrganisationView)),
          ...problemReplies(WRITE_PROBLEMS),
        },
      },
    },
    (request) => organisations.revoke(askerOf(request), request.params),
  );

  // The token stays out of paths, which the log keeps.
  routes.get(
    '/api/v1/invitation',
    {
      ...person,
      schema: {
        operationId: 'getInvitation',
        tags: [TAG],
        summary: 'Lire l’invitation d’un lien reçu par courriel',
        querystring: TokenQuery,
        response: {
          ...json('L’invitation.', ref(InvitationView)),
          ...problemReplies(['not-signed-in', 'forbidden', 'link-not-valid', 'invalid-input']),
        },
      },
    },
    (request) => organisations.readInvitation(askerOf(request), request.query.token),
  );

  routes.post(
    '/api/v1/invitation/acceptance',
    {
      ...person,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'acceptInvitation',
        tags: [TAG],
        summary: 'Accepter une invitation',
        body: Acceptance,
        response: {
          ...json('Vous êtes membre.', Accepted),
          ...problemReplies(OWN_PROBLEMS),
        },
      },
    },
    (request) => organisations.accept(askerOf(request), request.body),
  );

  routes.post(
    '/api/v1/vendor/invitations/:id/acceptance',
    {
      ...person,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'acceptOwnInvitation',
        tags: [TAG],
        summary: 'Accepter une invitation adressée à votre courriel',
        description: 'Sans le lien : votre connexion prouve déjà que l’adresse est la vôtre.',
        params: IdParams,
        body: OwnAcceptance,
        response: { ...json('Vous êtes membre.', Accepted), ...problemReplies(OWN_PROBLEMS) },
      },
    },
    (request) => organisations.acceptOwn(askerOf(request), { ...request.params, ...request.body }),
  );
}
