import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { ref } from '../../../contract/schema.ts';
import { ODS_TYPE } from '../../comparison/index.ts';
import { FORMATS, ImportInput, ImportReview, type FileFormat } from '../schemas/files.ts';
import type { AssessmentUseCases } from '../usecases.ts';
import { ACCESS, config, ROOT, SlugParams, TAGS, whoOf, WRITE } from './common.ts';

const TYPES: Record<FileFormat, { type: string; operationId: string }> = {
  csv: { type: 'text/csv; charset=utf-8', operationId: 'downloadAnswersCsv' },
  ods: { type: ODS_TYPE, operationId: 'downloadAnswersOds' },
  json: { type: 'application/json; charset=utf-8', operationId: 'downloadAnswersJson' },
};
const IMPORT_BODY = 2 * 1024 * 1024;

export function fileRoutes(app: FastifyInstance, usecases: AssessmentUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  for (const format of FORMATS) {
    const { type, operationId } = TYPES[format];
    routes.get(
      `${ROOT}/answers.${format}`,
      {
        config,
        schema: {
          operationId,
          tags: TAGS,
          summary: `Télécharger les réponses (${format.toUpperCase()})`,
          description:
            'Une cellule qui commencerait comme une formule est précédée d’une apostrophe ; elle est retirée à l’import.',
          params: SlugParams,
          response: {
            200: {
              description: 'Le fichier.',
              content: {
                [type.split(';')[0]!]: {
                  schema: Type.String(format === 'ods' ? { format: 'binary' } : {}),
                },
              },
            },
            ...problemReplies([...ACCESS, 'transition-refused']),
          },
        },
      },
      async (request, reply) => {
        const file = await usecases.download(whoOf(request), request.params.slug, format);
        return reply
          .type(type)
          .header('content-disposition', `attachment; filename="${file.name}"`)
          .serializer((body: unknown) => body as string)
          .send(file.body as never);
      },
    );
  }

  routes.post(
    `${ROOT}/answers/import`,
    {
      config,
      bodyLimit: IMPORT_BODY,
      schema: {
        operationId: 'importAnswers',
        tags: TAGS,
        summary: 'Relire puis reprendre un fichier de réponses',
        description:
          'Avec `apply` à faux, dit ligne par ligne ce qui changerait et ce qui ne va pas. Avec `apply` à vrai, écrit tout, ou rien si une ligne est fautive. Une cellule vide ne change rien.',
        params: SlugParams,
        body: ImportInput,
        response: {
          ...json('Ce que dit le fichier.', ref(ImportReview)),
          ...problemReplies(WRITE),
        },
      },
    },
    (request) => usecases.importFile(whoOf(request), request.params.slug, request.body) as never,
  );
}
