import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref, text } from '../../contract/schema.ts';
import { BODY_LIMIT as bodyLimit, SENDING, SIGNED_IN as config } from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import { RoundState } from '../assessments/index.ts';
import {
  ClaimDecisionInput,
  CorrectionInput,
  EvidenceDecisionInput,
  InvalidationProposed,
  RequestInput,
  RequestsNoted,
  ReviewDecided,
  RoundDecisionInput,
  StaleRequest,
} from './decision-schemas.ts';
import { AssessmentReview, ReviewQuery } from './schemas.ts';
import type { AssessmentReviewUseCases } from './usecases.ts';

const TAGS = ['Modération'];
const ROOT = '/api/v1/moderation/assessments/:slug';
const closed = { additionalProperties: false };

const READ: ProblemCode[] = [
  'invalid-input',
  'not-signed-in',
  'forbidden',
  'stronger-login-needed',
  'assessment-not-found',
];
const DECIDE: ProblemCode[] = [
  ...READ,
  'conflict',
  'transition-refused',
  'stale-version',
  ...SENDING,
];
const slug = text('Identifiant de la solution.', { maxLength: 200 });
const criterion = text('Critère, par exemple `SEC-03`.', { maxLength: 40 });
const SlugParams = Type.Object({ slug }, closed);
const CriterionParams = Type.Object({ slug, criterion }, closed);
const EvidenceParams = Type.Object(
  { slug, criterion, evidenceId: text('Identifiant de la pièce.', { format: 'uuid' }) },
  closed,
);

export function assessmentReviewRoutes(
  app: FastifyInstance,
  usecases: AssessmentReviewUseCases,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    ROOT,
    {
      config,
      schema: {
        operationId: 'getAssessmentReview',
        tags: TAGS,
        summary: 'Lire une évaluation à relire, critère par critère',
        params: SlugParams,
        querystring: ReviewQuery,
        response: {
          ...json('L’évaluation, avec ce qui change.', ref(AssessmentReview)),
          ...problemReplies(READ),
        },
      },
    },
    (request) => {
      const { show: shown = 'changed', side } = request.query;
      const asked = { shown, ...(side && { side }) };
      return usecases.read(personOf(request), request.params.slug, asked) as never;
    },
  );

  const decided = {
    ...json('Ce que la décision a changé.', ref(ReviewDecided)),
    ...problemReplies([...DECIDE, 'criterion-not-found']),
  };
  routes.post(
    `${ROOT}/criteria/:criterion/evidence/:evidenceId/decision`,
    {
      config,
      bodyLimit,
      schema: {
        operationId: 'decideEvidence',
        tags: TAGS,
        summary: 'Contrôler, certifier ou refuser une pièce pour une réponse',
        description:
          'La décision dit la révision de la réponse et la version de la pièce qu’elle juge ; si l’une a changé, rien n’est écrit.',
        params: EvidenceParams,
        body: EvidenceDecisionInput,
        response: decided,
      },
    },
    (request) => {
      const { slug: solution, criterion: id, evidenceId } = request.params;
      return usecases.evidence(personOf(request), solution, id, evidenceId, request.body);
    },
  );
  routes.post(
    `${ROOT}/criteria/:criterion/claim`,
    {
      config,
      bodyLimit,
      schema: {
        operationId: 'decideNotApplicable',
        tags: TAGS,
        summary: 'Accepter ou refuser une demande « sans objet »',
        params: CriterionParams,
        body: ClaimDecisionInput,
        response: decided,
      },
    },
    (request) =>
      usecases.claim(
        personOf(request),
        request.params.slug,
        request.params.criterion,
        request.body,
      ),
  );
  routes.post(
    `${ROOT}/criteria/:criterion/correction`,
    {
      config,
      bodyLimit,
      schema: {
        operationId: 'acceptCorrection',
        tags: TAGS,
        summary: 'Accepter une correction, qui lève un plafonnement',
        description: 'Demande une pièce jointe depuis le plafonnement.',
        params: CriterionParams,
        body: CorrectionInput,
        response: decided,
      },
    },
    (request) =>
      usecases.correction(
        personOf(request),
        request.params.slug,
        request.params.criterion,
        request.body,
      ),
  );
  routes.put(
    `${ROOT}/criteria/:criterion/request`,
    {
      config,
      bodyLimit,
      schema: {
        operationId: 'noteRequest',
        tags: TAGS,
        summary: 'Noter ce que l’éditeur doit corriger sur un critère',
        description: 'L’éditeur la lit quand l’évaluation lui est renvoyée.',
        params: CriterionParams,
        body: RequestInput,
        response: {
          ...json('Les demandes notées.', ref(RequestsNoted)),
          ...problemReplies([...DECIDE, 'criterion-not-found'], { 'stale-version': StaleRequest }),
        },
      },
    },
    (request) =>
      usecases.note(personOf(request), request.params.slug, request.params.criterion, request.body),
  );

  for (const [path, operationId, summary, act] of [
    ['return', 'sendAssessmentBack', 'Renvoyer l’évaluation à l’éditeur', usecases.sendBack],
    ['publication', 'publishAssessment', 'Publier une évaluation attestée', usecases.publish],
  ] as const) {
    routes.post(
      `${ROOT}/${path}`,
      {
        config,
        bodyLimit,
        schema: {
          operationId,
          tags: TAGS,
          summary,
          params: SlugParams,
          body: RoundDecisionInput,
          response: { ...json('L’état ensuite.', ref(RoundState)), ...problemReplies(DECIDE) },
        },
      },
      (request) => act(personOf(request), request.params.slug, request.body),
    );
  }

  routes.post(
    `${ROOT}/invalidation`,
    {
      config,
      bodyLimit,
      schema: {
        operationId: 'proposeInvalidation',
        tags: TAGS,
        summary: 'Proposer d’invalider une évaluation publique, pour fraude',
        description: 'Un second administrateur du catalogue doit confirmer l’acte.',
        params: SlugParams,
        body: RoundDecisionInput,
        response: {
          ...json('Proposée.', ref(InvalidationProposed)),
          ...problemReplies(DECIDE),
        },
      },
    },
    (request) => usecases.proposeInvalidation(personOf(request), request.params.slug, request.body),
  );
}
