import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { tagOf } from '../../contract/if-match.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json, notModified } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { CACHE, unchanged } from '../../plugins/caching.ts';
import { personOf } from '../../plugins/session.ts';
import {
  actReply,
  askedOf,
  BODY_LIMIT,
  deskReply,
  IfMatchHeader,
  SIGNED_IN,
  TAGS,
} from './route-options.ts';
import { LabelDetail, LabelPage, LabelQuery, ReferenceParams } from './schemas.ts';
import { LabelReason } from './schemas-desk.ts';
import { statisticsRoutes } from './statistics-routes.ts';
import type { LabelUseCases } from './usecases.ts';

export function labelRoutes(app: FastifyInstance, labels: LabelUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  statisticsRoutes(app, labels);

  routes.get(
    '/api/v1/labels',
    {
      schema: {
        operationId: 'listLabels',
        tags: TAGS,
        summary: 'Lister les labels',
        description:
          'Ceux qui sont ou ont été accordés, et les refus que leur éditeur rend publics.',
        querystring: LabelQuery,
        response: {
          ...json('Une page de la liste.', ref(LabelPage)),
          ...notModified,
          ...problemReplies(['invalid-input']),
        },
      },
    },
    async (request, reply) => {
      const page = await labels.list(request.query);
      if (unchanged(request, reply, tagOf(page), CACHE.list)) return reply.code(304).send(null);
      return page;
    },
  );

  routes.get(
    '/api/v1/labels/:reference',
    {
      schema: {
        operationId: 'getLabel',
        tags: TAGS,
        summary: 'Lire un label',
        description:
          'Niveau, dates, avis par critère et réponses de l’éditeur, surveillances avec de quoi refaire chaque tirage, états successifs.',
        params: ReferenceParams,
        response: {
          ...json('Le label, entier.', ref(LabelDetail)),
          ...notModified,
          ...problemReplies(['not-found', 'invalid-input']),
        },
      },
    },
    async (request, reply) => {
      const found = await labels.read(request.params.reference);
      if (unchanged(request, reply, tagOf(found), CACHE.item)) return reply.code(304).send(null);
      return found;
    },
  );

  routes.get(
    '/api/v1/labels/:reference/desk',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getLabelDesk',
        tags: TAGS,
        summary: 'Lire un label pour agir',
        description: 'Pour son éditeur, son labellisateur et la modération.',
        params: ReferenceParams,
        response: deskReply,
      },
    },
    async (request, reply) => {
      const found = await labels.desk(personOf(request), request.params.reference);
      return reply.header('etag', found.etag).send(found);
    },
  );

  const acts = [
    {
      path: 'suspension',
      operationId: 'suspendLabel',
      summary: 'Suspendre un label',
      description:
        'Le labellisateur pour un écart majeur, la modération après une contestation retenue. Le motif est public.',
      run: labels.suspend,
    },
    {
      path: 'restoration',
      operationId: 'restoreLabel',
      summary: 'Rétablir un label suspendu',
      description:
        'Pour le labellisateur, avant le jour où il serait révoqué, quand la cause est corrigée. Le niveau est recalculé sur les réponses publiques.',
      run: labels.restore,
    },
    {
      path: 'revocation',
      operationId: 'revokeLabel',
      summary: 'Révoquer un label',
      description: 'Sans retour. Le motif est public pendant 36 mois.',
      run: labels.revoke,
    },
    {
      path: 'withdrawal',
      operationId: 'withdrawLabel',
      summary: 'Renoncer à un label, pour l’éditeur',
      description: 'Sans retour, par un signataire. Le motif est public.',
      run: labels.withdraw,
    },
  ] as const;
  for (const { path, run, ...texts } of acts)
    routes.post(
      `/api/v1/labels/:reference/${path}`,
      {
        config: SIGNED_IN,
        bodyLimit: BODY_LIMIT,
        schema: {
          ...texts,
          tags: TAGS,
          params: ReferenceParams,
          headers: IfMatchHeader,
          body: LabelReason,
          response: actReply,
        },
      },
      async (request, reply) => {
        const done = await run(personOf(request), askedOf(request), request.body.reason);
        return reply.header('etag', done.etag).send(done);
      },
    );
  routes.post(
    '/api/v1/labels/:reference/refusal-publication',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'publishLabelRefusal',
        tags: TAGS,
        summary: 'Rendre public un refus, pour l’éditeur',
        description: 'Par un signataire. Sans retour.',
        params: ReferenceParams,
        headers: IfMatchHeader,
        response: actReply,
      },
    },
    async (request, reply) => {
      const done = await labels.publishRefusal(personOf(request), askedOf(request));
      return reply.header('etag', done.etag).send(done);
    },
  );
}
