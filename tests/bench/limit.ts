/**
 * "The limit": a bare Fastify with hand-written SQL over the normal tables, returning the same bytes.
 * No validation, no logs, no problem documents, no ETag: what is left is the price of the product.
 */
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
const app = Fastify({ logger: false });
const one = async <T>(name: string, text: string, values: unknown[] = []): Promise<T[]> =>
  (await pool.query({ name, text, values })).rows as T[];

const JSON_TYPE = 'application/json; charset=utf-8';
const cards = (rows: { card: string }[]) => rows.map((row) => row.card).join(',');

/** GROUP BY over the catalogue: what facets cost without bit strings. */
app.get('/facets-scan', async (_request, reply) => {
  const rows = await one(
    'facets-scan',
    `select value, count(*)::int as count from catalogue_entry, unnest(facets) as value group by value`,
  );
  return reply.type(JSON_TYPE).send(JSON.stringify(rows));
});

const FACETS = `with filter as (select ~(repeat('0', bit_length)::bit varying) as bits from catalogue_state)
  select f.facet, f.value, bit_count(f.bits & filter.bits)::int as count from catalogue_facet f, filter`;

app.get('/list', async (_request, reply) => {
  const [facets, total, page] = await Promise.all([
    one('facets', FACETS),
    one<{ n: number }>('total', 'select entries as n from catalogue_state'),
    one<{ card: string }>('page', 'select card from catalogue_entry order by name_key limit 20'),
  ]);
  return reply
    .type(JSON_TYPE)
    .send(
      `{"items":[${cards(page)}],"total":${total[0]!.n},"page":1,"pageSize":20,"facets":${JSON.stringify(facets)}}`,
    );
});

app.get<{ Querystring: { q: string } }>('/search', async (request, reply) => {
  const hits = await one<{ ordinal: number }>(
    'hits',
    `select ordinal from catalogue_search, plainto_tsquery('gouvtech', $1) as query where vector @@ query
     order by ts_rank_cd(vector, query) desc limit 1000`,
    [request.query.q],
  );
  const [facets, page] = await Promise.all([
    one('facets', FACETS),
    one<{ card: string }>(
      'by-ordinal',
      'select card from catalogue_entry where ordinal = any($1)',
      [hits.slice(0, 20).map((hit) => hit.ordinal)],
    ),
  ]);
  return reply
    .type(JSON_TYPE)
    .send(`{"items":[${cards(page)}],"total":${hits.length},"facets":${JSON.stringify(facets)}}`);
});

app.get<{ Params: { slug: string } }>('/solution/:slug', async (request, reply) => {
  const [row] = await one<{ document: string }>(
    'document',
    'select document from catalogue_entry where slug = $1',
    [request.params.slug],
  );
  return reply.type(JSON_TYPE).send(row?.document);
});

app.get('/ready', () => 'ok');
await app.listen({ host: '127.0.0.1', port: Number(process.env.LIMIT_PORT) });
