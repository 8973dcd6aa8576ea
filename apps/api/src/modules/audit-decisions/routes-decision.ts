import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { BODY_LIMIT, READING, SIGNED_IN } from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import { askedOf, AUDIT_TAGS, AuditIfMatch, ReferenceParams } from '../audits/index.ts';
import { signedActing } from './route-options.ts';
import {
  AppealRuling,
  AuditAppeal,
  AuditAppealInput,
  AuditAppeals,
  AuditDecision,
  DecisionInput,
} from './schemas.ts';
import type { AuditDecisionUseCases } from './usecases.ts';

export function decisionRoutes(app: FastifyInstance, decisions: AuditDecisionUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const acting = { params: ReferenceParams, headers: AuditIfMatch, response: signedActing };
  const options = { config: SIGNED_IN, bodyLimit: BODY_LIMIT };

  routes.get(
    '/api/v1/audits/:reference/decision',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getAuditDecision',
        tags: AUDIT_TAGS,
        summary: 'Lire ce sur quoi se prend la décision',
        description: 'Pour l’organisation qui audite, quand l’audit est finalisé.',
        params: ReferenceParams,
        response: {
          ...json('Le niveau calculé et ce qui l’interdit.', ref(AuditDecision)),
          ...problemReplies([...READING, 'transition-refused']),
        },
      },
    },
    async (request, reply) => {
      const found = await decisions.decision(personOf(request), request.params.reference);
      return reply.header('etag', found.etag).send(found);
    },
  );
  routes.post(
    '/api/v1/audits/:reference/decision',
    {
      ...options,
      schema: {
        operationId: 'decideAudit',
        tags: AUDIT_TAGS,
        summary: 'Accorder le label ou le refuser',
        description:
          'Pour une personne qui n’est pas de l’équipe. Le niveau est calculé : il ne peut pas être dépassé. L’audit est clos et ses avis comptent aussitôt.',
        body: DecisionInput,
        ...acting,
      },
    },
    async (request, reply) => {
      const done = await decisions.decide(personOf(request), askedOf(request), request.body);
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    '/api/v1/audits/:reference/appeal',
    {
      ...options,
      schema: {
        operationId: 'appealAuditDecision',
        tags: AUDIT_TAGS,
        summary: 'Former un recours contre la décision, pour un signataire de l’éditeur',
        description: 'Une fois, dans les 30 jours.',
        body: AuditAppealInput,
        ...acting,
      },
    },
    async (request, reply) => {
      const { reason } = request.body;
      const done = await decisions.appealDecision(personOf(request), askedOf(request), reason);
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    '/api/v1/audits/:reference/appeal-decision',
    {
      ...options,
      schema: {
        operationId: 'decideAuditAppeal',
        tags: AUDIT_TAGS,
        summary: 'Juger le recours',
        description:
          'Pour un administrateur du catalogue qui n’y a pas pris part. Retenu, l’audit est rouvert et un autre le refait, avec d’autres personnes.',
        body: AppealRuling,
        ...acting,
      },
    },
    async (request, reply) => {
      const done = await decisions.decideAppeal(personOf(request), askedOf(request), request.body);
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.get(
    '/api/v1/moderation/audit-appeals',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listAuditAppeals',
        tags: AUDIT_TAGS,
        summary: 'Lister les recours contre des décisions d’audit, pour la modération',
        response: {
          ...json('Ceux qui attendent d’abord, le plus ancien en tête.', ref(AuditAppeals)),
          ...problemReplies(['not-signed-in', 'forbidden', 'stronger-login-needed']),
        },
      },
    },
    async (request) => ({ items: await decisions.appeals(personOf(request)) }),
  );
  routes.get(
    '/api/v1/moderation/audit-appeals/:reference',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getAuditAppeal',
        tags: AUDIT_TAGS,
        summary: 'Lire un recours',
        params: ReferenceParams,
        response: { ...json('Le recours.', ref(AuditAppeal)), ...problemReplies(READING) },
      },
    },
    async (request, reply) => {
      const found = await decisions.appeal(personOf(request), request.params.reference);
      return reply.header('etag', found.etag).send(found);
    },
  );
}
