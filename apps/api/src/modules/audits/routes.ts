import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { BODY_LIMIT, SIGNED_IN } from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import { askedOf, AUDIT_TAGS, auditActing, AuditIfMatch, auditReading } from './route-options.ts';
import { deskRoutes } from './routes-desk.ts';
import {
  Assignment,
  AuditPage,
  AuditQuery,
  Independence,
  Recusal,
  ReferenceParams,
  WithReason,
} from './schemas.ts';
import type { AuditUseCases } from './usecases.ts';

/** What every act on an audit says of itself. */
const act = <O extends string>(operationId: O, summary: string, description: string) => ({
  operationId,
  tags: AUDIT_TAGS,
  summary,
  description,
  params: ReferenceParams,
  headers: AuditIfMatch,
  response: auditActing,
});
const ACT = { config: SIGNED_IN, bodyLimit: BODY_LIMIT };

export function auditRoutes(app: FastifyInstance, audits: AuditUseCases): void {
  deskRoutes(app, audits);
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/audits',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listAudits',
        tags: AUDIT_TAGS,
        summary: 'Lister les audits de vos organisations accréditées',
        querystring: AuditQuery,
        response: {
          ...json('Ce qui vous attend d’abord.', ref(AuditPage)),
          ...problemReplies(['not-signed-in', 'invalid-input']),
        },
      },
    },
    (request) => audits.list(personOf(request), request.query),
  );
  routes.get(
    '/api/v1/audits/:reference',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getAudit',
        tags: AUDIT_TAGS,
        summary: 'Lire un audit',
        description:
          'Pour l’organisation qui audite, l’éditeur et la modération. Les avis se lisent à part.',
        params: ReferenceParams,
        response: auditReading,
      },
    },
    async (request, reply) => {
      const found = await audits.read(personOf(request), request.params.reference);
      return reply.header('etag', found.etag).send(found);
    },
  );
  routes.post(
    '/api/v1/audits/:reference/assignment',
    {
      ...ACT,
      schema: {
        ...act(
          'assignAudit',
          'Désigner l’équipe d’un audit',
          'Pour une personne chargée des décisions, qui n’est pas de l’équipe. Les règles I1 à I9 sont jugées avec cette équipe.',
        ),
        body: Assignment,
      },
    },
    async (request, reply) => {
      const done = await audits.assign(personOf(request), askedOf(request), request.body);
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    '/api/v1/audits/:reference/decline',
    {
      ...ACT,
      schema: {
        ...act('declineAudit', 'Décliner une demande d’audit', 'Avec un motif.'),
        body: WithReason,
      },
    },
    async (request, reply) => {
      const done = await audits.decline(personOf(request), askedOf(request), request.body.reason);
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    '/api/v1/audits/:reference/independence',
    {
      ...ACT,
      schema: {
        ...act(
          'signIndependence',
          'Signer sa déclaration d’indépendance',
          'Pour chaque personne de l’équipe. L’audit est accepté à la dernière signature.',
        ),
        body: Independence,
      },
    },
    async (request, reply) => {
      const { statementAccepted } = request.body;
      const done = await audits.sign(personOf(request), askedOf(request), statementAccepted);
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    '/api/v1/audits/:reference/recusal',
    {
      ...ACT,
      schema: {
        ...act(
          'recuseAuditor',
          'Récuser une personne de l’équipe, pour l’éditeur',
          'Une personne, une fois, avec un motif. L’équipe est à désigner de nouveau.',
        ),
        body: Recusal,
      },
    },
    async (request, reply) => {
      const done = await audits.recuse(personOf(request), askedOf(request), request.body);
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    '/api/v1/audits/:reference/opening',
    {
      config: SIGNED_IN,
      schema: act(
        'openAudit',
        'Ouvrir un audit, pour la personne qui le conduit',
        'Les réponses publiées sont figées ; les graines des surveillances sont tirées et leurs empreintes publiées.',
      ),
    },
    async (request, reply) => {
      const done = await audits.open(personOf(request), askedOf(request));
      return reply.header('etag', done.etag).send(done);
    },
  );
  routes.post(
    '/api/v1/audits/:reference/cancellation',
    {
      ...ACT,
      schema: {
        ...act(
          'cancelAudit',
          'Annuler un audit',
          'Pour un signataire de l’éditeur, une personne chargée des décisions ou la modération, tant que les avis ne sont pas définitifs. L’annulation est publique.',
        ),
        body: WithReason,
      },
    },
    async (request, reply) => {
      const done = await audits.cancel(personOf(request), askedOf(request), request.body.reason);
      return reply.header('etag', done.etag).send(done);
    },
  );
}
