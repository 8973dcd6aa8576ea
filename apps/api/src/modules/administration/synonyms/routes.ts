import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { oneOf, ref } from '../../../contract/schema.ts';
import { personOf } from '../../../plugins/session.ts';
import type { AdministrationDependencies } from '../context.ts';
import {
  ACTING,
  BODY_LIMIT,
  done,
  line,
  object,
  PAGE_SIZE,
  pageNumber,
  READING,
  SIGNED_IN,
  TAGS,
} from '../route-options.ts';
import { SYNONYM_KINDS } from './repository.ts';
import { changeBody, SynonymPreview, Synonyms } from './schemas.ts';
import { synonymAdministration, TYPED_MAX } from './usecases.ts';

const BASE = '/api/v1/administration/synonyms';

export function synonymRoutes(
  app: FastifyInstance,
  dependencies: AdministrationDependencies,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const synonyms = synonymAdministration(dependencies);

  routes.get(
    BASE,
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listSynonyms',
        tags: TAGS,
        summary: 'Lister les synonymes de la recherche',
        querystring: object({
          q: line('Dans le terme ou dans ce qui vaut pour lui.'),
          kind: Type.Optional(oneOf(SYNONYM_KINDS, { description: 'Nature du lien.' })),
          page: pageNumber,
        }),
        response: { ...json('Par terme.', ref(Synonyms)), ...problemReplies(READING) },
      },
    },
    async (request) => {
      const { q, kind = null, page } = request.query;
      return synonyms.list(personOf(request), { q: q.trim(), kind, page, pageSize: PAGE_SIZE });
    },
  );

  routes.post(
    `${BASE}/preview`,
    {
      config: { ...SIGNED_IN, whileReadOnly: true },
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'previewSynonym',
        tags: TAGS,
        summary: 'Voir l’effet d’un synonyme sur de vraies recherches',
        description:
          'Essaie les mots donnés, les recherches proposées et les dernières restées sans résultat, avec et sans la modification. Rien n’est écrit.',
        body: object({
          ...changeBody,
          queries: Type.Array(Type.String({ maxLength: 200 }), {
            maxItems: TYPED_MAX,
            default: [],
            description: 'Recherches à essayer en plus.',
          }),
        }),
        response: { ...json('L’effet.', ref(SynonymPreview)), ...problemReplies(ACTING) },
      },
    },
    async (request) => {
      const { queries, ...change } = request.body;
      return synonyms.preview(personOf(request), change, queries);
    },
  );

  routes.put(
    BASE,
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'saveSynonym',
        tags: TAGS,
        summary: 'Ajouter, modifier ou retirer un synonyme',
        body: object(changeBody),
        response: { ...done, ...problemReplies(ACTING) },
      },
    },
    async (request, reply) => {
      await synonyms.save(personOf(request), request.body);
      return reply.code(204).send(null);
    },
  );
}
