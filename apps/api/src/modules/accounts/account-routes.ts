import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref, text } from '../../contract/schema.ts';
import { SIGNED_IN as config } from '../../contract/signed-in.ts';
import { clearSession } from '../../plugins/session.ts';
import { Account, AccountChange, Sessions } from './account-schemas.ts';
import type { AccountUseCases } from './account-usecases.ts';
import type { SignedIn } from './sessions.ts';

const tags = ['Compte'];
const done = (description: string) => ({ 204: Type.Null({ description }) });
const refusals = (...codes: ProblemCode[]) => problemReplies(['not-signed-in', ...codes]);
/** The route demands a session. */
const me = (request: FastifyRequest): SignedIn => request.signedIn!;

export function accountRoutes(
  app: FastifyInstance,
  accounts: AccountUseCases,
  publicOrigin: string,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/account',
    {
      config,
      schema: {
        ...{ operationId: 'getAccount', tags, summary: 'Lire son compte' },
        response: { ...json('Le compte.', ref(Account)), ...refusals() },
      },
    },
    (request) => accounts.read(me(request)),
  );

  routes.patch(
    '/api/v1/account',
    {
      config,
      schema: {
        ...{ operationId: 'renameAccount', tags, summary: 'Corriger son nom' },
        description: 'Refusé quand ProConnect donne le nom.',
        body: AccountChange,
        response: {
          ...done('Le nom est corrigé.'),
          ...refusals('invalid-input', 'cross-site-request', 'conflict'),
        },
      },
    },
    async (request, reply) => {
      await accounts.rename(me(request), request.body);
      return reply.code(204).send(null);
    },
  );

  routes.delete(
    '/api/v1/account',
    {
      config,
      schema: {
        ...{ operationId: 'deleteAccount', tags, summary: 'Supprimer son compte' },
        description:
          'Demande une connexion récente. Ce que la personne a écrit reste, sans son nom. Refusé au seul administrateur d’une organisation qui a d’autres membres, ou du catalogue.',
        response: {
          ...done('Le compte est supprimé, ses sessions sont fermées.'),
          ...refusals('cross-site-request', 'recent-login-needed', 'conflict'),
        },
      },
    },
    async (request, reply) => {
      await accounts.remove(me(request));
      clearSession(reply, publicOrigin);
      return reply.code(204).send(null);
    },
  );

  routes.get(
    '/api/v1/account/export',
    {
      config,
      schema: {
        ...{ operationId: 'exportAccount', tags, summary: 'Télécharger ses données' },
        response: {
          200: {
            description: 'Tout ce que le catalogue garde de la personne, en JSON.',
            content: { 'application/json': { schema: Type.Unknown() } },
          },
          ...refusals(),
        },
      },
    },
    async (request, reply) => {
      const data = await accounts.exportData(me(request));
      return reply
        .header('content-disposition', 'attachment; filename="mes-donnees-catalogue.json"')
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(data, null, 2));
    },
  );

  routes.get(
    '/api/v1/account/sessions',
    {
      config,
      schema: {
        ...{ operationId: 'listSessions', tags, summary: 'Lire ses sessions' },
        response: { ...json('Les sessions ouvertes.', ref(Sessions)), ...refusals() },
      },
    },
    (request) => accounts.sessions(me(request)),
  );

  routes.delete(
    '/api/v1/account/sessions/:id',
    {
      config,
      schema: {
        ...{ operationId: 'revokeSession', tags, summary: 'Fermer une de ses sessions' },
        params: Type.Object({
          id: text('Identifiant de la session ; `others` ferme toutes les autres que celle-ci.', {
            pattern: '^(others|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$',
          }),
        }),
        response: {
          ...done('La session est fermée.'),
          ...refusals('invalid-input', 'cross-site-request', 'not-found'),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await accounts.revoke(me(request), id);
      if (id === request.signedIn?.sessionId) clearSession(reply, publicOrigin);
      return reply.code(204).send(null);
    },
  );
}
