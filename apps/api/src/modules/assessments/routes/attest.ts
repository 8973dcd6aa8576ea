import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { ref } from '../../../contract/schema.ts';
import { Attestation, AttestationInput, ReasonInput, RoundState } from '../schemas/overview.ts';
import type { AssessmentUseCases } from '../usecases.ts';
import { config, IfMatch, ROOT, SlugParams, TAGS, VERSIONED, whoOf, WRITE } from './common.ts';

export function attestRoutes(app: FastifyInstance, usecases: AssessmentUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.post(
    `${ROOT}/attestation`,
    {
      config,
      schema: {
        operationId: 'attestAssessment',
        tags: TAGS,
        summary: 'Attester l’évaluation',
        description:
          'Réservé à un signataire connecté depuis moins de 15 minutes. `If-Match` porte `open.draftRevision`. Ce qui manque est dans `errors`, le critère dans `path`. Publiée aussitôt quand la fiche l’est.',
        params: SlugParams,
        headers: IfMatch,
        body: AttestationInput,
        response: {
          ...json('L’évaluation attestée.', ref(Attestation)),
          ...problemReplies([...WRITE, 'recent-login-needed', ...VERSIONED]),
        },
      },
    },
    (request) =>
      usecases.attest(
        whoOf(request),
        request.params.slug,
        request.headers['if-match'],
        request.body.statementAccepted,
      ),
  );

  routes.post(
    `${ROOT}/renewal`,
    {
      config,
      schema: {
        operationId: 'renewAssessment',
        tags: TAGS,
        summary: 'Renouveler l’évaluation publiée : rien n’a changé',
        params: SlugParams,
        body: AttestationInput,
        response: {
          ...json('L’évaluation attestée de nouveau.', ref(Attestation)),
          ...problemReplies([...WRITE, 'recent-login-needed', 'assessment-not-found']),
        },
      },
    },
    (request) =>
      usecases.renew(whoOf(request), request.params.slug, request.body.statementAccepted),
  );

  for (const [path, operationId, summary, act, more] of [
    [
      'reopening',
      'reopenAssessment',
      'Rouvrir une évaluation attestée, pas encore publiée',
      usecases.reopen,
      [],
    ],
    [
      'withdrawal',
      'withdrawAssessment',
      'Retirer l’évaluation publiée',
      usecases.withdraw,
      ['recent-login-needed', 'assessment-not-found'],
    ],
  ] as const) {
    routes.post(
      `${ROOT}/${path}`,
      {
        config,
        schema: {
          operationId,
          tags: TAGS,
          summary,
          params: SlugParams,
          body: ReasonInput,
          response: {
            ...json('L’état ensuite.', ref(RoundState)),
            ...problemReplies([...WRITE, ...more]),
          },
        },
      },
      (request) => act(whoOf(request), request.params.slug, request.body.reason),
    );
  }
}
