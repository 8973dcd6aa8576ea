import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { ref } from '../../../contract/schema.ts';
import type { AnswerDraft } from '../check-answer.ts';
import { AnswerInput, StaleAnswer } from '../schemas/answer.ts';
import { LoweredAnswer, PublishedAnswers } from '../schemas/published.ts';
import type { AssessmentUseCases } from '../usecases.ts';
import {
  ACCESS,
  AnswerParams,
  config,
  EvidenceParams,
  expectedRevision,
  IfMatch,
  ROOT,
  SlugParams,
  TAGS,
  VERSIONED,
  whoOf,
  WIDE_BODY,
  WRITE,
} from './common.ts';

const PUBLISHED = `${ROOT}/published-answers`;
const lowered = json('La réponse publiée, et les notes.', ref(LoweredAnswer));

export function publishedRoutes(app: FastifyInstance, usecases: AssessmentUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    PUBLISHED,
    {
      config,
      schema: {
        operationId: 'listPublishedAnswers',
        tags: TAGS,
        summary: 'Lire les réponses publiées, pour les corriger',
        params: SlugParams,
        response: {
          ...json('Les réponses.', ref(PublishedAnswers)),
          ...problemReplies([...ACCESS, 'assessment-not-found', 'transition-refused']),
        },
      },
    },
    (request) => usecases.published(whoOf(request), request.params.slug) as never,
  );

  routes.put(
    `${PUBLISHED}/:criterion`,
    {
      config,
      bodyLimit: WIDE_BODY,
      schema: {
        operationId: 'lowerPublishedAnswer',
        tags: TAGS,
        summary: 'Corriger à la baisse une réponse publiée',
        description:
          'Sans attestation, publique aussitôt. Refusée si une note montait, aujourd’hui ou plus tard. `If-Match` porte la révision de la réponse publiée.',
        params: AnswerParams,
        headers: IfMatch,
        body: ref(AnswerInput),
        response: {
          ...lowered,
          ...problemReplies(
            [...WRITE, 'assessment-not-found', 'criterion-not-found', 'conflict', ...VERSIONED],
            { 'stale-version': StaleAnswer },
          ),
        },
      },
    },
    (request) => {
      const { slug, criterion } = request.params;
      const expected = expectedRevision(request.headers['if-match']);
      const draft = request.body as AnswerDraft;
      return usecases.lower(whoOf(request), slug, criterion, expected, draft) as never;
    },
  );

  routes.delete(
    `${PUBLISHED}/:criterion/evidence/:evidenceId`,
    {
      config,
      schema: {
        operationId: 'removePublishedEvidence',
        tags: TAGS,
        summary: 'Retirer une pièce d’une réponse publiée',
        params: EvidenceParams,
        response: {
          ...lowered,
          ...problemReplies([
            ...WRITE,
            'assessment-not-found',
            'criterion-not-found',
            'conflict',
            'not-found',
          ]),
        },
      },
    },
    (request) => {
      const { slug, criterion, evidenceId } = request.params;
      return usecases.removeProof(whoOf(request), slug, criterion, evidenceId) as never;
    },
  );
}
