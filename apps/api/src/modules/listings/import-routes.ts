import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { personOf } from '../../plugins/session.ts';
import { SlugParams } from '../catalogue/index.ts';
import { answer, editingOf, listingReply, READING, SIGNED_IN, TAGS } from './replies.ts';
import { ChosenBody, IfMatch, ReviewBody } from './inputs.ts';
import { ImportReview } from './schemas.ts';
import type { ListingUseCases } from './usecases.ts';

/** JSON writes a line end in two characters, and what is not ASCII in six at worst. */
const BODY_LIMIT = 4 * 1024 * 1024;

export function importRoutes(app: FastifyInstance, listings: ListingUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.post(
    '/api/v1/vendor/publiccode-review',
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'reviewPubliccodeImport',
        tags: TAGS,
        summary: 'Voir ce qu’un publiccode.yml changerait d’un brouillon',
        description:
          'Rien n’est enregistré. Un champ que le fichier ne donne pas n’est jamais vidé.',
        body: ReviewBody,
        response: {
          ...json(
            'Le verdict, les problèmes et les changements champ par champ.',
            ref(ImportReview),
          ),
          ...problemReplies([
            ...READING,
            'cross-site-request',
            'payload-too-large',
            'unsupported-media-type',
          ]),
        },
      },
    },
    async (request) => listings.reviewImport(personOf(request), request.body),
  );

  routes.get(
    '/api/v1/vendor/solutions/:slug/publiccode',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getListingPubliccode',
        tags: TAGS,
        summary: 'Télécharger le publiccode.yml lu dans la fiche',
        description: 'Tel qu’il a été donné, pour son éditeur et pour qui relit la fiche.',
        params: SlugParams,
        response: {
          200: {
            description: 'Le texte du fichier.',
            content: { 'application/yaml': { schema: Type.String() } },
          },
          ...problemReplies([...READING]),
        },
      },
    },
    async (request, reply) => {
      const source = await listings.readSource(personOf(request), request.params.slug);
      return reply
        .header('content-disposition', 'attachment; filename="publiccode.yml"')
        .header('content-security-policy', "sandbox; default-src 'none'")
        .type('application/yaml; charset=utf-8')
        .send(source);
    },
  );

  routes.post(
    '/api/v1/vendor/solutions/:slug/publiccode',
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'importPubliccode',
        tags: TAGS,
        summary: 'Prendre des champs d’un publiccode.yml dans le brouillon',
        params: SlugParams,
        headers: IfMatch,
        body: ChosenBody,
        response: listingReply,
      },
    },
    async (request, reply) =>
      answer(reply, await listings.importPubliccode(editingOf(request), request.body)),
  );
}
