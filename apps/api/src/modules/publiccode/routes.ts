import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ProblemError } from '../../contract/problem-error.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json, notModified } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { CACHE, unchanged } from '../../plugins/caching.ts';
import { SlugParams, SolutionEndedProblem } from '../catalogue/index.ts';
import { MAX_BYTES, PREVIEWS } from './limits.ts';
import { rateLimit } from './rate-limit.ts';
import { PreviewBody, PubliccodePreview } from './schemas.ts';
import type { PubliccodeUseCases } from './usecases.ts';

/** JSON writes a line end in two characters, and what is not ASCII in six at worst. */
const BODY_LIMIT = 2 * MAX_BYTES;

export function publiccodeRoutes(app: FastifyInstance, publiccode: PubliccodeUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const waitFor = rateLimit({ ...PREVIEWS, now: () => performance.now() });

  routes.post(
    '/api/v1/publiccode/preview',
    {
      bodyLimit: BODY_LIMIT,
      // Before the body is read: what is refused costs nothing.
      onRequest: async (request) => {
        const seconds = waitFor(request.ip);
        if (seconds > 0) throw tooMany(seconds);
      },
      schema: {
        operationId: 'previewPubliccode',
        tags: ['Fichiers'],
        summary: 'Lire un fichier publiccode.yml sans rien enregistrer',
        description:
          'Dit si la norme publiccode.yml (0.2 à 0.7) accepte le fichier, nomme chaque clé fautive, et montre la fiche qu’il donnerait. Un fichier refusé est une réponse 200 : lisez `verdict`. Trente fichiers par minute au plus pour une même adresse.',
        body: PreviewBody,
        response: {
          ...json('Le verdict, les problèmes et la fiche.', ref(PubliccodePreview)),
          ...problemReplies([
            'invalid-input',
            'payload-too-large',
            'unsupported-media-type',
            'too-many-requests',
          ]),
        },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return publiccode.preview(request.body);
    },
  );

  routes.get(
    '/api/v1/solutions/:slug/publiccode.yml',
    {
      schema: {
        operationId: 'getPubliccode',
        tags: ['Fichiers'],
        summary: 'Lire une solution au format publiccode.yml',
        description:
          'Un fichier que la norme accepte, pour toute solution du catalogue. Une solution propriétaire porte la licence `LicenseRef-Proprietary` ; ce que la norme ne prévoit pas est en commentaires.',
        params: SlugParams,
        response: {
          200: {
            description: 'Le fichier.',
            content: { 'application/yaml': { schema: Type.String() } },
          },
          ...notModified,
          ...problemReplies(['solution-not-found', 'solution-ended', 'invalid-input'], {
            'solution-ended': SolutionEndedProblem,
          }),
        },
      },
    },
    async (request, reply) => {
      const text = await publiccode.exported(request.params.slug);
      const etag = createHash('sha256').update(text).digest('base64url').slice(0, 27);
      if (unchanged(request, reply, `"${etag}"`, CACHE.item)) return reply.code(304).send(null);
      return reply
        .type('application/yaml; charset=utf-8')
        .header('content-disposition', 'inline; filename="publiccode.yml"')
        .send(text);
    },
  );
}

const tooMany = (seconds: number): ProblemError =>
  new ProblemError('too-many-requests', {
    detail: `Vous avez lu ${PREVIEWS.max} fichiers en moins d’une minute, le maximum depuis une même adresse. Recommencez dans ${seconds === 1 ? 'une seconde' : `${seconds} secondes`}.`,
    headers: { 'retry-after': String(seconds) },
  });
