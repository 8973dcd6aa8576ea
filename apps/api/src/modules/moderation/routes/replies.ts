/** Saved replies. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { ref } from '../../../contract/schema.ts';
import { personOf } from '../../../plugins/session.ts';
import { ReplyWords, SavedReplies, SavedReply, StaleReplyProblem } from '../schemas/replies.ts';
import type { ModerationUseCases } from '../usecases.ts';
import { ACTING, BODY_LIMIT, EDITING, IdParams, IfMatch, SIGNED_IN, TAGS } from './common.ts';

export function replyRoutes(app: FastifyInstance, moderation: ModerationUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const all = '/api/v1/moderation/replies';
  const one = `${all}/:id`;
  const reply = json('La réponse type.', ref(SavedReply));
  const edited = { ...reply, ...problemReplies(EDITING, { 'stale-version': StaleReplyProblem }) };

  routes.get(
    all,
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listSavedReplies',
        tags: TAGS,
        summary: 'Lister les réponses types',
        response: {
          ...json('Par usage, puis par titre.', ref(SavedReplies)),
          ...problemReplies(['not-signed-in', 'forbidden', 'stronger-login-needed']),
        },
      },
    },
    async (request) => ({ items: await moderation.replies(personOf(request)) }),
  );
  routes.post(
    all,
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'createSavedReply',
        tags: TAGS,
        summary: 'Écrire une réponse type',
        description: 'Le titre est unique : le même envoi répété n’en crée pas deux.',
        body: ReplyWords,
        response: { ...reply, ...problemReplies(ACTING) },
      },
    },
    async (request) => moderation.createReply(personOf(request), request.body),
  );
  routes.post(
    `${all}/first`,
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'createFirstSavedReplies',
        tags: TAGS,
        summary: 'Partir des réponses types proposées',
        response: {
          ...json('Toutes les réponses types.', ref(SavedReplies)),
          ...problemReplies(ACTING.filter((code) => code !== 'invalid-input')),
        },
      },
    },
    async (request) => ({ items: await moderation.createFirstReplies(personOf(request)) }),
  );
  routes.put(
    one,
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'editSavedReply',
        tags: TAGS,
        summary: 'Corriger une réponse type',
        params: IdParams,
        headers: IfMatch,
        body: ReplyWords,
        response: edited,
      },
    },
    async (request) =>
      moderation.editReply(
        personOf(request),
        request.params.id,
        request.body,
        request.headers['if-match'],
      ),
  );
  routes.delete(
    one,
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'deleteSavedReply',
        tags: TAGS,
        summary: 'Supprimer une réponse type',
        params: IdParams,
        headers: IfMatch,
        response: edited,
      },
    },
    async (request) =>
      moderation.removeReply(personOf(request), request.params.id, request.headers['if-match']),
  );
}
