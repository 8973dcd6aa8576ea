import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { personOf } from '../../plugins/session.ts';
import { SlugParams, SolutionDocument } from '../catalogue/index.ts';
import { IdempotencyHeader } from '../idempotency/index.ts';
import { claimRoutes } from './claim-routes.ts';
import { DraftChange } from './draft-schema.ts';
import { endRoutes } from './end-routes.ts';
import { imageRoutes } from './image-routes.ts';
import { importRoutes } from './import-routes.ts';
import {
  ACTING,
  answer,
  BODY_LIMIT,
  editingOf,
  listingReply,
  READING,
  SIGNED_IN,
  TAGS,
} from './replies.ts';
import { ContactsBody, IfMatch, NameQuery, NewListingBody, SubmissionBody } from './inputs.ts';
import { SimilarNames, VendorListing } from './schemas.ts';
import type { ListingUseCases } from './usecases.ts';

export function listingRoutes(app: FastifyInstance, listings: ListingUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/vendor/similar-names',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listSimilarNames',
        tags: TAGS,
        summary: 'Chercher les fiches au nom proche, avant d’en créer une',
        querystring: NameQuery,
        response: {
          ...json('Six fiches au plus.', ref(SimilarNames)),
          ...problemReplies(['not-signed-in', 'invalid-input']),
        },
      },
    },
    async (request) => ({ items: await listings.closeNames(personOf(request), request.query.q) }),
  );

  routes.post(
    '/api/v1/vendor/solutions',
    {
      config: SIGNED_IN,
      bodyLimit: 4 * BODY_LIMIT,
      schema: {
        operationId: 'createListing',
        tags: TAGS,
        summary: 'Créer une fiche',
        description:
          'Un brouillon que seule votre organisation voit, vide ou lu d’un publiccode.yml.',
        headers: IdempotencyHeader,
        body: NewListingBody,
        response: {
          201: {
            description: 'Le brouillon.',
            content: { 'application/json': { schema: ref(VendorListing) } },
          },
          ...problemReplies([...ACTING, 'idempotency-key-reused']),
        },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      return answer(reply.code(201), await listings.create(personOf(request), request.body, key));
    },
  );

  routes.get(
    '/api/v1/vendor/solutions/:slug',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getVendorListing',
        tags: TAGS,
        summary: 'Lire une fiche telle que son éditeur l’écrit',
        params: SlugParams,
        response: {
          ...json('La fiche, ce qui lui manque et ce que vous pouvez faire.', ref(VendorListing)),
          ...problemReplies([...READING]),
        },
      },
    },
    async (request, reply) =>
      answer(reply, await listings.read(personOf(request), request.params.slug)),
  );

  routes.get(
    '/api/v1/vendor/solutions/:slug/preview',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'previewListing',
        tags: TAGS,
        summary: 'Lire la fiche comme le public la lirait',
        params: SlugParams,
        response: {
          ...json(
            'La solution, avec le brouillon à la place de la fiche publiée.',
            ref(SolutionDocument),
          ),
          ...problemReplies([...READING]),
        },
      },
    },
    async (request) => listings.preview(personOf(request), request.params.slug),
  );

  routes.patch(
    '/api/v1/vendor/solutions/:slug/revision',
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'editListing',
        tags: TAGS,
        summary: 'Enregistrer une partie du brouillon',
        description:
          'Un brouillon incomplet s’enregistre : `problems` dit ce qui manque. Sur une fiche publiée, la première modification ouvre une révision ; la page publique ne bouge pas.',
        params: SlugParams,
        headers: IfMatch,
        body: DraftChange,
        response: listingReply,
      },
    },
    async (request, reply) => answer(reply, await listings.edit(editingOf(request), request.body)),
  );

  routes.put(
    '/api/v1/vendor/solutions/:slug/contacts',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'editListingContacts',
        tags: TAGS,
        summary: 'Indiquer qui répond de la fiche, et où signaler une faille',
        params: SlugParams,
        headers: IfMatch,
        body: ContactsBody,
        response: listingReply,
      },
    },
    async (request, reply) =>
      answer(reply, await listings.editContacts(editingOf(request), request.body)),
  );

  routes.post(
    '/api/v1/vendor/solutions/:slug/submission',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'submitListing',
        tags: TAGS,
        summary: 'Soumettre le brouillon à la modération',
        description:
          'Un signataire déclare la fiche exacte, connecté depuis moins de 15 minutes. Sur une fiche publiée, les changements de rédaction (description, mots-clés, documentation) paraissent aussitôt ; les autres attendent un modérateur.',
        params: SlugParams,
        headers: IfMatch,
        body: SubmissionBody,
        response: listingReply,
      },
    },
    async (request, reply) =>
      answer(reply, await listings.submit(editingOf(request), request.body.accuracy)),
  );

  const moves = [
    [
      'withdrawal',
      'takeBackListing',
      'Reprendre une fiche soumise, avant sa relecture',
      listings.takeBack,
    ],
    [
      'discard',
      'discardRevision',
      'Abandonner la modification d’une fiche publiée',
      listings.discard,
    ],
    [
      'reopening',
      'reopenListing',
      'Reprendre une fiche refusée, retirée ou archivée',
      listings.reopen,
    ],
  ] as const;
  for (const [path, operationId, summary, move] of moves) {
    routes.post(
      `/api/v1/vendor/solutions/:slug/submission/${path}`,
      {
        config: SIGNED_IN,
        schema: { operationId, tags: TAGS, summary, params: SlugParams, response: listingReply },
      },
      async (request, reply) => answer(reply, await move(editingOf(request))),
    );
  }

  endRoutes(app, listings);
  importRoutes(app, listings);
  imageRoutes(app, listings);
  claimRoutes(app, listings);
}
