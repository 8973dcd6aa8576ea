import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { personOf } from '../../plugins/session.ts';
import { SlugParams } from '../catalogue/index.ts';
import { ClaimSchema } from '../listings/index.ts';
import { ClaimDecision, ListingReview, ModerationQueue, ReviewDecision } from './schemas.ts';
import type { ModerationUseCases } from './usecases.ts';

const TAGS = ['Modération'];
const SIGNED_IN = { access: 'person' } as const;
const READING: ProblemCode[] = [
  'not-signed-in',
  'forbidden',
  'stronger-login-needed',
  'not-found',
  'invalid-input',
];
const ACTING: ProblemCode[] = [
  ...READING,
  'cross-site-request',
  'conflict',
  'transition-refused',
  'payload-too-large',
  'unsupported-media-type',
];
const BODY_LIMIT = 512 * 1024;
const IdParams = Type.Object(
  { id: Type.String({ format: 'uuid', description: 'Identifiant.' }) },
  { additionalProperties: false },
);

export function moderationRoutes(app: FastifyInstance, moderation: ModerationUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/moderation/queue',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getModerationQueue',
        tags: TAGS,
        summary: 'Lister ce qui attend un modérateur',
        response: {
          ...json('La plus ancienne demande en tête.', ref(ModerationQueue)),
          ...problemReplies(['not-signed-in', 'forbidden', 'stronger-login-needed']),
        },
      },
    },
    async (request) => ({ items: await moderation.queue(personOf(request)) }),
  );

  const review = {
    ...json('La fiche, avec ce qui change.', ref(ListingReview)),
    ...problemReplies(ACTING),
  };
  routes.get(
    '/api/v1/moderation/listings/:slug',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getListingReview',
        tags: TAGS,
        summary: 'Lire une fiche soumise, champ par champ',
        params: SlugParams,
        response: {
          ...json('La fiche, avec ce qui change.', ref(ListingReview)),
          ...problemReplies(READING),
        },
      },
    },
    async (request) => moderation.review(personOf(request), request.params.slug),
  );
  routes.post(
    '/api/v1/moderation/listings/:slug/review',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'takeListingReview',
        tags: TAGS,
        summary: 'Prendre une fiche en relecture',
        description: 'Un seul modérateur à la fois, jamais un membre de l’éditeur.',
        params: SlugParams,
        response: review,
      },
    },
    async (request) => moderation.take(personOf(request), request.params.slug),
  );
  routes.post(
    '/api/v1/moderation/listings/:slug/release',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'releaseListingReview',
        tags: TAGS,
        summary: 'Rendre une fiche à la file',
        params: SlugParams,
        response: review,
      },
    },
    async (request) => moderation.release(personOf(request), request.params.slug),
  );
  routes.post(
    '/api/v1/moderation/listings/:slug/decision',
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'decideListingReview',
        tags: TAGS,
        summary: 'Publier une fiche, demander des modifications ou la refuser',
        params: SlugParams,
        body: ReviewDecision,
        response: review,
      },
    },
    async (request) => moderation.decide(personOf(request), request.params.slug, request.body),
  );

  routes.get(
    '/api/v1/moderation/claims/:id',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getClaim',
        tags: TAGS,
        summary: 'Lire une revendication',
        params: IdParams,
        response: { ...json('La demande.', ref(ClaimSchema)), ...problemReplies(READING) },
      },
    },
    async (request) => moderation.claim(personOf(request), request.params.id),
  );
  routes.post(
    '/api/v1/moderation/claims/:id/decision',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'decideClaim',
        tags: TAGS,
        summary: 'Confier une fiche importée à l’organisation qui la revendique, ou refuser',
        params: IdParams,
        body: ClaimDecision,
        response: { ...json('La demande, décidée.', ref(ClaimSchema)), ...problemReplies(ACTING) },
      },
    },
    async (request) => moderation.judgeClaim(personOf(request), request.params.id, request.body),
  );
}
