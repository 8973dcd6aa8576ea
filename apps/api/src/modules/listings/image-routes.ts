import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { invalid } from '../../contract/problem-error.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { unchanged } from '../../plugins/caching.ts';
import { actorOf } from '../../plugins/session.ts';
import { readUpload, refused } from '../files/index.ts';
import { SlugParams } from '../catalogue/index.ts';
import { IMAGE_MAX_BYTES, imageTooBig } from './images/encode.ts';
import { answer, editingOf, listingReply, SIGNED_IN, TAGS } from './replies.ts';
import { IdParams, IfMatch, ImageBody } from './inputs.ts';
import type { ListingUseCases } from './usecases.ts';

/** Its bytes never change: another picture has another identifier. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

export function imageRoutes(app: FastifyInstance, listings: ListingUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.post(
    '/api/v1/vendor/solutions/:slug/images',
    {
      config: SIGNED_IN,
      preValidation: readUpload('file'),
      schema: {
        operationId: 'addListingImage',
        tags: TAGS,
        summary: 'Ajouter un logo ou une capture d’écran au brouillon',
        description:
          'Envoyez `multipart/form-data`, avec `file` : PNG, JPEG ou WebP, 2 Mo au plus. L’image est réencodée\u00a0; un logo remplace le précédent.',
        consumes: ['multipart/form-data'],
        params: SlugParams,
        headers: IfMatch,
        body: ImageBody,
        response: listingReply,
      },
    },
    async (request, reply) => {
      const { kind, alt } = request.body;
      const bytes = pictureOf(request);
      return answer(reply, await listings.addImage(editingOf(request), { kind, alt, bytes }));
    },
  );

  routes.get(
    '/api/v1/images/:id',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'getImage',
        tags: ['Fichiers'],
        summary: 'Lire une image d’une fiche',
        params: IdParams,
        response: {
          200: {
            description: 'L’image.',
            content: { 'image/webp': { schema: Type.String({ format: 'binary' }) } },
          },
          304: Type.Null({ description: 'Vous l’avez déjà.' }),
          ...problemReplies(['not-found', 'invalid-input']),
        },
      },
    },
    async (request, reply) => {
      const image = await listings.readImage(actorOf(request), request.params.id);
      const cache = image.public ? IMMUTABLE : 'private, no-store';
      reply.header('content-security-policy', "sandbox; default-src 'none'");
      if (unchanged(request, reply, `"${image.sha256}"`, cache)) {
        image.bytes.destroy();
        return reply.code(304).send(null);
      }
      return reply.type(image.mediaType).send(image.bytes as never);
    },
  );
}

/** @throws ProblemError at `file` */
function pictureOf({ upload }: FastifyRequest): Uint8Array {
  if (!upload) throw invalid('file', 'Choisissez une image PNG, JPEG ou WebP, de 2 Mo au plus.');
  if (upload.bytes.byteLength > IMAGE_MAX_BYTES)
    throw refused('payload-too-large', 'file', imageTooBig(upload.bytes.byteLength));
  return upload.bytes;
}
