import { afterAll, beforeAll, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { stageApp } from '../audits/testing/stage.ts';
import type { LabellerDashboard, LabellerLeniency } from './schemas-statistics.ts';
import { labelStage } from './testing/label-stage.ts';

withDatabases('figures of labellers', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  afterAll(() => made.app.close());

  it('shows a labeller its calendar, its delays and its outcomes, and nothing to others', async () => {
    const { labelAt, send, labeller } = await labelStage(database(), made);
    const { reference } = await labelAt('active');
    const path = `/labellers/${labeller.slug}/dashboard`;
    const { status, body } = await send<LabellerDashboard>('employe', 'GET', path);
    expect(status).toBe(200);
    expect(body.surveillances).toMatchObject([
      { label: reference, number: 1, dueOn: '2027-11-20', overdueOn: '2028-01-19', audit: null },
      { label: reference, number: 2 },
    ]);
    expect(body.labels).toMatchObject([{ reference, validUntil: '2029-11-19' }]);
    expect(body.audits.find((one) => one.status === 'closed')).toEqual({
      ...{ status: 'closed', count: 1 },
    });
    expect(body).toMatchObject({ closed: 1, verdicts: 74 });
    expect(body.shares).toMatchObject({ confirmed: 10_000, refuted: 0, granted: 10_000 });
    expect(body.medianDays.fieldwork).toBe(0);
    for (const who of ['signataire', 'passant', 'autreDecideur'] as const)
      expect((await send(who, 'GET', path)).status).toBe(403);
    expect((await send('employe', 'GET', '/labellers/inconnu/dashboard')).status).toBe(404);
    expect((await send(null, 'GET', path)).status).toBe(401);
  });

  it('compares each labeller with the median of the others, for staff only', async () => {
    const {
      labelAt,
      auditAt,
      send,
      otherLabeller,
      database: db,
    } = await labelStage(database(), made);
    await labelAt('active');
    const strict = await auditAt('closed', {
      ...{ labellerId: otherLabeller.id, outcome: 'refused' },
    });
    await db.query(
      `update audit_verdict set outcome = 'refuted' where audit_id = $1 and criterion like 'SEC%'`,
      [strict.id],
    );
    await db.query(
      `update audit_verdict set outcome = 'adjusted', value = 0 where audit_id = $1 and criterion like 'ACC%'`,
      [strict.id],
    );
    const path = '/moderation/labeller-leniency';
    const { body } = await send<LabellerLeniency>('moderation', 'GET', path);
    expect(body.items.map((one) => one.labeller.name)).toEqual([
      'Autre Labellisateur',
      'Vérif Éthique',
    ]);
    const [other, first] = body.items;
    expect(other!.shares).toMatchObject({ refuted: 1_756, adjustedDown: 945, granted: 0 });
    expect(other!.gaps).toMatchObject({ refuted: 1_756, granted: -10_000 });
    expect(first!.gaps).toMatchObject({ refuted: -1_756, granted: 10_000 });
    for (const who of ['decideuse', 'signataire', 'passant'] as const)
      expect((await send(who, 'GET', path)).status).toBe(403);
  });
});
