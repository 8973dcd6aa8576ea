import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { appendEvent, type Database } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { demandRight } from '../../contract/demand.ts';
import { invalid } from '../../contract/problem-error.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { BODY_LIMIT, ENTERING, SIGNED_IN } from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import { paragraphsOf } from '../organisations/index.ts';
import type { KnownState } from './guard.ts';
import { readReadOnly, saveReadOnly } from './repository.ts';
import { SiteState } from './schemas.ts';

const REASON_MAX = 500;

export function siteStateRoutes(
  app: FastifyInstance,
  { database, clock, known }: { database: Database; clock: () => Date; known: KnownState },
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/site-state',
    {
      schema: {
        operationId: 'getSiteState',
        tags: ['Administration'],
        summary: 'Savoir si le catalogue accepte les écritures',
        response: { ...json('L’état.', ref(SiteState)), ...problemReplies([]) },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return { readOnly: await known.read() };
    },
  );

  routes.put(
    '/api/v1/administration/read-only',
    {
      config: { ...SIGNED_IN, whileReadOnly: true },
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'switchReadOnly',
        tags: ['Administration'],
        summary: 'Suspendre ou rétablir les écritures',
        description:
          'En lecture seule, toute écriture répond 503 `read-only`, sauf la connexion, la déconnexion et cette route.',
        body: Type.Object(
          {
            on: Type.Boolean({ description: 'Vrai : lecture seule.' }),
            reason: Type.String({
              maxLength: REASON_MAX,
              default: '',
              description: 'Motif, que tout le monde lit ; obligatoire pour suspendre.',
            }),
          },
          { additionalProperties: false },
        ),
        response: {
          ...json('L’état.', ref(SiteState)),
          ...problemReplies([
            ...ENTERING,
            'invalid-input',
            'cross-site-request',
            'payload-too-large',
          ]),
        },
      },
    },
    async (request) => {
      const at = clock().toISOString();
      const state = await switchReadOnly(database, personOf(request), { ...request.body, at });
      known.forget();
      return { readOnly: state };
    },
  );
}

const switchReadOnly = (
  database: Database,
  actor: Person,
  given: { on: boolean; reason: string; at: string },
) =>
  database.transaction(async (tx) => {
    demandRight(actor, 'administration:switch-read-only', { type: 'administration' });
    const { on, at } = given;
    const typed = paragraphsOf(given.reason);
    // A sentence among others, on every page and in every refusal.
    const reason = typed && (/[.!?…]$/.test(typed) ? typed : `${typed}.`);
    if (on && !reason)
      throw invalid('reason', 'Indiquez le motif\u00a0: tout le monde le lit sur chaque page.');
    const before = await readReadOnly(tx);
    await saveReadOnly(
      tx,
      on ? { since: before?.since ?? at, reason: reason!, by: actor.accountId } : null,
    );
    await appendEvent(tx, {
      ...{ at, actor: actor.accountId, role: 'administrator' },
      action: 'administration:switch-read-only',
      object: { type: 'administration', id: 'site' },
      from: before ? 'read-only' : 'open',
      to: on ? 'read-only' : 'open',
      reason,
    });
    return readReadOnly(tx);
  });
