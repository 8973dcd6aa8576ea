import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { personOf } from '../../plugins/session.ts';
import { IdempotencyHeader } from '../idempotency/index.ts';
import { staffRoutes } from './routes-staff.ts';
import {
  BODY_LIMIT,
  IfMatchHeader,
  SIGNED_IN,
  TAGS,
  askedOf,
  disputeReply,
} from './route-options.ts';
import { Appeal, DisputeDetail, DisputeLines, IdParams, NewDispute, Reply } from './schemas.ts';
import type { DisputeUseCases } from './usecases.ts';

const OPENING: ProblemCode[] = [
  'not-signed-in',
  'forbidden',
  'solution-not-found',
  'invalid-input',
  'cross-site-request',
  'conflict',
  'transition-refused',
  'idempotency-key-reused',
  'too-many-requests',
  'payload-too-large',
  'unsupported-media-type',
];

export function disputeRoutes(app: FastifyInstance, disputes: DisputeUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  staffRoutes(app, disputes);

  routes.post(
    '/api/v1/disputes',
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'openDispute',
        tags: TAGS,
        summary: 'Signaler une erreur sur un objet précis',
        description:
          'Une réponse, une preuve, la fiche ou un label. Cinq signalements en attente et dix par jour au plus, par personne. Les membres de l’éditeur corrigent eux-mêmes.',
        headers: IdempotencyHeader,
        body: NewDispute,
        response: {
          201: {
            description: 'Le signalement, reçu.',
            content: { 'application/json': { schema: ref(DisputeDetail) } },
          },
          ...problemReplies(OPENING),
        },
      },
    },
    async (request, reply) => {
      const made = await disputes.open(
        personOf(request),
        request.body,
        request.headers['idempotency-key'],
      );
      return reply.code(201).header('etag', made.etag).send(made);
    },
  );

  const lines = (description: string) => json(description, ref(DisputeLines));
  routes.get(
    '/api/v1/disputes',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listMyDisputes',
        tags: TAGS,
        summary: 'Lister ce que vous avez signalé',
        response: { ...lines('Le plus récent d’abord.'), ...problemReplies(['not-signed-in']) },
      },
    },
    async (request) => ({ items: await disputes.mine(personOf(request)) }),
  );
  routes.get(
    '/api/v1/vendor/disputes',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listVendorDisputes',
        tags: TAGS,
        summary: 'Lister les contestations sur les solutions de vos organisations',
        response: {
          ...lines('Celles qui attendent votre réponse d’abord.'),
          ...problemReplies(['not-signed-in']),
        },
      },
    },
    async (request) => ({ items: await disputes.ofVendor(personOf(request)) }),
  );
  routes.get(
    '/api/v1/disputes/:id',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getDispute',
        tags: TAGS,
        summary: 'Lire une contestation',
        description:
          'Pour la personne qui a signalé, l’éditeur dès que sa réponse est demandée, et la modération.',
        params: IdParams,
        response: disputeReply([]),
      },
    },
    async (request, reply) => {
      const found = await disputes.read(personOf(request), request.params.id);
      return reply.header('etag', found.etag).send(found);
    },
  );
  routes.post(
    '/api/v1/disputes/:id/reply',
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'replyToDispute',
        tags: TAGS,
        summary: 'Répondre à une contestation, pour l’éditeur',
        description: 'Une fois. La réponse est publiée aussitôt.',
        params: IdParams,
        headers: IfMatchHeader,
        body: Reply,
        response: disputeReply(['conflict']),
      },
    },
    async (request, reply) => {
      const done = await disputes.reply(personOf(request), askedOf(request), request.body);
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    '/api/v1/disputes/:id/appeal',
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'appealDispute',
        tags: TAGS,
        summary: 'Faire appel de la décision',
        description: 'Pour chaque partie, dans les 30 jours.',
        params: IdParams,
        headers: IfMatchHeader,
        body: Appeal,
        response: disputeReply(['conflict']),
      },
    },
    async (request, reply) => {
      const done = await disputes.appeal(personOf(request), askedOf(request), request.body.reason);
      return reply.header('etag', done.etag).send(done);
    },
  );
}
