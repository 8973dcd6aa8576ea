import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { stage, stageApp, type Stage } from '../audits/testing/stage.ts';

withDatabases('the public register of labels and labellers', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let at: Stage;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    at = await stage(database(), made);
  });
  afterAll(() => made.app.close());

  const read = async <T>(path: string) => (await at.send<T>(null, 'GET', path)).body;
  async function label(
    reference: string,
    more: Partial<typeof schema.label.$inferInsert> = {},
  ): Promise<void> {
    const refused = more.status === 'refused';
    const audit = await at.auditAt('closed', { outcome: refused ? 'refused' : 'granted' });
    await database()
      .db.insert(schema.label)
      .values({
        ...{ reference, solutionId: at.solution.id, scheme: 'socle-public', auditId: audit.id },
        ...{ labellerId: at.labeller.id, criteriaSet: '2026.1', status: 'active' as const },
        ...{ statusSince: at.time.now, level: refused ? 0 : 2, grantedAt: at.time.now },
        ...(!refused && { validFrom: '2026-11-20', validUntil: '2029-11-19' }),
        ...more,
      });
  }

  it('says the rules of each scheme, and how many of its labels are in force', async () => {
    await label('L-2026-0001');
    await label('L-2026-0002', { status: 'suspended' });
    await label('L-2026-0003', { validUntil: '2026-11-19' });
    await label('L-2026-0004', { status: 'granted', validFrom: '2026-11-21' });
    const { items } = await read<{ items: Record<string, unknown>[] }>('/label-schemes');
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({
      ...{ id: 'socle-public', inForce: 1, validityMonths: 36, surveillanceMonths: [12, 24] },
      ...{ contradictoryDays: 15, appealDays: 30, coverage: 3000 },
      levels: [
        { name: 'Essentiel', overall: 5000, theme: 3000 },
        { name: 'Avancé', overall: 7000, theme: 5000 },
        { name: 'Exemplaire', overall: 8500, theme: 7000 },
      ],
    });
    expect(items[0]!['themes']).toHaveLength(9);
    expect(items[1]).toMatchObject({ inForce: 0 });
    expect((items[1]!['themes'] as { id: string }[]).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['SEC', 'RGP', 'HEB']),
    );
  });

  it('says what a labeller did: labels, refusals, audits cancelled', async () => {
    await label('L-2026-0001');
    await label('L-2026-0002', { status: 'refused' });
    await at.auditAt('cancelled');
    await at.auditAt('requested');
    expect(await read(`/labellers/${at.labeller.slug}`)).toMatchObject({
      audits: { closed: 2, granted: 1, refused: 1, cancelled: 1 },
      ...{ inForce: 1, labelCount: 1 },
      accreditations: [{ status: 'accredited' }, {}, {}],
    });
    expect(await read('/labellers')).toMatchObject({
      items: [
        { slug: at.otherLabeller.slug, inForce: 0 },
        { slug: at.labeller.slug, inForce: 1, accreditations: [{}, {}, {}] },
      ],
    });
  });

  it('knows no organisation that never was a labeller, and follows one that changed its name', async () => {
    expect((await at.send(null, 'GET', '/labellers/atelier-corvisy')).status).toBe(404);
    expect((await at.send(null, 'GET', "/labellers/x'--")).status).toBe(404);
  });

  it('answers 304 to who holds this version', async () => {
    for (const path of ['/label-schemes', '/labellers']) {
      const first = await made.app.inject(`/api/v1${path}`);
      const again = await made.app.inject({
        url: `/api/v1${path}`,
        headers: { 'if-none-match': String(first.headers.etag) },
      });
      expect([first.statusCode, again.statusCode]).toEqual([200, 304]);
    }
  });
});
