/**
 * "The limit": a bare Fastify with hand-written SQL, returning bodies of the same bytes. No validation, no logs, no
 * problem documents, no ETag, no security headers: what is left is the price of the product.
 * `/solution` decodes the stored document and encodes it again, as a route over ordinary rows does; `/solution-text`
 * passes its text through, which is the least that any program can do.
 */
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const app = Fastify({ logger: false });
const rows = async <T>(name: string, text: string, values: unknown[] = []): Promise<T[]> =>
  (await pool.query({ name, text, values })).rows as T[];

const JSON_TYPE = 'application/json; charset=utf-8';
const decoded = (texts: { card: string }[]) => texts.map(({ card }) => JSON.parse(card) as unknown);

/** GROUP BY over the catalogue: what facets cost without bit strings. */
app.get('/facets-scan', async (_request, reply) => {
  const found = await rows(
    'facets-scan',
    `select value, count(*)::int as count from catalogue_entry, unnest(facets) as value group by value`,
  );
  return reply.type(JSON_TYPE).send(JSON.stringify(found));
});

const FACETS = `with chosen as materialized (
    select bit_or(bits) as bits from catalogue_facet where facet || ':' || value = any($1::text[])
  ), hits as materialized (select coalesce($2::bit varying, (select bits from chosen)) as bits)
  select f.facet, f.value, bit_count(f.bits & hits.bits)::int as count from catalogue_facet f, hits`;
const EVERYTHING = ['published', 'stale', 'expired', 'none'].map((state) => `assessment:${state}`);
const facets = (values: string[], hits: string | null = null) =>
  rows('facets', FACETS, [values, hits]);

app.get('/list', async (_request, reply) => {
  const [counts, total, page] = await Promise.all([
    facets(EVERYTHING),
    rows<{ n: number }>('total', 'select entries as n from catalogue_state'),
    rows<{ card: string }>('page', 'select card from catalogue_entry order by name_key limit 20'),
  ]);
  return reply
    .type(JSON_TYPE)
    .send(JSON.stringify({ items: decoded(page), total: total[0]!.n, facets: counts }));
});

/** The filtered list: one domain and one deployment, by index scan of the sort. */
app.get<{ Querystring: { domain: string } }>('/filtered', async (request, reply) => {
  const domain = `domain:${request.query.domain}`;
  const [counts, page] = await Promise.all([
    facets([domain]),
    rows<{ card: string; total: number }>(
      'filtered',
      `select card, (select count(*)::int from catalogue_entry where $1 = any(facets)) as total
       from catalogue_entry where $1 = any(facets) order by name_key limit 20`,
      [domain],
    ),
  ]);
  return reply
    .type(JSON_TYPE)
    .send(JSON.stringify({ items: decoded(page), total: page[0]?.total ?? 0, facets: counts }));
});

/** Search alone: every word, PostgreSQL's own ranking, no synonym nor correction; then facets by bits. */
app.get<{ Querystring: { q: string } }>('/search', async (request, reply) => {
  const hits = await rows<{ ordinal: number }>(
    'hits',
    `select ordinal from catalogue_search, plainto_tsquery('gouvtech', $1) as query where vector @@ query
     order by ts_rank_cd(vector, query) desc`,
    [request.query.q],
  );
  const [state] = await rows<{ n: number }>(
    'length',
    'select bit_length as n from catalogue_state',
  );
  const bits = Buffer.alloc(state!.n, '0');
  for (const { ordinal } of hits) bits[ordinal] = 49;
  const [counts, page] = await Promise.all([
    facets([], bits.toString('latin1')),
    rows<{ card: string }>('cards', 'select card from catalogue_entry where ordinal = any($1)', [
      hits.slice(0, 20).map((hit) => hit.ordinal),
    ]),
  ]);
  return reply
    .type(JSON_TYPE)
    .send(JSON.stringify({ items: decoded(page), total: hits.length, facets: counts }));
});

const DOCUMENT = 'select document from catalogue_entry where slug = $1';
app.get<{ Params: { slug: string } }>('/solution/:slug', async (request, reply) => {
  const [row] = await rows<{ document: string }>('document', DOCUMENT, [request.params.slug]);
  return reply.type(JSON_TYPE).send(JSON.stringify(JSON.parse(row!.document)));
});
app.get<{ Params: { slug: string } }>('/solution-text/:slug', async (request, reply) => {
  const [row] = await rows<{ document: string }>('document', DOCUMENT, [request.params.slug]);
  return reply.type(JSON_TYPE).send(row!.document);
});

app.get<{ Querystring: { s: string } }>('/comparison', async (request, reply) => {
  const found = await rows<{ document: string }>(
    'documents',
    'select document from catalogue_entry where slug = any($1)',
    [request.query.s.split(',')],
  );
  const solutions = found.map(({ document }) => {
    const { events, description, ...rest } = JSON.parse(document) as Record<string, unknown>;
    return rest;
  });
  return reply.type(JSON_TYPE).send(JSON.stringify({ solutions }));
});

app.get<{ Querystring: { q: string } }>('/suggestions', async (request, reply) => {
  const items = await rows(
    'names',
    `select slug as value, card::json ->> 'name' as label from catalogue_search join catalogue_entry using (ordinal)
     where catalogue_search.name_key like $1 || '%' order by length(catalogue_search.name_key) limit 8`,
    [request.query.q],
  );
  return reply.type(JSON_TYPE).send(JSON.stringify({ items }));
});

/** The same row written, and nothing else: no history, no event, no right, no check. */
const WRITE = `insert into answer as a (assessment_id, criterion, revision, kind, level, fields, justification, answered_at)
  values ($1, $2, 1, $3, $4, $5, $6, $7)
  on conflict (assessment_id, criterion) do update set revision = a.revision + 1, kind = excluded.kind,
    level = excluded.level, fields = excluded.fields, justification = excluded.justification,
    answered_at = excluded.answered_at
  where a.revision = $8 returning revision`;
type WrittenAnswer = {
  Params: { assessment: string; criterion: string };
  Headers: { 'if-match': string };
  Body: {
    response: { kind: string; level: string; fields: Record<string, unknown> };
    justification: string;
  };
};
app.put<WrittenAnswer>('/answer/:assessment/:criterion', async (request, reply) => {
  const { assessment, criterion } = request.params;
  const { response, justification } = request.body;
  const { kind, level, fields } = response;
  const answeredAt = new Date().toISOString();
  const expected = Number(request.headers['if-match'].replaceAll('"', ''));
  const [row] = await rows<{ revision: number }>('write', WRITE, [
    ...[
      assessment,
      criterion,
      kind,
      level,
      JSON.stringify(fields),
      justification,
      answeredAt,
      expected,
    ],
  ]);
  if (!row) return reply.code(412).send();
  const answeredBy = { accountId: assessment, name: 'Membre 1' };
  return reply.send({
    ...{ criterion, revision: row.revision, response, justification, toConfirm: false, answeredAt },
    answeredBy,
    remaining: [],
  });
});

app.get('/ready', () => 'ok');
await app.listen({ host: '127.0.0.1', port: Number(process.env.LIMIT_PORT) });
