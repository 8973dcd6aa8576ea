import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json, notModified } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { CACHE, unchanged } from '../../plugins/caching.ts';
import { ODS_TYPE } from './export/ods.ts';
import type { FileFormat } from './export/file.ts';
import { Comparison, ComparisonNames, ComparisonQuery } from './schemas.ts';
import type { ComparisonUseCases } from './usecases.ts';

const FILES: Record<FileFormat, { type: string; operationId: string; summary: string }> = {
  csv: {
    type: 'text/csv; charset=utf-8',
    operationId: 'downloadComparisonCsv',
    summary: 'Télécharger une comparaison en CSV',
  },
  ods: {
    type: ODS_TYPE,
    operationId: 'downloadComparisonOds',
    summary: 'Télécharger une comparaison pour un tableur (OpenDocument)',
  },
};
const refusals = problemReplies(['invalid-input', 'solution-not-found']);

export function comparisonRoutes(
  app: FastifyInstance,
  comparison: ComparisonUseCases,
  origin: string,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/comparison',
    {
      schema: {
        operationId: 'compareSolutions',
        tags: ['Comparaison'],
        summary: 'Comparer des solutions',
        description:
          'Ce qui est demandé et ne peut pas être comparé est dit dans `problems` ; la réponse est 404 quand rien ne reste.',
        querystring: ComparisonQuery,
        response: {
          ...json('Les solutions côte à côte.', ref(Comparison)),
          ...notModified,
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { etag, body } = await comparison.compare(request.query.s);
      if (unchanged(request, reply, etag, CACHE.item)) return reply.code(304).send(null);
      return reply.type('application/json; charset=utf-8').send(body() as never);
    },
  );

  routes.get(
    '/api/v1/comparison/names',
    {
      schema: {
        operationId: 'nameSolutions',
        tags: ['Comparaison'],
        summary: 'Lire les noms des solutions choisies',
        querystring: ComparisonQuery,
        response: {
          ...json('Les noms, sans rien d’autre.', ref(ComparisonNames)),
          ...notModified,
          ...problemReplies(['invalid-input']),
        },
      },
    },
    async (request, reply) => {
      const { etag, body } = await comparison.names(request.query.s);
      if (unchanged(request, reply, etag, CACHE.item)) return reply.code(304).send(null);
      return reply.send(body());
    },
  );

  for (const [format, { type, operationId, summary }] of Object.entries(FILES)) {
    routes.get(
      `/api/v1/comparison.${format}`,
      {
        schema: {
          operationId,
          tags: ['Comparaison'],
          summary,
          description:
            'Une ligne par fait ou critère, quatre colonnes par solution\u00a0: valeur, preuve, date, remarques. Une cellule qui commencerait comme une formule est précédée d’une apostrophe.',
          querystring: ComparisonQuery,
          response: {
            200: {
              description: 'Le fichier.',
              content: {
                [type.split(';')[0]!]: {
                  schema: Type.String(format === 'ods' ? { format: 'binary' } : {}),
                },
              },
            },
            ...notModified,
            ...refusals,
          },
        },
      },
      async (request, reply) => {
        const file = await comparison.file(request.query.s, format as FileFormat, origin);
        if (unchanged(request, reply, file.etag, CACHE.item)) return reply.code(304).send(null);
        return reply
          .type(type)
          .header('content-disposition', `attachment; filename="${file.name}"`)
          .send(file.body() as never);
      },
    );
  }
}
