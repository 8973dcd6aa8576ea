import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { BODY_LIMIT, READING, SIGNED_IN } from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import {
  askedOf,
  AUDIT_TAGS,
  auditActing,
  AuditIfMatch,
  ReferenceParams,
} from '../audits/index.ts';
import { replyActing, ReplyIfMatch } from './route-options.ts';
import { decisionRoutes } from './routes-decision.ts';
import { AuditReplies, ReplyInput, ReplyParams } from './schemas.ts';
import type { AuditDecisionUseCases } from './usecases.ts';

export function auditDecisionRoutes(app: FastifyInstance, decisions: AuditDecisionUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const acting = { params: ReferenceParams, headers: AuditIfMatch, response: auditActing };
  decisionRoutes(app, decisions);

  routes.get(
    '/api/v1/audits/:reference/replies',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getAuditReplies',
        tags: AUDIT_TAGS,
        summary: 'Lire les réponses de l’éditeur au rapport provisoire',
        description: 'Pour l’éditeur et l’organisation qui audite.',
        params: ReferenceParams,
        response: {
          ...json('Une entrée par avis.', ref(AuditReplies)),
          ...problemReplies(READING),
        },
      },
    },
    (request) => decisions.replies(personOf(request), request.params.reference),
  );
  routes.put(
    '/api/v1/audits/:reference/replies/:criterion',
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'replyToVerdict',
        tags: AUDIT_TAGS,
        summary: 'Répondre à un avis, pour l’éditeur',
        description:
          'Avant la fin du délai, autant de fois qu’il faut. Les réponses à l’évaluation ne changent pas. Un texte vide retire la réponse.',
        params: ReplyParams,
        headers: ReplyIfMatch,
        body: ReplyInput,
        response: replyActing,
      },
    },
    async (request, reply) => {
      const { criterion } = request.params;
      const asked = { ...askedOf(request), criterion };
      const done = await decisions.reply(personOf(request), asked, request.body);
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    '/api/v1/audits/:reference/replies-closing',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'closeAuditReplies',
        tags: AUDIT_TAGS,
        summary: 'Dire que l’éditeur a terminé ses réponses',
        ...acting,
      },
    },
    async (request, reply) => {
      const done = await decisions.closeReplies(personOf(request), askedOf(request));
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    '/api/v1/audits/:reference/return',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'returnAuditToFieldwork',
        tags: AUDIT_TAGS,
        summary: 'Revenir sur le terrain, pour une pièce nouvelle',
        description:
          'Une fois. Le rapport envoyé ensuite ouvre le même délai de réponse ; les réponses déjà données sont gardées.',
        ...acting,
      },
    },
    async (request, reply) => {
      const done = await decisions.returnToFieldwork(personOf(request), askedOf(request));
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    '/api/v1/audits/:reference/finalisation',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'finaliseAudit',
        tags: AUDIT_TAGS,
        summary: 'Finaliser un audit',
        description:
          'Quand l’éditeur a terminé ses réponses. À la fin de son délai, l’audit se finalise de lui-même. Les avis ne changent plus.',
        ...acting,
      },
    },
    async (request, reply) => {
      const done = await decisions.finalise(personOf(request), askedOf(request));
      return reply.header('etag', done.etag).send(done);
    },
  );
}
