/** A submitted listing: read, taken, decided; a published one: suspended and restored. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { ref } from '../../../contract/schema.ts';
import { personOf } from '../../../plugins/session.ts';
import { SlugParams } from '../../catalogue/index.ts';
import {
  ListingReview,
  Restoration,
  ReviewDecision,
  StaleReviewProblem,
  Suspension,
} from '../schemas/listing.ts';
import type { ModerationUseCases } from '../usecases.ts';
import { ACTING, BODY_LIMIT, EDITING, IfMatch, READING, SIGNED_IN, TAGS } from './common.ts';

const shown = json('La fiche, avec ce qui change.', ref(ListingReview));

export function listingReviewRoutes(app: FastifyInstance, moderation: ModerationUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const review = { ...shown, ...problemReplies(ACTING) };

  routes.get(
    '/api/v1/moderation/listings/:slug',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getListingReview',
        tags: TAGS,
        summary: 'Lire une fiche soumise, champ par champ',
        params: SlugParams,
        response: { ...shown, ...problemReplies(READING) },
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
        headers: IfMatch,
        body: ReviewDecision,
        response: {
          ...shown,
          ...problemReplies(EDITING, { 'stale-version': StaleReviewProblem }),
        },
      },
    },
    async (request) =>
      moderation.decide(personOf(request), request.params.slug, {
        ...request.body,
        ifMatch: request.headers['if-match'],
      }),
  );
  routes.post(
    '/api/v1/moderation/listings/:slug/suspension',
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'suspendListing',
        tags: TAGS,
        summary: 'Suspendre une fiche publiée',
        description: 'Elle quitte les listes ; sa page reste et dit le motif.',
        params: SlugParams,
        body: Suspension,
        response: review,
      },
    },
    async (request) => moderation.suspend(personOf(request), request.params.slug, request.body),
  );
  routes.post(
    '/api/v1/moderation/listings/:slug/restoration',
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'restoreListing',
        tags: TAGS,
        summary: 'Rétablir une fiche suspendue',
        params: SlugParams,
        body: Restoration,
        response: review,
      },
    },
    async (request) => moderation.restore(personOf(request), request.params.slug, request.body),
  );
}
