import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { SIGNED_IN as config } from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import { JournalFileQuery, JournalQuery, LogPage } from './schemas.ts';
import type { JournalUseCases } from './usecases.ts';

const tags = ['Modération'];
const refusals = () =>
  problemReplies(['not-signed-in', 'forbidden', 'stronger-login-needed', 'invalid-input']);

const FILES = {
  jsonl: { type: 'application/jsonl; charset=utf-8', name: 'journal.jsonl' },
  csv: { type: 'text/csv; charset=utf-8', name: 'journal.csv' },
};

export function journalRoutes(app: FastifyInstance, journal: JournalUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/moderation/journal',
    {
      config,
      schema: {
        ...{ operationId: 'readJournal', tags, summary: 'Lire le journal' },
        description: 'Tous les actes, enchaînés par empreintes. Administrateurs du catalogue.',
        querystring: JournalQuery,
        response: { ...json('Une page du journal.', ref(LogPage)), ...refusals() },
      },
    },
    (request) => {
      const { before = null, ...filter } = request.query;
      return journal.read(personOf(request), filter, before);
    },
  );

  routes.get(
    '/api/v1/moderation/journal/file',
    {
      config,
      schema: {
        ...{ operationId: 'downloadJournal', tags, summary: 'Télécharger le journal' },
        description: 'Dans l’ordre, page par page. Les personnes y sont par pseudonyme.',
        querystring: JournalFileQuery,
        response: {
          200: {
            description: 'Le fichier.',
            content: {
              'application/jsonl': { schema: Type.String() },
              'text/csv': { schema: Type.String() },
            },
          },
          ...refusals(),
        },
      },
    },
    async (request, reply) => {
      const { format, ...filter } = request.query;
      const lines = await journal.download(personOf(request), filter, format);
      const { type, name } = FILES[format];
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .type(type)
        .send(Readable.from(lines) as never);
    },
  );
}
