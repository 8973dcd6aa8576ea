import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { addDays, dayOf } from '@gouvtech/criteria';
import type { Database } from '@gouvtech/db';
import type { ProblemCode } from '@gouvtech/domain';
import { demandRight } from '../../contract/demand.ts';
import { invalid } from '../../contract/problem-error.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { day, ref } from '../../contract/schema.ts';
import { ENTERING, SIGNED_IN } from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import { listMisses, type MissPeriod, type MissRow } from './repository.ts';
import { SearchMisses } from './schemas.ts';

const PAGE_SIZE = 50;
const CSV_MAX = 10_000;
const USUAL_DAYS = 90;
const READING: ProblemCode[] = [...ENTERING, 'invalid-input'];

const period = {
  from: Type.Optional(day('Début de la période')),
  to: Type.Optional(day('Fin de la période')),
};
const Query = Type.Object(
  {
    ...period,
    page: Type.Integer({ minimum: 1, maximum: 10_000, default: 1, description: 'Page.' }),
  },
  { additionalProperties: false },
);

export function searchMissRoutes(
  app: FastifyInstance,
  { database, clock }: { database: Database; clock: () => Date },
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const periodOf = ({ from, to }: Partial<MissPeriod>): MissPeriod => {
    const end = to ?? dayOf(clock().toISOString());
    const start = from ?? addDays(end, -USUAL_DAYS);
    if (start > end) throw invalid('from', 'Le début de la période est après sa fin.');
    return { from: start, to: end };
  };

  routes.get(
    '/api/v1/administration/search-misses',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listSearchMisses',
        tags: ['Administration'],
        summary: 'Lire ce que les recherches n’ont pas trouvé',
        querystring: Query,
        response: {
          ...json('Le plus cherché en tête.', ref(SearchMisses)),
          ...problemReplies(READING),
        },
      },
    },
    async (request) => {
      demandRight(personOf(request), 'administration:read-search-misses', {
        type: 'administration',
      });
      const { page } = request.query;
      const asked = periodOf(request.query);
      const offset = (page - 1) * PAGE_SIZE;
      const found = await listMisses(database.db, { ...asked, limit: PAGE_SIZE, offset });
      return { ...found, ...asked, page, pageSize: PAGE_SIZE };
    },
  );

  routes.get(
    '/api/v1/administration/search-misses.csv',
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'exportSearchMisses',
        tags: ['Administration'],
        summary: 'Exporter ce que les recherches n’ont pas trouvé',
        querystring: Type.Object(period, { additionalProperties: false }),
        response: {
          200: {
            description: 'Un fichier CSV en UTF-8, séparé par des points-virgules.',
            content: { 'text/csv': { schema: Type.String() } },
          },
          ...problemReplies(READING),
        },
      },
    },
    async (request, reply) => {
      demandRight(personOf(request), 'administration:read-search-misses', {
        type: 'administration',
      });
      const asked = periodOf(request.query);
      const { items } = await listMisses(database.db, { ...asked, limit: CSV_MAX, offset: 0 });
      reply.type('text/csv; charset=utf-8').headers({
        'content-disposition': `attachment; filename="recherches-sans-resultat-${asked.from}-${asked.to}.csv"`,
      });
      return reply.send(csvOf(items) as never);
    },
  );
}

/** Words are letters, digits and spaces only: no cell can be a formula. */
const csvOf = (items: MissRow[]): string =>
  [
    '\uFEFF"mots";"recherches";"jours";"dernier jour"',
    ...items.map(
      ({ words, count, days, lastDay }) => `"${words}";"${count}";"${days}";"${lastDay}"`,
    ),
  ].join('\r\n') + '\r\n';
