import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type, type Static } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { ENTERING, READING, SIGNED_IN } from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import { TwoPersonActs } from './schemas.ts';
import { cancel, confirm, readActs, type TwoPersonDependencies } from './usecases.ts';

const TAGS = ['Administration'];
const ACTING: ProblemCode[] = [...READING, 'cross-site-request', 'conflict', 'transition-refused'];
const IdParams = Type.Object(
  { id: Type.String({ format: 'uuid', description: 'Identifiant de l’acte.' }) },
  { additionalProperties: false },
);

export function twoPersonRoutes(app: FastifyInstance, dependencies: TwoPersonDependencies): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const { database, clock, effects } = dependencies;

  routes.get(
    '/api/v1/moderation/two-person-acts',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listTwoPersonActs',
        tags: TAGS,
        summary: 'Lister les actes qui demandent deux administrateurs',
        response: { ...json('Les actes.', ref(TwoPersonActs)), ...problemReplies(ENTERING) },
      },
    },
    async (request) => ({
      items: (await readActs(dependencies, personOf(request))).map(
        ({ detail: { label, href }, ...act }): Static<typeof TwoPersonActs>['items'][number] => ({
          ...{ id: act.id, action: act.action, label, href, reason: act.reason },
          status: act.status,
          ...{ proposedByName: act.proposedByName, proposedAt: act.proposedAt },
          ...{ expiresAt: act.expiresAt, decidedByName: act.decidedByName },
          decidedAt: act.decidedAt,
          actions: act.actions as Static<typeof TwoPersonActs>['items'][number]['actions'],
        }),
      ),
    }),
  );

  const decided = {
    204: Type.Null({ description: 'C’est fait.' }),
    ...problemReplies(ACTING),
  };
  routes.post(
    '/api/v1/moderation/two-person-acts/:id/confirmation',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'confirmTwoPersonAct',
        tags: TAGS,
        summary: 'Confirmer un acte proposé par une autre personne',
        description: 'L’acte prend effet aussitôt. Qui l’a proposé ne peut pas le confirmer.',
        params: IdParams,
        response: decided,
      },
    },
    async (request, reply) => {
      const actor = personOf(request);
      const at = clock().toISOString();
      await database.transaction((tx) => confirm(tx, actor, request.params.id, { at, effects }));
      return reply.code(204).send(null);
    },
  );
  routes.post(
    '/api/v1/moderation/two-person-acts/:id/cancellation',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'cancelTwoPersonAct',
        tags: TAGS,
        summary: 'Annuler un acte proposé',
        params: IdParams,
        response: decided,
      },
    },
    async (request, reply) => {
      const actor = personOf(request);
      const at = clock().toISOString();
      await database.transaction((tx) => cancel(tx, actor, request.params.id, { at }));
      return reply.code(204).send(null);
    },
  );
}
