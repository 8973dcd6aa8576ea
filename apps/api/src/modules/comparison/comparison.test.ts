import type { FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { aListing, assess, publish, withdraw } from '../../../test/catalogue-builder.ts';
import { getProblem, sharedApp } from '../../../test/api.ts';
import { expectConforms } from '../../../test/conforms.ts';

const URL = '/api/v1/comparison';

withDatabases('comparing solutions', (database) => {
  let app: FastifyInstance;
  beforeEach(async () => {
    app = await sharedApp(database());
  });
  const named = (count: number) =>
    publish(
      database(),
      Array.from({ length: count }, (_, index) => aListing({ name: `Solution ${index + 1}` })),
    );
  const reasons = (body: { problems: { slug: string; reason: string }[] }) =>
    body.problems.map(({ slug, reason }) => [slug, reason]);

  it('puts solutions side by side in the order asked, as its contract says', async () => {
    const [first] = await named(3);
    await assess(database(), first!.id);
    const body = (await app.inject(`${URL}?s=solution-3,solution-1`)).json();
    expectConforms('Comparison', body);
    expect(body.solutions.map((one: { slug: string }) => one.slug)).toEqual([
      'solution-3',
      'solution-1',
    ]);
    expect(body.criteriaSets).toEqual(['2026.1']);
    expect(body.commonCore).toHaveLength(74);
    expect(body.solutions[0].answers).toEqual({});
    expect(body.solutions[1].answers['RGP-09']).toMatchObject({ level: 'oui', proof: 'audited' });
    expect(body.problems).toEqual([]);
  });

  it('has no common core when nothing is assessed', async () => {
    await named(1);
    const body = (await app.inject(`${URL}?s=solution-1`)).json();
    expect([body.criteriaSets, body.commonCore]).toEqual([[], []]);
  });

  it('leaves out what is unknown, gone, or asked twice, and says which and why', async () => {
    const [one] = await named(2);
    await withdraw(database(), one!.id, 'L’éditeur arrête la solution.');
    const reply = await app.inject(
      `${URL}?s=solution-2,inconnue,solution-1,SOLUTION-2,%00,${'x'.repeat(90)}`,
    );
    expect(reply.statusCode).toBe(200);
    const body = reply.json();
    expectConforms('Comparison', body);
    expect(reasons(body)).toEqual([
      ['inconnue', 'unknown'],
      ['solution-1', 'ended'],
      ['\u0000', 'unknown'],
      [`${'x'.repeat(60)}…`, 'unknown'],
      ['solution-2', 'duplicate'],
    ]);
    expect(body.problems[1].message).toContain('L’éditeur arrête la solution.');
    expect(body.solutions).toHaveLength(1);
  });

  it('keeps the first five that exist, whatever stands between them', async () => {
    await named(7);
    const asked = ['inconnue', ...[7, 6, 5, 4, 3, 2, 1].map((n) => `solution-${n}`)].join();
    const body = (await app.inject(`${URL}?s=${asked}`)).json();
    expect(body.solutions.map((one: { name: string }) => one.name)).toEqual(
      [7, 6, 5, 4, 3].map((n) => `Solution ${n}`),
    );
    expect(reasons(body)).toEqual([
      ['inconnue', 'unknown'],
      ['solution-2', 'too-many'],
      ['solution-1', 'too-many'],
    ]);
    expect(body.problems[1].message).toContain('«\u00a0Solution 2\u00a0»');
  });

  it('answers 404 when nothing remains, and says what became of each', async () => {
    const [one] = await named(1);
    await withdraw(database(), one!.id, 'Fin de service.');
    for (const path of [URL, `${URL}.csv`, `${URL}.ods`]) {
      const { status, problem } = await getProblem(app, `${path}?s=solution-1,inconnue`);
      expect([status, problem.code], path).toEqual([404, 'solution-not-found']);
      expectConforms('Problem', problem);
      expect(problem.errors?.map(({ message }) => message).join(' ')).toMatch(/Fin de service/);
    }
  });

  it('refuses an address that names too much, or nothing, in French', async () => {
    await named(1);
    const many = Array.from({ length: 500 }, (_, index) => `s${index}`).join();
    const asked: [string, RegExp][] = [
      [`s=${many}`, /500 solutions|2000 caractères/],
      [`s=${many.slice(0, 400)}`, /nomme \d+ solutions/],
      [`s=${'a'.repeat(2001)}`, /2000 caractères au plus/],
      ['s=', /Aucune solution n’est nommée/],
      ['s=%20,,', /Aucune solution n’est nommée/],
      ['', /obligatoire/],
      ['s=a&s=b', /une seule valeur/],
      ['s=a&theme=SEC', /n’existe pas/],
    ];
    for (const path of [URL, `${URL}/names`, `${URL}.csv`, `${URL}.ods`]) {
      for (const [query, words] of asked) {
        const { status, problem } = await getProblem(app, `${path}?${query}`);
        expect([status, problem.code], `${path}?${query.slice(0, 30)}`).toEqual([
          400,
          'invalid-input',
        ]);
        expectConforms('Problem', problem);
        expect(problem.errors?.[0]?.message, `${path}?${query.slice(0, 30)}`).toMatch(words);
      }
    }
  });

  it('gives the names of what is chosen, and an empty list without a refusal', async () => {
    await named(2);
    const some = (await app.inject(`${URL}/names?s=solution-2,inconnue`)).json();
    expectConforms('ComparisonNames', some);
    expect(some.solutions).toEqual([{ slug: 'solution-2', name: 'Solution 2' }]);
    expect(some.problems).toMatchObject([{ slug: 'inconnue', reason: 'unknown' }]);
    const none = await app.inject(`${URL}/names?s=inconnue`);
    expect([none.statusCode, none.json().solutions]).toEqual([200, []]);
  });

  it('confirms a comparison until one of its solutions, or what is left out, changes', async () => {
    const [one, two, three] = await named(3);
    const ask = async (path: string, held = '') => {
      const reply = await app.inject({ url: path, headers: { 'if-none-match': held } });
      return { status: reply.statusCode, etag: String(reply.headers.etag) };
    };
    for (const path of [URL, `${URL}/names`, `${URL}.csv`, `${URL}.ods`]) {
      const asked = `${path}?s=solution-1,solution-2`;
      const { etag } = await ask(asked);
      expect(etag, path).toMatch(/^"[\w-]{27}"$/);
      expect((await ask(asked, etag)).status, path).toBe(304);
      expect((await ask(`${path}?s=solution-2,solution-1`, etag)).status, path).toBe(200);
    }
    const before = await ask(`${URL}?s=solution-1,solution-2,solution-3`);
    await assess(database(), one!.id);
    const after = await ask(`${URL}?s=solution-1,solution-2,solution-3`, before.etag);
    expect(after.status).toBe(200);
    await withdraw(database(), three!.id, 'Fin.');
    const again = await ask(`${URL}?s=solution-1,solution-2,solution-3`, after.etag);
    expect(again.status).toBe(200);
    expect(two).toBeTruthy();
  });
});
