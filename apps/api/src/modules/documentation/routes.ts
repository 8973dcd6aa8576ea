/** The API describes itself: the OpenAPI document, a page to read it, a page for each problem. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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

const TagParams = Type.Object({
  tag: Type.String({ description: 'Adresse de la rubrique.', maxLength: 60 }),
});
const OperationParams = Type.Object({
  operation: Type.String({ description: 'Identifiant de l’adresse dans OpenAPI.', maxLength: 60 }),
});
const ObjectParams = Type.Object({
  name: Type.String({ description: 'Nom de l’objet.', maxLength: 60 }),
});
const missing = problemReplies(['invalid-input', 'not-found']);

export function documentationRoutes(app: FastifyInstance, publicOrigin: string): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const documentation = readDocumentation(publicOrigin, () => app.swagger() as never);
  const tagOf = (content: string) =>
    `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;

  const sendPage = (
    request: FastifyRequest,
    reply: FastifyReply,
    content: string | null,
    none: string,
  ) => {
    if (content === null) {
      throw new ProblemError('not-found', {
        detail: `${none} n’a ce nom. La liste est sur ${publicOrigin}/api/docs.`,
      });
    }
    if (unchanged(request, reply, tagOf(content), CACHE.program)) return reply.code(304).send(null);
    return reply.type(HTML).send(content as never);
  };

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
    async (request, reply) => sendPage(request, reply, documentation.index(), ''),
  );

  routes.get(
    '/api/docs/:tag',
    {
      schema: {
        operationId: 'readDocumentationPage',
        tags: ['Documentation'],
        summary: 'Lire la documentation d’une rubrique de l’API',
        params: TagParams,
        response: { ...html('Page HTML.'), ...notModified, ...missing },
      },
    },
    async (request, reply) =>
      sendPage(request, reply, documentation.tag(request.params.tag), 'Aucune rubrique'),
  );

  routes.get(
    '/api/docs/adresses/:operation',
    {
      schema: {
        operationId: 'readDocumentedOperation',
        tags: ['Documentation'],
        summary: 'Lire comment appeler une adresse de l’API',
        params: OperationParams,
        response: { ...html('Page HTML.'), ...notModified, ...missing },
      },
    },
    async (request, reply) =>
      sendPage(request, reply, documentation.operation(request.params.operation), 'Aucune adresse'),
  );

  routes.get(
    '/api/docs/objets',
    {
      schema: {
        operationId: 'listDocumentedObjects',
        tags: ['Documentation'],
        summary: 'Lire la liste des objets de l’API',
        response: { ...html('Page HTML.'), ...notModified, ...problemReplies([]) },
      },
    },
    async (request, reply) => sendPage(request, reply, documentation.objects(), ''),
  );

  routes.get(
    '/api/docs/objets/:name',
    {
      schema: {
        operationId: 'readDocumentedObject',
        tags: ['Documentation'],
        summary: 'Lire les membres d’un objet de l’API',
        params: ObjectParams,
        response: { ...html('Page HTML.'), ...notModified, ...missing },
      },
    },
    async (request, reply) =>
      sendPage(request, reply, documentation.object(request.params.name), 'Aucun objet'),
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
          ...missing,
        },
      },
    },
    async (request, reply) =>
      sendPage(request, reply, documentation.problem(request.params.code), 'Aucun problème'),
  );
}
