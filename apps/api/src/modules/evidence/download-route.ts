import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { actorOf } from '../../plugins/session.ts';
import { attachmentOf } from '../files/index.ts';
import { IdParams } from './inputs.ts';
import type { EvidenceUseCases } from './usecases.ts';

/** Saved, never shown: whatever the file holds, a browser runs nothing of it (security and reliability, section 3). */
export function downloadRoute(app: FastifyInstance, library: EvidenceUseCases): void {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/v1/evidence/:id/file',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'downloadEvidence',
        tags: ['Fichiers'],
        summary: 'Télécharger le fichier d’une preuve',
        description:
          'Ouvert à tous pour une preuve publique d’une évaluation publiée, aux membres de l’organisation, à la modération et à qui audite la solution sinon. L’en-tête `Repr-Digest` porte son empreinte SHA-256.',
        params: IdParams,
        response: {
          200: {
            description: 'Le fichier.',
            content: { 'application/octet-stream': { schema: Type.Any() } },
          },
          ...problemReplies([
            'not-signed-in',
            'forbidden',
            'not-found',
            'invalid-input',
            'transition-refused',
          ]),
        },
      },
    },
    async (request, reply) => {
      const { file, content } = await library.download(actorOf(request), request.params.id);
      return reply
        .headers({
          'content-disposition': attachmentOf(file.name),
          'content-length': file.size,
          'content-security-policy': "sandbox; default-src 'none'",
          'repr-digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
        })
        .type(file.mediaType)
        .send(content);
    },
  );
}
