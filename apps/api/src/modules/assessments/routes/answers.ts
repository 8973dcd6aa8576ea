import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { ref } from '../../../contract/schema.ts';
import {
  AnswerComment,
  AnswerComments,
  AnswerEvidenceList,
  AnswerHistory,
  AnswerInput,
  CommentInput,
  SavedAnswer,
  StaleAnswer,
} from '../schemas/answer.ts';
import type { AnswerDraft } from '../check-answer.ts';
import type { AssessmentUseCases } from '../usecases.ts';
import {
  ACCESS,
  AnswerParams,
  CommentParams,
  config,
  EvidenceParams,
  expectedRevision,
  IfMatch,
  ROOT,
  SAVING,
  TAGS,
  VERSIONED,
  whoOf,
  whoSaves,
  WIDE_BODY,
  WRITE,
} from './common.ts';

const ANSWER = `${ROOT}/answers/:criterion`;
const reading = problemReplies([...ACCESS, 'criterion-not-found', 'transition-refused']);
const writing = problemReplies([...WRITE, 'criterion-not-found', 'conflict']);
const versioned = problemReplies([...WRITE, 'criterion-not-found', 'conflict', ...VERSIONED], {
  'stale-version': StaleAnswer,
});
const done = { 204: Type.Null({ description: 'Fait.' }) };

export function answerRoutes(app: FastifyInstance, usecases: AssessmentUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    ANSWER,
    {
      config,
      schema: {
        operationId: 'readAnswer',
        tags: TAGS,
        summary: 'Lire une réponse',
        params: AnswerParams,
        response: { ...json('La réponse et sa révision.', ref(SavedAnswer)), ...reading },
      },
    },
    async (request, reply) => {
      const { slug, criterion } = request.params;
      const answer = await usecases.one(whoOf(request), slug, criterion);
      return reply.header('etag', `"${answer.revision}"`).send(answer);
    },
  );

  routes.put(
    ANSWER,
    {
      config: SAVING,
      bodyLimit: WIDE_BODY,
      schema: {
        operationId: 'saveAnswer',
        tags: TAGS,
        summary: 'Enregistrer une réponse',
        description:
          'Une réponse à compléter est enregistrée, avec ce qui manque dans `remaining`. Envoyer deux fois la même réponse l’enregistre une fois.',
        params: AnswerParams,
        headers: IfMatch,
        body: ref(AnswerInput),
        response: { ...json('La réponse enregistrée.', ref(SavedAnswer)), ...versioned },
      },
    },
    async (request, reply) => {
      const { slug, criterion } = request.params;
      const expected = expectedRevision(request.headers['if-match']);
      const draft = request.body as AnswerDraft;
      const answer = await usecases.save(whoSaves(request), slug, criterion, expected, draft);
      return reply.header('etag', `"${answer.revision}"`).send(answer);
    },
  );

  routes.delete(
    ANSWER,
    {
      config,
      schema: {
        operationId: 'emptyAnswer',
        tags: TAGS,
        summary: 'Vider une réponse',
        description: 'Les pièces jointes restent, et le texte vidé reste dans l’historique.',
        params: AnswerParams,
        headers: IfMatch,
        response: { ...json('La réponse vidée.', ref(SavedAnswer)), ...versioned },
      },
    },
    async (request, reply) => {
      const { slug, criterion } = request.params;
      const expected = expectedRevision(request.headers['if-match']);
      const answer = await usecases.empty(whoOf(request), slug, criterion, expected);
      return reply.header('etag', `"${answer.revision}"`).send(answer);
    },
  );

  routes.get(
    `${ANSWER}/history`,
    {
      config,
      schema: {
        operationId: 'readAnswerHistory',
        tags: TAGS,
        summary: 'Lire tous les textes enregistrés pour un critère',
        params: AnswerParams,
        response: { ...json('Le plus récent d’abord.', ref(AnswerHistory)), ...reading },
      },
    },
    (request) => usecases.history(whoOf(request), request.params.slug, request.params.criterion),
  );

  routes.get(
    `${ANSWER}/comments`,
    {
      config,
      schema: {
        operationId: 'listAnswerComments',
        tags: TAGS,
        summary: 'Lire les commentaires entre collègues',
        params: AnswerParams,
        response: { ...json('Le plus ancien d’abord.', ref(AnswerComments)), ...reading },
      },
    },
    (request) => usecases.comments(whoOf(request), request.params.slug, request.params.criterion),
  );

  routes.post(
    `${ANSWER}/comments`,
    {
      config,
      bodyLimit: WIDE_BODY,
      schema: {
        operationId: 'commentAnswer',
        tags: TAGS,
        summary: 'Commenter un critère',
        params: AnswerParams,
        body: CommentInput,
        response: {
          201: {
            description: 'Le commentaire.',
            content: { 'application/json': { schema: ref(AnswerComment) } },
          },
          ...writing,
        },
      },
    },
    async (request, reply) => {
      const { slug, criterion } = request.params;
      const { text } = request.body;
      return reply.code(201).send(await usecases.comment(whoOf(request), slug, criterion, text));
    },
  );

  routes.delete(
    `${ANSWER}/comments/:id`,
    {
      config,
      schema: {
        operationId: 'deleteAnswerComment',
        tags: TAGS,
        summary: 'Supprimer son commentaire',
        params: CommentParams,
        response: { ...done, ...problemReplies([...WRITE, 'not-found']) },
      },
    },
    async (request, reply) => {
      const { slug, criterion, id } = request.params;
      await usecases.removeComment(whoOf(request), slug, criterion, id);
      return reply.code(204).send(null);
    },
  );

  for (const [method, operationId, summary, act] of [
    ['post', 'attachEvidence', 'Joindre une pièce de la bibliothèque', usecases.attach],
    ['delete', 'detachEvidence', 'Retirer une pièce', usecases.detach],
  ] as const) {
    routes[method](
      `${ANSWER}/evidence/:evidenceId`,
      {
        config,
        schema: {
          operationId,
          tags: TAGS,
          summary,
          params: EvidenceParams,
          response: {
            ...json('Les pièces jointes ensuite.', ref(AnswerEvidenceList)),
            ...problemReplies([...WRITE, 'criterion-not-found', 'conflict', 'not-found']),
          },
        },
      },
      (request) => {
        const { slug, criterion, evidenceId } = request.params;
        return act(whoOf(request), slug, criterion, evidenceId) as never;
      },
    );
  }
}
