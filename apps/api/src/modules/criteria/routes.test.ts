import type { FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import { criteriaSets } from '@gouvtech/criteria';
import { withDatabases } from '@gouvtech/db/testing';
import { aListing, assess, publish } from '../../../test/catalogue-builder.ts';
import { getProblem, testApp } from '../../../test/api.ts';
import { expectConforms } from '../../../test/conforms.ts';

withDatabases('the référentiel', (database) => {
  let app: FastifyInstance;
  beforeEach(async () => {
    app = await testApp(database(), '2026-12-01T08:00:00.000Z');
    return () => app.close();
  });

  it('lists the criteria, with where the catalogue stands on each', async () => {
    const [made] = await publish(database(), [aListing({ name: 'Parafil' })]);
    await assess(database(), made!.id);
    const reply = await app.inject('/api/v1/criteria');
    const body = reply.json();
    expectConforms('CriteriaList', body);
    expect(body.criteria).toHaveLength(criteriaSets[0]!.criteria.length);
    const criterion = body.criteria.find(({ id }: { id: string }) => id === 'RGP-09');
    expect(criterion.tallies).toEqual([{ level: 'oui', proof: 'audited', listings: 1 }]);
    const again = await app.inject({
      url: '/api/v1/criteria',
      headers: { 'if-none-match': String(reply.headers.etag) },
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect(body.version).toBe('2026.1');
    expect((await app.inject('/api/v1/criteria?criteriaSet=2026.1')).json()).toEqual(body);
  });

  it('gives every criterion as its contract says, with all its French texts', async () => {
    for (const { id } of criteriaSets[0]!.criteria) {
      const body = (await app.inject(`/api/v1/criteria/${id}`)).json();
      expectConforms('Criterion', body);
      for (const key of ['title', 'question', 'why', 'howToAnswer', 'tender']) {
        expect(body[key], `${id} ${key}`).not.toBe('');
      }
      for (const level of body.levels) expect(level.anchor, `${id} ${level.key}`).not.toBe('');
      for (const field of body.fields)
        expect(field.label, `${id} ${field.key}`).not.toBe(field.key);
    }
  });

  it('says which criterion or which version does not exist', async () => {
    for (const id of ['SEC-99', 'sec-03', '%00', "'"]) {
      const { status, problem } = await getProblem(app, `/api/v1/criteria/${id}`);
      expect([status, problem.code], id).toEqual([404, 'criterion-not-found']);
    }
    const { status, problem } = await getProblem(app, '/api/v1/criteria?criteriaSet=1999.1');
    expect([status, problem.code]).toEqual([404, 'criteria-set-not-found']);
    expect(problem.detail).toContain('2026.1');
  });
});
