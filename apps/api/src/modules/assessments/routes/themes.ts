import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { ref } from '../../../contract/schema.ts';
import { ThemeInput, ThemeSaved, VendorTheme } from '../schemas/theme.ts';
import type { AssessmentUseCases } from '../usecases.ts';
import { ACCESS, config, ROOT, TAGS, ThemeParams, whoOf, WIDE_BODY, WRITE } from './common.ts';

export function themeRoutes(app: FastifyInstance, usecases: AssessmentUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    `${ROOT}/themes/:theme`,
    {
      config,
      schema: {
        operationId: 'readVendorTheme',
        tags: TAGS,
        summary: 'Lire un thème et ses réponses',
        params: ThemeParams,
        response: {
          ...json('Le thème.', ref(VendorTheme)),
          ...problemReplies([...ACCESS, 'not-found', 'transition-refused']),
        },
      },
    },
    (request) => usecases.theme(whoOf(request), request.params.slug, request.params.theme) as never,
  );

  routes.put(
    `${ROOT}/themes/:theme`,
    {
      config,
      bodyLimit: WIDE_BODY,
      schema: {
        operationId: 'saveVendorTheme',
        tags: TAGS,
        summary: 'Enregistrer les réponses d’un thème',
        description:
          'Chaque réponse porte la révision lue. Celles qui peuvent l’être sont enregistrées ; les autres sont dites une par une.',
        params: ThemeParams,
        body: ThemeInput,
        response: {
          ...json('Ce qui a été enregistré.', ref(ThemeSaved)),
          ...problemReplies([...WRITE, 'not-found']),
        },
      },
    },
    (request) => {
      const { slug, theme } = request.params;
      return usecases.saveTheme(
        whoOf(request),
        slug,
        theme,
        request.body.answers as never,
      ) as never;
    },
  );
}
