import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { ref, text } from '../../../contract/schema.ts';
import { personOf } from '../../../plugins/session.ts';
import type { AdministrationDependencies } from '../context.ts';
import { MovedTo } from '../organisations/schemas.ts';
import { ACTING, BODY_LIMIT, object, READING, reason, SIGNED_IN, TAGS } from '../route-options.ts';
import { solutionMerges } from './merge.ts';
import { LikelyDuplicates, SolutionMergePreview } from './schemas.ts';

const slug = (description: string) => text(description, { maxLength: 100 });

export function solutionAdministrationRoutes(
  app: FastifyInstance,
  dependencies: AdministrationDependencies,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const merges = solutionMerges(dependencies);

  routes.get(
    '/api/v1/administration/duplicates',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listLikelyDuplicates',
        tags: TAGS,
        summary: 'Lister les fiches qui semblent décrire la même solution',
        response: {
          ...json('Les signalements ouverts.', ref(LikelyDuplicates)),
          ...problemReplies(READING.filter((code) => code !== 'invalid-input')),
        },
      },
    },
    async (request) => merges.duplicates(personOf(request)),
  );

  routes.get(
    '/api/v1/administration/merge-preview',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'previewSolutionMerge',
        tags: TAGS,
        summary: 'Voir ce que ferait la fusion de deux fiches',
        querystring: object({ from: slug('Fiche qui part.'), into: slug('Fiche qui reste.') }),
        response: {
          ...json('Rien n’est écrit.', ref(SolutionMergePreview)),
          ...problemReplies([...READING, 'not-found']),
        },
      },
    },
    async (request) => merges.preview(personOf(request), request.query.from, request.query.into),
  );

  routes.post(
    '/api/v1/administration/solutions/:slug/merge',
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'mergeSolution',
        tags: TAGS,
        summary: 'Fusionner une fiche dans une autre',
        description: 'Ne se défait pas. La première est archivée, son adresse mène à la seconde.',
        params: object({ slug: slug('Fiche qui part.') }),
        body: object({ into: slug('Fiche qui reste.'), reason: reason() }),
        response: { ...json('C’est fait.', ref(MovedTo)), ...problemReplies(ACTING) },
      },
    },
    async (request) => merges.merge(personOf(request), request.params.slug, request.body),
  );
}
