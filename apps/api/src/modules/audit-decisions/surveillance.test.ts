import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { appendEvent, schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { nextAuditReference } from '../audits/index.ts';
import { stage, stageApp, type Stage } from '../audits/testing/stage.ts';

const REASON = 'La sauvegarde n’est plus faite depuis le mois de mars.';

withDatabases('the surveillance of a label', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let world: Stage;
  let label: { id: string; reference: string };
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    world = await stage(database(), made);
    const { reference } = await world.auditAt('finalised');
    await decide(reference, { outcome: 'granted' });
    [label] = (await database().query<{ id: string; reference: string }>(
      'select id, reference from label',
    )) as [{ id: string; reference: string }];
  });
  afterAll(() => made.app.close());

  const decide = (reference: string, body: object) =>
    world.act<{ detail: string }>('decideuse', reference, `/audits/${reference}/decision`, body);
  const surveillance = async () => {
    const sample = ['SEC-04', 'SEC-05', 'SEC-06', 'SEC-07', 'SEC-08', 'RGP-02'];
    const audit = await world.auditAt('finalised', { kind: 'surveillance', sample });
    await database().query('update label_surveillance set audit_id = $1 where number = 1', [
      audit.id,
    ]);
    return audit;
  };
  const refute = (id: string, criteria: string[], severity: 'minor' | 'major' = 'minor') =>
    database().query(
      `update audit_verdict set outcome = 'refuted', severity = $3, finding = 'Plus rien.'
       where audit_id = $1 and criterion = any($2)`,
      [id, criteria, severity],
    );
  const held = async () =>
    (
      await database().query<{ status: string; status_reason: string | null; level: number }>(
        'select status, status_reason, level from label where id = $1',
        [label.id],
      )
    )[0];
  const due = async () =>
    (
      await database().query<{ outcome: string | null; closed_at: string | null }>(
        'select outcome, closed_at from label_surveillance where number = 1',
      )
    )[0]!;

  it('keeps the label when its level is still met, and closes what was due', async () => {
    const { reference, required } = await surveillance();
    expect(required).toHaveLength(6);
    expect(await due()).toMatchObject({ outcome: null, closed_at: null });
    expect((await decide(reference, { outcome: 'granted' })).status).toBe(400);
    const done = await decide(reference, { outcome: 'passed' });
    expect(done).toMatchObject({ status: 200, body: { status: 'closed', outcome: 'passed' } });
    expect(await due()).toMatchObject({ outcome: 'passed', closed_at: expect.anything() });
    expect(await held()).toMatchObject({ status: 'active', level: 3 });
    expect(await database().query('select 1 from label')).toHaveLength(1);
    const applied = await database().query(`select 1 from verdict where criterion = 'SEC-04'`);
    expect(applied).toHaveLength(2);
  });

  it('does not pass below the level held', async () => {
    const { reference, id } = await surveillance();
    await refute(id, ['SEC-04', 'SEC-05', 'SEC-06', 'SEC-07', 'SEC-08']);
    const refused = await decide(reference, { outcome: 'passed' });
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('niveau');
    expect(await due()).toMatchObject({ outcome: null });
    expect((await world.read(reference)).status).toBe('finalised');
  });

  it('suspends the label of a failure that found a major non-conformity, with its reason', async () => {
    const { reference, id } = await surveillance();
    await refute(id, ['SEC-04'], 'major');
    expect((await decide(reference, { outcome: 'failed' })).status).toBe(400);
    expect((await decide(reference, { outcome: 'failed', reason: REASON })).status).toBe(200);
    expect(await held()).toMatchObject({ status: 'suspended', status_reason: REASON });
    expect(await due()).toMatchObject({ outcome: 'failed' });
  });

  it('asks for a whole audit while another one is asked, and neither waits for the other', async () => {
    const { reference, id } = await surveillance();
    await refute(id, ['SEC-04'], 'major');
    const { promise: named, resolve: isNamed } = Promise.withResolvers<void>();
    const elsewhere = database().transaction(async (tx) => {
      await nextAuditReference(tx, world.time.now);
      isNamed();
      await new Promise((later) => setTimeout(later, 300));
      await appendEvent(tx, {
        ...{ at: world.time.now, actor: null, role: 'clock', action: 'audit:request' },
        object: { type: 'audit', id: 'another' },
      });
    });
    await named;
    const [done] = await Promise.all([
      decide(reference, { outcome: 'failed', reason: REASON }),
      elsewhere,
    ]);
    expect(done.status).toBe(200);
    expect(await held()).toMatchObject({ status: 'suspended' });
  });

  it('asks for a whole audit beyond one error in ten of its sample, and leaves the label as it is', async () => {
    const { reference, id } = await surveillance();
    await refute(id, ['SEC-04']);
    await decide(reference, { outcome: 'failed', reason: REASON });
    expect(await held()).toMatchObject({ status: 'active' });
    const asked = await database()
      .db.select()
      .from(schema.audit)
      .then((all) => all.filter(({ status }) => status === 'requested'));
    expect(asked).toMatchObject([{ kind: 'full', requestedBy: null, scheme: 'socle-public' }]);
    const told = (await world.told('membre')).map(({ title }) => title).join();
    expect(told).toContain('audit complet est demandé');
  });
});
