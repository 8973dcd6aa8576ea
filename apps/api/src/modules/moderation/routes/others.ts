/** What else waits: claims, memberships, corrections that are live, signals of the machine. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { ref } from '../../../contract/schema.ts';
import { personOf } from '../../../plugins/session.ts';
import { SlugParams } from '../../catalogue/index.ts';
import { ClaimSchema } from '../../listings/index.ts';
import {
  ClaimDecision,
  CorrectionAsked,
  LiveChange,
  MembershipRequest,
  ModerationSignal,
  SignalDecision,
} from '../schemas/other.ts';
import type { ModerationUseCases } from '../usecases.ts';
import { ACTING, BODY_LIMIT, IdParams, READING, SIGNED_IN, TAGS } from './common.ts';

const VersionParams = Type.Object(
  {
    ...SlugParams.properties,
    version: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Version.' }),
  },
  { additionalProperties: false },
);

export function otherRoutes(app: FastifyInstance, moderation: ModerationUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/moderation/claims/:id',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getClaim',
        tags: TAGS,
        summary: 'Lire une revendication',
        params: IdParams,
        response: { ...json('La demande.', ref(ClaimSchema)), ...problemReplies(READING) },
      },
    },
    async (request) => moderation.claim(personOf(request), request.params.id),
  );
  routes.post(
    '/api/v1/moderation/claims/:id/decision',
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'decideClaim',
        tags: TAGS,
        summary: 'Confier une fiche importée à l’organisation qui la revendique, ou refuser',
        params: IdParams,
        body: ClaimDecision,
        response: { ...json('La demande, décidée.', ref(ClaimSchema)), ...problemReplies(ACTING) },
      },
    },
    async (request) => moderation.judgeClaim(personOf(request), request.params.id, request.body),
  );

  routes.get(
    '/api/v1/moderation/memberships/:id',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getMembershipRequest',
        tags: TAGS,
        summary: 'Lire une demande d’adhésion',
        params: IdParams,
        response: { ...json('La demande.', ref(MembershipRequest)), ...problemReplies(READING) },
      },
    },
    async (request) => moderation.membership(personOf(request), request.params.id),
  );

  const liveChange = {
    ...json('La correction.', ref(LiveChange)),
    ...problemReplies(ACTING),
  };
  const one = '/api/v1/moderation/live-changes/:slug/:version';
  routes.get(
    one,
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getLiveChange',
        tags: TAGS,
        summary: 'Lire une correction mineure passée en ligne d’elle-même',
        params: VersionParams,
        response: { ...json('La correction.', ref(LiveChange)), ...problemReplies(READING) },
      },
    },
    async (request) => moderation.liveChange(personOf(request), request.params),
  );
  routes.post(
    `${one}/acknowledgement`,
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'acknowledgeLiveChange',
        tags: TAGS,
        summary: 'Prendre en note une correction mineure',
        params: VersionParams,
        response: liveChange,
      },
    },
    async (request) => moderation.acknowledge(personOf(request), request.params),
  );
  routes.post(
    `${one}/correction`,
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'askLiveChangeCorrection',
        tags: TAGS,
        summary: 'Demander de corriger ce qui est en ligne',
        params: VersionParams,
        body: CorrectionAsked,
        response: liveChange,
      },
    },
    async (request) => moderation.askCorrection(personOf(request), request.params, request.body),
  );

  routes.get(
    '/api/v1/moderation/signals/:id',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getModerationSignal',
        tags: TAGS,
        summary: 'Lire un signal automatique',
        params: IdParams,
        response: { ...json('Le signal.', ref(ModerationSignal)), ...problemReplies(READING) },
      },
    },
    async (request) => moderation.signal(personOf(request), request.params.id),
  );
  routes.post(
    '/api/v1/moderation/signals/:id/decision',
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'decideModerationSignal',
        tags: TAGS,
        summary: 'Traiter un signal, ou l’écarter, avec un motif',
        description: 'Ce qu’il retenait est libéré dans les deux cas.',
        params: IdParams,
        body: SignalDecision,
        response: {
          ...json('Le signal, décidé.', ref(ModerationSignal)),
          ...problemReplies(ACTING),
        },
      },
    },
    async (request) => moderation.judgeSignal(personOf(request), request.params.id, request.body),
  );
}
