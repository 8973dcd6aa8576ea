/** The API describes itself: the OpenAPI document, a page to read it, a page for each problem. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { CACHE, unchanged } from '../../plugins/caching.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { html, json, notModified } from '../../contract/replies.ts';
import { ProblemError } from '../../contract/problem-error.ts';
import { readDocumentation } from './usecases.ts';

const HTML = 'text/html; charset=utf-8';
const CodeParams = Type.Object({
  code: Type.String({ description: 'Code du problème.', maxLength: 60 }),
});

export function documentationRoutes(app: FastifyInstance, publicOrigin: string): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const documentation = readDocumentation(publicOrigin, () => app.swagger() as never);
  const tagOf = (content: string) =>
    `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;

  routes.get(
    '/api/v1/openapi.json',
    {
      schema: {
        operationId: 'getOpenApi',
        tags: ['Documentation'],
        summary: 'Lire la description de l’API (OpenAPI 3.1)',
        response: {
          ...json('Document OpenAPI.', Type.Object({}, { additionalProperties: true })),
          ...notModified,
          ...problemReplies([]),
        },
      },
    },
    async (request, reply) => {
      const content = documentation.document();
      if (unchanged(request, reply, tagOf(content), CACHE.program))
        return reply.code(304).send(null);
      return reply.type('application/json; charset=utf-8').send(content as never);
    },
  );

  routes.get(
    '/api/docs',
    {
      schema: {
        operationId: 'readDocumentation',
        tags: ['Documentation'],
        summary: 'Lire la documentation de l’API dans un navigateur',
        response: { ...html('Page HTML.'), ...notModified, ...problemReplies([]) },
      },
    },
    async (request, reply) => {
      const content = documentation.page();
      if (unchanged(request, reply, tagOf(content), CACHE.program))
        return reply.code(304).send(null);
      return reply.type(HTML).send(content as never);
    },
  );

  routes.get('/api/docs/style.css', { schema: { hide: true } }, async (request, reply) => {
    const content = documentation.style();
    if (unchanged(request, reply, tagOf(content), CACHE.program)) return reply.code(304).send(null);
    return reply.type('text/css; charset=utf-8').send(content);
  });

  routes.get(
    '/api/problems/:code',
    {
      schema: {
        operationId: 'readProblem',
        tags: ['Documentation'],
        summary: 'Lire ce que veut dire un problème',
        params: CodeParams,
        response: {
          ...html('Page HTML.'),
          ...notModified,
          ...problemReplies(['invalid-input', 'not-found']),
        },
      },
    },
    async (request, reply) => {
      const content = documentation.problem(request.params.code);
      if (content === null) {
        throw new ProblemError('not-found', {
          detail: `Aucun problème ne porte ce code. La liste est sur ${publicOrigin}/api/docs.`,
        });
      }
      if (unchanged(request, reply, tagOf(content), CACHE.program))
        return reply.code(304).send(null);
      return reply.type(HTML).send(content as never);
    },
  );
}
