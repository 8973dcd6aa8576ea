import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { notModified } from '../../contract/replies.ts';
import { text } from '../../contract/schema.ts';
import { CACHE, unchanged } from '../../plugins/caching.ts';
import type { ReportUseCases } from './usecases.ts';

const PDF = 'application/pdf';
const Params = Type.Object(
  { reference: text('Référence du label, par exemple `L-2026-0003`.', { maxLength: 60 }) },
  { additionalProperties: false },
);

export function reportRoutes(app: FastifyInstance, reports: ReportUseCases): void {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/v1/labels/:reference/report.pdf',
    {
      schema: {
        operationId: 'getLabelReport',
        tags: ['Labels et audits'],
        summary: 'Rapport d’audit d’un label, en PDF accessible',
        description:
          'Périmètre, niveau, dates, indépendance, avis par critère avec le constat et la réponse de l’éditeur, empreintes. PDF balisé (PDF/UA-1) ; les mêmes octets tant que le label ne change pas.',
        params: Params,
        response: {
          200: {
            description: 'Le rapport.',
            content: { [PDF]: { schema: Type.String({ format: 'binary' }) } },
          },
          ...notModified,
          ...problemReplies(['not-found', 'invalid-input']),
        },
      },
    },
    async (request, reply) => {
      const { etag, name, body } = await reports.labelReport(request.params.reference);
      if (unchanged(request, reply, etag, CACHE.item)) return reply.code(304).send(null);
      reply.header('content-disposition', `inline; filename="${name}"`);
      return reply.type(PDF).send((await body()) as never);
    },
  );
}
