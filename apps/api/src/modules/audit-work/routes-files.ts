import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { READING, SIGNED_IN as config } from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import { ODS_TYPE } from '../comparison/index.ts';
import { ExportQuery, VerdictImportInput, VerdictImportReview } from './schemas-files.ts';
import { ReferenceParams } from './schemas.ts';
import type { AuditWorkUseCases } from './usecases.ts';

const TAGS = ['Audits'];
const IMPORT_BODY = 2 * 1024 * 1024;
const TYPES = { ods: ODS_TYPE, csv: 'text/csv; charset=utf-8' };
const READ: ProblemCode[] = [...READING, 'transition-refused'];

export function fileRoutes(app: FastifyInstance, work: AuditWorkUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/audits/:reference/verdicts/export',
    {
      config,
      schema: {
        operationId: 'exportVerdicts',
        tags: TAGS,
        summary: 'Télécharger les avis d’un audit (ODS, CSV)',
        description:
          'Une ligne par avis attendu. Une cellule qui commencerait comme une formule est précédée d’une apostrophe ; elle est retirée à l’import.',
        params: ReferenceParams,
        querystring: ExportQuery,
        response: {
          200: {
            description: 'Le fichier.',
            content: {
              [ODS_TYPE]: { schema: Type.String({ format: 'binary' }) },
              'text/csv': { schema: Type.String() },
            },
          },
          ...problemReplies(READ),
        },
      },
    },
    async (request, reply) => {
      const { format = 'ods' } = request.query;
      const file = await work.download(personOf(request), request.params.reference, format);
      return reply
        .type(TYPES[format])
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .serializer((body: unknown) => body as string)
        .send(file.body as never);
    },
  );

  routes.post(
    '/api/v1/audits/:reference/verdicts/import',
    {
      config,
      bodyLimit: IMPORT_BODY,
      schema: {
        operationId: 'importVerdicts',
        tags: TAGS,
        summary: 'Relire puis reprendre un fichier d’avis',
        description:
          'Avec `apply` à faux, dit ligne par ligne ce qui changerait et ce qui est refusé. Avec `apply` à vrai, écrit tout, ou rien si une ligne est refusée. Une ligne dont la version a changé depuis l’export est refusée.',
        params: ReferenceParams,
        body: VerdictImportInput,
        response: {
          ...json('Ce que dit le fichier.', ref(VerdictImportReview)),
          ...problemReplies([
            ...READ,
            'cross-site-request',
            'payload-too-large',
            'unsupported-media-type',
          ]),
        },
      },
    },
    (request) => work.importFile(personOf(request), request.params.reference, request.body),
  );
}
