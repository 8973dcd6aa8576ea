import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { ref } from '../../../contract/schema.ts';
import {
  AssessmentFacts,
  FactsInput,
  StaleFacts,
  StartInput,
  VendorAssessment,
} from '../schemas/overview.ts';
import { AssignmentInput, ThemeAssignments } from '../schemas/assignments.ts';
import { AssessmentReading } from '../schemas/reading.ts';
import { LiveScore } from '../schemas/score.ts';
import type { AssessmentUseCases } from '../usecases.ts';
import {
  ACCESS,
  config,
  IfMatch,
  ROOT,
  SlugParams,
  TAGS,
  VERSIONED,
  whoOf,
  WRITE,
} from './common.ts';

export function overviewRoutes(app: FastifyInstance, usecases: AssessmentUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    ROOT,
    {
      config,
      schema: {
        operationId: 'readVendorAssessment',
        tags: TAGS,
        summary: 'Lire où en est l’évaluation d’une solution',
        params: SlugParams,
        response: { ...json('L’évaluation.', ref(VendorAssessment)), ...problemReplies(ACCESS) },
      },
    },
    (request) => usecases.overview(whoOf(request), request.params.slug) as never,
  );

  routes.post(
    ROOT,
    {
      config,
      schema: {
        operationId: 'startAssessment',
        tags: TAGS,
        summary: 'Commencer une évaluation',
        params: SlugParams,
        body: StartInput,
        response: {
          201: {
            description: 'L’évaluation commencée.',
            content: { 'application/json': { schema: ref(VendorAssessment) } },
          },
          ...problemReplies([...WRITE, 'conflict']),
        },
      },
    },
    async (request, reply) => {
      const who = whoOf(request);
      await usecases.start(who, request.params.slug, request.body);
      return reply.code(201).send((await usecases.overview(who, request.params.slug)) as never);
    },
  );

  routes.get(
    `${ROOT}/score`,
    {
      config,
      schema: {
        operationId: 'readLiveScore',
        tags: TAGS,
        summary: 'Lire le score tel qu’il serait publié',
        params: SlugParams,
        response: { ...json('Le score.', ref(LiveScore)), ...problemReplies(ACCESS) },
      },
    },
    (request) => usecases.score(whoOf(request), request.params.slug) as never,
  );

  routes.get(
    `${ROOT}/reading`,
    {
      config,
      schema: {
        operationId: 'readDraftAsBuyer',
        tags: TAGS,
        summary: 'Lire le brouillon comme un acheteur le lira',
        params: SlugParams,
        response: {
          ...json('Notes et réponses, comme dans la fiche.', ref(AssessmentReading)),
          ...problemReplies([...ACCESS, 'transition-refused']),
        },
      },
    },
    (request) => usecases.reading(whoOf(request), request.params.slug) as never,
  );

  routes.put(
    `${ROOT}/assignments`,
    {
      config,
      schema: {
        operationId: 'assignThemes',
        tags: TAGS,
        summary: 'Confier des thèmes à des collègues',
        description: 'Dit qui doit répondre ; n’interdit rien aux autres.',
        params: SlugParams,
        body: AssignmentInput,
        response: {
          ...json('Qui répond à quoi.', ref(ThemeAssignments)),
          ...problemReplies(WRITE),
        },
      },
    },
    (request) => usecases.assign(whoOf(request), request.params.slug, request.body.themes) as never,
  );

  routes.put(
    `${ROOT}/facts`,
    {
      config,
      schema: {
        operationId: 'saveAssessmentFacts',
        tags: TAGS,
        summary: 'Enregistrer les caractéristiques de la solution',
        description: 'Une caractéristique qui change rouvre les critères qui en dépendent.',
        params: SlugParams,
        headers: IfMatch,
        body: FactsInput,
        response: {
          ...json('Les caractéristiques.', ref(AssessmentFacts)),
          ...problemReplies([...WRITE, ...VERSIONED], { 'stale-version': StaleFacts }),
        },
      },
    },
    async (request, reply) => {
      const { view, etag } = await usecases.saveFacts(
        whoOf(request),
        request.params.slug,
        request.headers['if-match'],
        request.body.facts as never,
      );
      return reply.header('etag', etag).send(view as never);
    },
  );
}
