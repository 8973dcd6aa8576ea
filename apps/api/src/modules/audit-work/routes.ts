import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { ifMatchHeader, type WithIfMatch } from '../../contract/if-match.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import {
  BODY_LIMIT as bodyLimit,
  READING,
  SENDING,
  SIGNED_IN as config,
  VERSIONED,
} from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import { fileRoutes } from './routes-files.ts';
import { AuditWorkHeader } from './schemas-common.ts';
import { AuditReport } from './schemas-report.ts';
import {
  AuditedCriterion,
  AuditVerdicts,
  CriterionParams,
  ReferenceParams,
  StaleVerdictProblem,
  VerdictInput,
} from './schemas.ts';
import type { AuditWorkUseCases } from './usecases.ts';

const TAGS = ['Audits'];
const READ: ProblemCode[] = [...READING, 'transition-refused'];
const ONE: ProblemCode[] = [...READ, 'criterion-not-found'];
const WRITE: ProblemCode[] = [...SENDING, ...VERSIONED];
const VERDICTS = '/api/v1/audits/:reference/verdicts';
const stale = { 'stale-version': StaleVerdictProblem };
const IfMatchHeader = ifMatchHeader('`etag` de ce que vous avez lu.');
const one = (more: ProblemCode[]) => ({
  ...json('Le critère et son avis.', ref(AuditedCriterion)),
  ...problemReplies([...ONE, ...more], more.length > 0 ? stale : {}),
});

const askedOf = ({
  params,
  headers,
}: WithIfMatch & { params: { reference: string; criterion: string } }) => ({
  ...params,
  ifMatch: headers['if-match'],
});

export function auditWorkRoutes(app: FastifyInstance, work: AuditWorkUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  fileRoutes(app, work);

  routes.get(
    VERDICTS,
    {
      config,
      schema: {
        operationId: 'listVerdicts',
        tags: TAGS,
        summary: 'Lire où en est un audit, critère par critère',
        description:
          'Pour l’organisation qui audite, dès l’ouverture. Les notes et le niveau sont ceux qu’auraient les réponses figées avec les avis rendus à cet instant.',
        params: ReferenceParams,
        response: { ...json('Les avis.', ref(AuditVerdicts)), ...problemReplies(READ) },
      },
    },
    (request) => work.list(personOf(request), request.params.reference),
  );

  routes.get(
    `${VERDICTS}/:criterion`,
    {
      config,
      schema: {
        operationId: 'getVerdict',
        tags: TAGS,
        summary: 'Lire un critère de l’audit, et ce que chaque avis changerait',
        params: CriterionParams,
        response: one([]),
      },
    },
    async (request, reply) => {
      const { reference, criterion } = request.params;
      const found = await work.criterion(personOf(request), reference, criterion);
      return reply.header('etag', found.etag).send(found);
    },
  );

  routes.put(
    `${VERDICTS}/:criterion`,
    {
      config,
      bodyLimit,
      schema: {
        operationId: 'writeVerdict',
        tags: TAGS,
        summary: 'Écrire un avis, en brouillon ou rendu',
        description:
          'Pour l’équipe de l’audit. La réponse de l’éditeur n’est jamais modifiée. Le premier avis fait passer l’audit sur le terrain.',
        params: CriterionParams,
        headers: IfMatchHeader,
        body: VerdictInput,
        response: one(WRITE),
      },
    },
    async (request, reply) => {
      const done = await work.write(personOf(request), askedOf(request), request.body);
      return reply.header('etag', done.etag).send(done);
    },
  );

  routes.delete(
    `${VERDICTS}/:criterion`,
    {
      config,
      schema: {
        operationId: 'discardVerdictDraft',
        tags: TAGS,
        summary: 'Effacer le brouillon d’un avis',
        params: CriterionParams,
        headers: IfMatchHeader,
        response: one(WRITE),
      },
    },
    async (request, reply) => {
      const done = await work.discard(personOf(request), askedOf(request));
      return reply.header('etag', done.etag).send(done);
    },
  );

  routes.post(
    '/api/v1/audits/:reference/vendor-report',
    {
      config,
      schema: {
        operationId: 'sendReportToVendor',
        tags: TAGS,
        summary: 'Envoyer le rapport provisoire à l’éditeur',
        description:
          'Pour la personne qui conduit l’audit, quand tous les avis attendus sont rendus. L’éditeur a 15 jours pour répondre.',
        params: ReferenceParams,
        headers: IfMatchHeader,
        response: {
          ...json('L’audit.', ref(AuditWorkHeader)),
          ...problemReplies([...READ, ...WRITE], stale),
        },
      },
    },
    (request) =>
      work.send(personOf(request), {
        reference: request.params.reference,
        ifMatch: request.headers['if-match'],
      }),
  );

  routes.get(
    '/api/v1/audits/:reference/report',
    {
      config,
      schema: {
        operationId: 'getAuditReport',
        tags: TAGS,
        summary: 'Lire le rapport provisoire d’un audit',
        description:
          'Pour l’organisation qui audite, et pour l’éditeur dès qu’il lui est envoyé. Sans les notes de l’équipe ni ses brouillons.',
        params: ReferenceParams,
        response: { ...json('Le rapport.', ref(AuditReport)), ...problemReplies(READ) },
      },
    },
    (request) => work.report(personOf(request), request.params.reference),
  );
}
