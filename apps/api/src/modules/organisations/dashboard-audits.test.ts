import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { stage, stageApp, SCHEME, type Stage, type Who } from '../audits/testing/stage.ts';
import { auditsOf, labelsOf } from './dashboard-audits-repository.ts';
import type { VendorDashboard } from './dashboard-schemas.ts';

withDatabases('audits and labels on the home page of a vendor', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let world: Stage;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    world = await stage(database(), made);
  });
  afterAll(() => made.app.close());

  const read = async (who: Who = 'signataire') =>
    (await world.send<VendorDashboard>(who, 'GET', '/vendor/dashboard')).body;
  const next = async (who?: Who) => (await read(who)).audits.map((one) => one.next);
  const labelOf = async (auditId: string, more: object = {}) =>
    database()
      .db.insert(schema.label)
      .values({
        ...{ reference: 'L-2026-0001', solutionId: world.solution.id, scheme: SCHEME, auditId },
        ...{ labellerId: world.labeller.id, criteriaSet: '2026.1', status: 'active', level: 2 },
        ...{ statusSince: world.time.now, grantedAt: world.time.now },
        ...{ validFrom: '2026-11-20', validUntil: '2029-11-19' },
        ...more,
      })
      .returning({ id: schema.label.id });

  it('says until when the vendor replies, and who may', async () => {
    const { reference } = await world.auditAt('contradictory');
    const { audits } = await read('membre');
    expect(audits).toMatchObject([
      {
        ...{ reference, name: 'Parafil', labeller: 'Vérif Éthique', status: 'contradictory' },
        next: { step: 'reply', until: '2026-12-04', by: 'member', you: true },
      },
    ]);
    await database().query('update audit set replies_closed_at = $1', [world.time.now]);
    expect(await next()).toMatchObject([{ step: 'wait-finalisation', until: null, you: false }]);
    await database().query('update audit set replies_closed_at = null');
    world.time.now = '2026-12-05T00:00:00.000Z';
    expect(await next()).toMatchObject([{ step: 'wait-finalisation' }]);
  });

  it('offers one recusal before the opening, to a signatory', async () => {
    await world.auditAt('assigned');
    expect(await next()).toMatchObject([{ step: 'recuse', by: 'signatory', you: true }]);
    expect(await next('membre')).toMatchObject([{ step: 'recuse', you: false }]);
    await database().query('update audit set recused_at = $1', [world.time.now]);
    expect(await next()).toMatchObject([{ step: 'wait-opening', you: false }]);
  });

  it('says until when a refusal may be appealed, then that it is judged, then nothing', async () => {
    await world.auditAt('closed', { outcome: 'refused', decidedAt: world.time.now });
    expect(await next()).toMatchObject([
      { step: 'appeal', until: '2026-12-19', who: ['signataire Durand'], you: true },
    ]);
    world.time.now = '2026-12-19T23:59:59.000Z';
    expect(await next()).toHaveLength(1);
    world.time.now = '2026-12-20T00:00:00.000Z';
    expect(await next()).toEqual([]);
    await database().query('update audit set appealed_at = $1', ['2026-12-19T08:00:00Z']);
    expect(await next()).toMatchObject([{ step: 'wait-appeal', by: 'other' }]);
    await database().query('update audit set appeal_decided_at = $1', [world.time.now]);
    expect(await next()).toEqual([]);
  });

  it('says of a label when it ends, its next surveillance, and by when to cure a suspension', async () => {
    const { id } = await world.auditAt('closed', { outcome: 'granted', decidedAt: world.time.now });
    const [label] = await labelOf(id);
    await database()
      .db.insert(schema.labelSurveillance)
      .values(
        ['2027-11-20', '2028-11-20'].map((dueOn, at) => ({
          ...{ labelId: label!.id, number: at + 1, dueOn },
        })),
      );
    const { audits, labels } = await read('membre');
    expect(audits).toEqual([]);
    expect(labels).toMatchObject([
      {
        ...{ reference: 'L-2026-0001', level: 'Avancé', status: 'active', cureUntil: null },
        ...{ validUntil: '2029-11-19', surveillanceOn: '2027-11-20', ends: false },
      },
    ]);
    await database().query(
      `update label set status = 'suspended', status_reason = 'Un écart majeur.', suspended_at = $1,
         suspension_cause = 'major-finding'`,
      [world.time.now],
    );
    expect((await read()).labels).toMatchObject([
      { statusReason: 'Un écart majeur.', cureUntil: '2027-02-20' },
    ]);
    await database().query(`update label set status = 'revoked'`);
    expect((await read()).labels).toEqual([]);
  });

  it('shows nothing of other vendors, nor to the labeller', async () => {
    const { id } = await world.auditAt('fieldwork');
    await labelOf(id);
    for (const who of ['auditrice', 'administration', 'passant'] as const)
      expect(await read(who)).toMatchObject({ audits: [], labels: [] });
  });

  it('walks indexes of the vendor, whatever the catalogue holds', async () => {
    if (database().engine !== 'postgres') return;
    const { id } = await world.auditAt('fieldwork');
    await labelOf(id);
    await database().query(
      `with other as (
         insert into solution (slug, status) select 'autre-' || n, 'published' from generate_series(1, 3000) n returning id
       ), audited as (
         insert into audit (reference, solution_id, scheme, labeller_id, assessment_id, status, status_since, requested_at)
         select 'B-' || o.id, o.id, 'socle-public', $1, $2, 'fieldwork', now(), now() from other o returning id, solution_id
       )
       insert into label (reference, solution_id, scheme, labeller_id, audit_id, criteria_set, status, status_since, level,
         granted_at, valid_from, valid_until)
       select 'M-' || id, solution_id, 'socle-public', $1, id, '2026.1', 'active', now(), 1, now(), now(), now() from audited`,
      [world.labeller.id, world.assessmentId],
    );
    await database().query('analyze');
    const { audits, labels } = await read();
    expect([audits.length, labels.length]).toEqual([1, 1]);
    const plan = await database().query<Record<string, string>>(
      `explain with own as materialized (select organisation_id as id from membership
         where account_id = $1 and status = 'active')
       select ${auditsOf('$2::timestamptz')}, ${labelsOf()}`,
      [world.accounts.signataire, world.time.now],
    );
    expect(JSON.stringify(plan)).not.toMatch(/Seq Scan on (audit|label|solution|listing_version) /);
  });
});
