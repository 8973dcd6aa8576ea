import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Database } from '@gouvtech/db';
import { ProblemError } from '../../contract/problem-error.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { listWritten } from './repository.ts';
import { DemonstrationMails, MailsQuery } from './schemas.ts';

const SHOWN = 50;

/** @param open the demonstration, without a mail server: elsewhere mails are their recipients’ only */
export function demonstrationMailRoutes(
  app: FastifyInstance,
  database: Database,
  open: boolean,
): void {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/v1/demonstration/mails',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'listDemonstrationMails',
        tags: ['Démonstration'],
        summary: 'Lire les courriels de la démonstration',
        description: `Les ${SHOWN} derniers. N’existe que dans la démonstration, quand aucun serveur de courriel n’est réglé.`,
        querystring: MailsQuery,
        response: {
          ...json('Les courriels, le dernier d’abord.', ref(DemonstrationMails)),
          ...problemReplies(['invalid-input', 'not-found']),
        },
      },
    },
    async ({ query }) => {
      if (!open) {
        throw new ProblemError('not-found', {
          detail: 'Cette installation envoie ses courriels : chacun lit les siens dans sa boîte.',
        });
      }
      return { mails: await listWritten(database.db, SHOWN, query.to) };
    },
  );
}
