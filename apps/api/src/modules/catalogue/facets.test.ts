import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { AUDIENCE_CODES, DEPLOYMENT_CODES, DOMAIN_CODES, type Listing } from '@gouvtech/domain';
import { aListing, assess, publish } from '../../../test/catalogue-builder.ts';
import { testApp } from '../../../test/api.ts';

type Facet = { facet: string; values: { value: string; count: number }[] };
const WORDS = ['courrier', 'parapheur', 'budget', 'archives', 'agenda'];

const listings = fc.array(
  fc.record({
    domains: fc.uniqueArray(fc.constantFrom(...DOMAIN_CODES.slice(0, 4)), { minLength: 1 }),
    audiences: fc.uniqueArray(fc.constantFrom(...AUDIENCE_CODES.slice(0, 3)), { minLength: 1 }),
    deployments: fc.uniqueArray(fc.constantFrom(...DEPLOYMENT_CODES.slice(0, 3)), { minLength: 1 }),
    tags: fc.uniqueArray(fc.constantFrom(...WORDS), { maxLength: 2 }),
    licence: fc.constantFrom<Listing['licence']>(
      { kind: 'spdx', spdx: 'EUPL-1.2' },
      { kind: 'spdx', spdx: 'MIT OR Apache-2.0' },
      { kind: 'proprietary' },
      { kind: 'unknown' },
    ),
  }),
  { minLength: 60, maxLength: 60 },
);

const filters = fc.record(
  {
    q: fc.constantFrom(...WORDS, 'courrier budget', 'parapheurs'),
    domain: fc.uniqueArray(fc.constantFrom(...DOMAIN_CODES.slice(0, 5)), {
      minLength: 1,
      maxLength: 3,
    }),
    audience: fc.uniqueArray(fc.constantFrom(...AUDIENCE_CODES.slice(0, 3)), {
      minLength: 1,
      maxLength: 2,
    }),
    deployment: fc.uniqueArray(fc.constantFrom(...DEPLOYMENT_CODES.slice(0, 3)), {
      minLength: 1,
      maxLength: 2,
    }),
    licence: fc.uniqueArray(fc.constantFrom('open-source', 'proprietary'), { minLength: 1 }),
    spdx: fc.uniqueArray(fc.constantFrom('MIT', 'EUPL-1.2', 'Inconnue-1.0'), {
      minLength: 1,
      maxLength: 2,
    }),
    assessment: fc.constantFrom(['published'], ['none'], ['published', 'none']),
    proof: fc.constantFrom(['documented'], ['checked'], ['audited']),
    sort: fc.constantFrom(['name'], ['assured'], ['updated'], ['relevance']),
  },
  { requiredKeys: [] },
);

withDatabases('facet counts', (database) => {
  it('always agree with the list that choosing the value gives', async () => {
    const [sample] = fc.sample(listings, { numRuns: 1, seed: 20261120 });
    const made = await publish(
      database(),
      sample!.map((more, i) => aListing({ name: `Solution ${i}`, ...more })),
    );
    await assess(database(), made[0]!.id);
    await assess(database(), made[1]!.id, [4, 4, 4, 4, 4]);
    await assess(database(), made[2]!.id, [1, 1, 1, 1, 1]);
    const app = await testApp(database());
    await fc.assert(
      fc.asyncProperty(filters, fc.nat(), async (asked, dice) => {
        const query = Object.entries(asked).flatMap(([key, values]) =>
          [values].flat().map((value): [string, string] => [key, value]),
        );
        const body = await list(app, [...query, ['pageSize', '100']]);
        expect(body.items).toHaveLength(body.total);
        const values = body.facets.flatMap(({ facet, values }) =>
          values.map((one) => ({ facet, ...one })),
        );
        const chosen = values[dice % values.length]!;
        const others = query.filter(([key]) => key !== chosen.facet);
        const narrowed = await list(app, [...others, [chosen.facet, chosen.value]]);
        expect(narrowed.total, `${chosen.facet}=${chosen.value} ${JSON.stringify(asked)}`).toBe(
          chosen.count,
        );
      }),
      { numRuns: 120, seed: 20261120 },
    );
    await app.close();
  });
});

async function list(app: FastifyInstance, query: [string, string][]) {
  const reply = await app.inject(`/api/v1/solutions?${new URLSearchParams(query)}`);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json() as { items: unknown[]; total: number; facets: Facet[] };
}
