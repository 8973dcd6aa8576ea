import type { FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { aListing, assess, publish } from '../../../test/catalogue-builder.ts';
import { getProblem, sharedApp, testApp } from '../../../test/api.ts';

withDatabases('the list of solutions', (database) => {
  let app: FastifyInstance;
  const list = async (search = '') => {
    const reply = await app.inject(`/api/v1/solutions${search}`);
    expect(reply.statusCode, reply.body).toBe(200);
    return reply.json();
  };
  const names = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name);

  beforeEach(async () => {
    app = await sharedApp(database());
  });

  it('is empty, with its facets at zero, when the catalogue is empty', async () => {
    const body = await list();
    expect(body).toMatchObject({ items: [], total: 0, page: 1, pageSize: 20, sort: 'relevance' });
    const counts = body.facets.flatMap((facet: { values: { count: number }[] }) => facet.values);
    expect(counts.length).toBeGreaterThan(100);
    expect(counts.every(({ count }: { count: number }) => count === 0)).toBe(true);
  });

  it('gives every solution once over its pages, in an order that changes with the day', async () => {
    const all = Array.from({ length: 45 }, (_, i) => `Solution ${i}`);
    await publish(
      database(),
      all.map((name) => aListing({ name })),
    );
    const pages = await Promise.all([1, 2, 3, 4].map((page) => list(`?page=${page}`)));
    expect(pages.map((page) => page.items.length)).toEqual([20, 20, 5, 0]);
    expect(pages.map((page) => page.total)).toEqual([45, 45, 45, 45]);
    const shown = pages.flatMap(names);
    expect([...shown].sort()).toEqual([...all].sort());
    expect(shown).not.toEqual(all);
    const tomorrow = await testApp(database(), '2026-11-21T00:00:00.000Z');
    const next = (await tomorrow.inject('/api/v1/solutions')).json();
    await tomorrow.close();
    expect(names(next)).not.toEqual(names(pages[0]));
  });

  it('sorts by name, by date and by score, those without a score last', async () => {
    const made = await publish(
      database(),
      ['Bêta', 'alpha', 'Gamma', 'Delta'].map((name) => aListing({ name })),
    );
    await assess(database(), made[2]!.id, [1, 1, 1, 1, 1]);
    await assess(database(), made[0]!.id, [4, 4, 4, 4, 4]);
    expect(names(await list('?sort=name'))).toEqual(['alpha', 'Bêta', 'Delta', 'Gamma']);
    for (const sort of ['sort=assured', 'sort=audited', 'sort=assured&theme=RGP']) {
      expect(names(await list(`?${sort}`)).slice(0, 2), sort).toEqual(['Bêta', 'Gamma']);
    }
    expect((await list('?sort=assured&theme=RGP')).theme).toBe('RGP');
    expect((await list('?sort=updated')).items).toHaveLength(4);
  });

  it('widens with several values of a facet and narrows with several facets', async () => {
    await publish(database(), [
      aListing({ name: 'A', domains: ['FIN'], audiences: ['state'] }),
      aListing({ name: 'B', domains: ['RHP'], audiences: ['region'] }),
      aListing({ name: 'C', domains: ['RHP', 'FIN'], audiences: ['region'] }),
    ]);
    expect((await list('?domain=FIN')).total).toBe(2);
    expect((await list('?domain=FIN&domain=RHP')).total).toBe(3);
    const both = await list('?domain=FIN&audience=region&sort=name');
    expect(names(both)).toEqual(['C']);
    const domain = both.facets.find(({ facet }: { facet: string }) => facet === 'domain');
    expect(domain.values).toContainEqual({ value: 'RHP', count: 2 });
    expect((await list('?spdx=EUPL-1.2')).total).toBe(0);
  });

  it('keeps the total beyond the last page and names the last page allowed', async () => {
    await publish(database(), [aListing({ name: 'Seule' })]);
    expect(await list('?page=10000')).toMatchObject({ items: [], total: 1, page: 10000 });
    const { status, problem } = await getProblem(app, '/api/v1/solutions?page=1000000000');
    expect(status).toBe(400);
    expect(problem.errors).toEqual([
      {
        path: 'page',
        message: 'La valeur « 1000000000 » est trop grande : le maximum est 10000.',
      },
    ]);
  });

  it('refuses wrong parameters, naming each', async () => {
    for (const [query, path, message] of [
      ['couleur=bleu', 'couleur', 'n’existe pas'],
      ['domian=FIN', 'domian', 'Vouliez-vous dire « domain » ?'],
      ['domain=XYZ', 'domain', 'La valeur « XYZ » n’est pas acceptée'],
      ['sort=popularity', 'sort', 'Valeurs acceptées : relevance, assured'],
      ['page=abc', 'page', 'un nombre entier est attendu'],
      ['page=0', 'page', 'le minimum est 1'],
      ['page=1.5', 'page', 'un nombre entier est attendu'],
      ['pageSize=101', 'pageSize', 'le maximum est 100'],
      ['literal=peut-être', 'literal', 'true ou false est attendu'],
      ['proof=checked&proof=audited', 'proof', 'une seule valeur est attendue'],
      ['domain=FIN&domain=FIN', 'domain', 'La même valeur est donnée deux fois'],
      ['q=a&q=b', 'q', 'une seule valeur est attendue'],
      ['spdx=%27%3B--', 'spdx', 'n’a pas la forme attendue'],
      [`q=${'a'.repeat(201)}`, 'q', '200 caractères au plus'],
      [`q=${'a'.repeat(5000)}`, 'q', '200 caractères au plus'],
      ['theme=XXX', 'theme', 'Valeurs acceptées : ACC'],
      ['score-SEC=30', 'score-SEC', 'Valeurs acceptées : 25, 50, 75'],
      ['__proto__=1', '__proto__', 'n’existe pas'],
    ] as const) {
      const { status, type, problem } = await getProblem(app, `/api/v1/solutions?${query}`);
      expect(status, JSON.stringify(problem)).toBe(400);
      expect(type).toContain('application/problem+json');
      expect(problem).toMatchObject({
        code: 'invalid-input',
        title: 'La demande comporte une erreur',
      });
      const named = problem.errors?.find((error) => error.path === path);
      expect(named?.message, JSON.stringify(problem.errors)).toContain(message);
    }
  });
});
