import type { FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import { recompute } from '@gouvtech/criteria';
import { recordEvent } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { aListing, assess, NOW, publish, withdraw } from '../../../test/catalogue-builder.ts';
import { getProblem, sharedApp, testApp } from '../../../test/api.ts';
import { expectConforms } from '../../../test/conforms.ts';

withDatabases('reading the catalogue', (database) => {
  let app: FastifyInstance;
  beforeEach(async () => {
    app = await sharedApp(database());
  });

  it('gives a solution as its contract says, and 304 to who holds it', async () => {
    const [made] = await publish(database(), [
      aListing({
        name: 'Parafil',
        licence: { kind: 'spdx', spdx: 'EUPL-1.2' },
        prices: [{ stage: 'entry', amountCents: 1200, unit: 'fixed' }],
        channels: [{ channel: 'ugap' }],
        references: [{ organisation: 'Ville exemple', confirmedOn: null }],
      }),
    ]);
    await assess(database(), made!.id);
    const reply = await app.inject('/api/v1/solutions/parafil');
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(reply.headers['cache-control']).toBe('public, max-age=60, stale-while-revalidate=300');
    expectConforms('SolutionDocument', reply.json());
    const etag = String(reply.headers.etag);
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await app.inject({
        url: '/api/v1/solutions/parafil',
        headers: { 'if-none-match': held },
      });
      expect([again.statusCode, again.body, again.headers.etag], held).toEqual([304, '', etag]);
    }
    const other = await app.inject({
      url: '/api/v1/solutions/parafil',
      headers: { 'if-none-match': '"other"' },
    });
    expect(other.statusCode).toBe(200);
  });

  it('answers HEAD as GET, without the body', async () => {
    await publish(database(), [aListing({ name: 'Parafil' })]);
    for (const url of ['/api/v1/solutions', '/api/v1/solutions/parafil', '/api/v1/overview']) {
      const get = await app.inject(url);
      const head = await app.inject({ method: 'HEAD', url });
      expect([head.statusCode, head.body], url).toEqual([200, '']);
      expect(head.headers['content-length'], url).toBe(get.headers['content-length']);
      expect(head.headers.etag, url).toBe(get.headers.etag);
    }
  });

  it('confirms a list without searching until a publication or the next day', async () => {
    await publish(database(), [aListing({ name: 'Parafil' })]);
    const first = await app.inject('/api/v1/solutions?q=parafil');
    expect(first.headers['cache-control']).toBe('public, max-age=30');
    expectConforms('SolutionList', first.json());
    const held = { 'if-none-match': String(first.headers.etag) };
    const ask = (from: FastifyInstance) =>
      from.inject({ url: '/api/v1/solutions?q=parafil', headers: held });
    expect((await ask(app)).statusCode).toBe(304);
    const tomorrow = await testApp(database(), '2026-11-21T00:00:00.000Z');
    expect((await ask(tomorrow)).statusCode).toBe(200);
    await tomorrow.close();
    await publish(database(), [aListing({ name: 'Autre' })]);
    expect((await ask(app)).statusCode).toBe(200);
  });

  it('says that a solution left the catalogue, why and when', async () => {
    const [made] = await publish(database(), [aListing({ name: 'Parafil' })]);
    await withdraw(database(), made!.id, 'L’éditeur arrête la solution.');
    for (const path of ['parafil', 'parafil/assessment']) {
      const { status, problem } = await getProblem(app, `/api/v1/solutions/${path}`);
      expect(status).toBe(410);
      expectConforms('SolutionEndedProblem', problem);
      expect(problem).toMatchObject({
        code: 'solution-ended',
        type: 'http://localhost:3000/api/problems/solution-ended',
        solution: {
          slug: 'parafil',
          name: 'Parafil',
          status: 'withdrawn',
          reason: 'L’éditeur arrête la solution.',
          since: '2026-11-20',
        },
      });
    }
    expect((await app.inject('/api/v1/solutions')).json().total).toBe(0);
  });

  it('answers 404 to what is not there, whatever is asked', async () => {
    for (const slug of [
      'inconnue',
      '..%2f..',
      '%00',
      "'--",
      'É',
      'a'.repeat(150),
      '🙂',
      '%F0%9F',
    ]) {
      const { status, problem } = await getProblem(
        app,
        `/api/v1/solutions/${slug.includes('%') ? slug : encodeURIComponent(slug)}`,
      );
      expect([status, problem.code], slug).toEqual(
        slug === '%F0%9F' ? [400, 'invalid-input'] : [404, 'solution-not-found'],
      );
      expectConforms('Problem', problem);
    }
  });

  it('gives an assessment that recomputes to the published scores', async () => {
    const [made, other] = await publish(database(), [
      aListing({ name: 'Parafil' }),
      aListing({ name: 'Sans évaluation' }),
    ]);
    await assess(database(), made!.id);
    const reply = await app.inject('/api/v1/solutions/parafil/assessment');
    const body = reply.json();
    expectConforms('AssessmentExport', body);
    const document = (await app.inject('/api/v1/solutions/parafil')).json();
    expect(body.result.overall.declared).toBe(document.assessment.score.declared);
    expect(recompute(body).sheet).toEqual(body.result);
    const missing = await getProblem(app, `/api/v1/solutions/${other!.slug}/assessment`);
    expect([missing.status, missing.problem.code]).toEqual([404, 'assessment-not-found']);
    const unknown = await getProblem(app, '/api/v1/solutions/inconnue/assessment');
    expect([unknown.status, unknown.problem.code]).toEqual([404, 'solution-not-found']);
  });

  it('sums the catalogue up and features a solution that shows the five steps of proof', async () => {
    const empty = (await app.inject('/api/v1/overview')).json();
    expectConforms('Overview', empty);
    expect(empty).toMatchObject({
      totals: { solutions: 0, proven: 0 },
      demonstration: false,
      featured: null,
    });
    const [full, partial] = await publish(database(), [
      aListing({ name: 'Complète', domains: ['FIN'] }),
      aListing({ name: 'Partielle', domains: ['FIN', 'RHP'] }),
      aListing({ name: 'Sans évaluation' }),
    ]);
    await assess(database(), full!.id);
    await assess(database(), partial!.id, [0, 1, 1, 1, 1]);
    await database().transaction((tx) =>
      recordEvent(tx, {
        solutionId: full!.id,
        kind: 'audited',
        summary: 'Audit terminé.',
        at: NOW,
      }),
    );
    const reply = await app.inject('/api/v1/overview');
    const body = reply.json();
    expectConforms('Overview', body);
    // Five answers each, and two more criteria that are read from the listing itself.
    expect(body.totals).toEqual({ solutions: 3, assessed: 2, answers: 14, proven: 8 });
    expect(body.domains).toContainEqual({ domain: 'FIN', count: 2 });
    expect(body.domains).toHaveLength(30);
    expect(body.events).toContainEqual(
      expect.objectContaining({ slug: 'complete', name: 'Complète', summary: 'Audit terminé.' }),
    );
    expect(body.featured.solution.name).toBe('Complète');
    expect(body.featured.steps.map((step: { proof: string }) => step.proof)).toEqual([
      'declared',
      'documented',
      'checked',
      'certified',
      'audited',
    ]);
  });
});
