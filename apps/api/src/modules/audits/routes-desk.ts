import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { BODY_LIMIT, ENTERING, SENDING, SIGNED_IN } from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import { SlugParams } from '../catalogue/index.ts';
import { IdempotencyHeader } from '../idempotency/index.ts';
import { AUDIT_TAGS } from './route-options.ts';
import { AuditDetail } from './schemas.ts';
import { AuditDesk, NewAudit } from './schemas-desk.ts';
import type { AuditUseCases } from './usecases.ts';

const READING: ProblemCode[] = [...ENTERING, 'solution-not-found', 'invalid-input'];
const ASKING: ProblemCode[] = [
  ...READING,
  'recent-login-needed',
  'conflict',
  'transition-refused',
  'idempotency-key-reused',
  ...SENDING,
];

/** Where the vendor sees what is within reach, and asks. */
export function deskRoutes(app: FastifyInstance, audits: AuditUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/v1/vendor/solutions/:slug/audits',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getAuditDesk',
        tags: AUDIT_TAGS,
        summary: 'Voir le niveau à portée et les audits d’une solution',
        description:
          'Pour les membres de l’éditeur : ce que vaudrait chaque label si les réponses examinées étaient confirmées, ce qui manque, qui est accrédité.',
        params: SlugParams,
        response: { ...json('Le guichet des audits.', ref(AuditDesk)), ...problemReplies(READING) },
      },
    },
    (request) => audits.desk(personOf(request), request.params.slug),
  );
  routes.post(
    '/api/v1/vendor/solutions/:slug/audits',
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'requestAudit',
        tags: AUDIT_TAGS,
        summary: 'Demander un audit, pour un signataire de l’éditeur',
        description:
          'Connexion de moins de 15 minutes. L’évaluation est publiée et à jour ; un seul audit en cours par solution et par label.',
        params: SlugParams,
        headers: IdempotencyHeader,
        body: NewAudit,
        response: {
          201: {
            description: 'L’audit, demandé.',
            content: { 'application/json': { schema: ref(AuditDetail) } },
          },
          ...problemReplies(ASKING),
        },
      },
    },
    async (request, reply) => {
      const made = await audits.request(
        personOf(request),
        request.params.slug,
        request.body,
        request.headers['idempotency-key'],
      );
      return reply.code(201).header('etag', made.etag).send(made);
    },
  );
}
