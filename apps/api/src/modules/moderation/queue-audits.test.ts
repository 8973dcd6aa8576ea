import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { addMember } from '../../../test/people.ts';
import { stage, stageApp, type Stage, type Who } from '../audits/testing/stage.ts';
import type { Queue } from './usecases/queue.ts';

withDatabases('audits in the queue', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let world: Stage;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    world = await stage(database(), made);
  });
  afterAll(() => made.app.close());

  const queue = async (who: Who = 'administration', query = '') =>
    (await world.send<Queue>(who, 'GET', `/moderation/queue${query}`)).body;
  const hold = async (who: Who, item: string) =>
    (await world.send(who, 'POST', `/moderation/queue/${item}/hold`)).status;
  const appealed = async () => {
    const at = world.time.now;
    const { reference } = await world.auditAt('closed', {
      ...{ outcome: 'refused', decidedBy: world.accounts.decideuse, decidedAt: at },
      ...{ appealedBy: world.accounts.signataire, appealedAt: at },
      appealReason: 'La pièce jointe à notre réponse n’a pas été lue.',
    });
    return reference;
  };
  const judge = (who: Who, reference: string) =>
    world.act<{ detail: string }>(who, reference, `/audits/${reference}/appeal-decision`, {
      ...{ outcome: 'dismissed', answer: 'La pièce ne dit rien de ce critère.' },
    });

  it('puts an appeal against its deadline, for administrators only', async () => {
    const id = await appealed();
    expect((await queue('moderation')).all.total).toBe(0);
    const { items, counts } = await queue();
    expect(items).toMatchObject([
      {
        ...{ kind: 'appeal', id, name: 'Parafil', detail: 'refused', involved: false },
        ...{ organisation: 'Atelier Corvisy', days: 0, daysLeft: 30 },
      },
    ]);
    expect(counts).toEqual({ appeal: 1 });
    expect((await queue('administration', '?q=parafil&kind=appeal')).total).toBe(1);
    world.time.now = '2026-12-22T08:00:00.000Z';
    expect((await queue('administration', '?state=late')).items).toMatchObject([{ daysLeft: -2 }]);
  });

  it('gives an appeal to one administrator, who alone judges it then', async () => {
    const id = await appealed();
    expect(await hold('moderation', `appeal/${id}`)).toBe(404);
    expect(await hold('administration', `appeal/${id}`)).toBe(204);
    expect((await queue('administration', '?state=mine')).total).toBe(1);
    const other = await judge('autreAdministration', id);
    expect([other.status, other.body.detail]).toEqual([409, expect.stringContaining('a pris')]);
    expect((await judge('administration', id)).status).toBe(200);
    expect((await queue()).all.total).toBe(0);
    expect(await database().query('select kind from moderation_hold')).toEqual([]);
  });

  it('leaves an appeal to who took no part in the audit and belongs to neither party', async () => {
    const id = await appealed();
    await database().query(
      `insert into event (seq, at, actor, action, object_type, object_id, content, previous_hash, hash)
       select 0, now(), $2, 'audit:cancel', 'audit', id::text, '{}', '', '' from audit where reference = $1`,
      [id, world.accounts.administration],
    );
    expect((await queue()).items).toMatchObject([{ involved: true }]);
    expect(await hold('administration', `appeal/${id}`)).toBe(403);
    expect((await queue('autreAdministration')).items).toMatchObject([{ involved: false }]);
    for (const organisationId of [world.labeller.id, world.vendorId]) {
      const accountId = world.accounts.autreAdministration;
      await addMember(database(), { organisationId, accountId });
      expect((await queue('autreAdministration')).items).toMatchObject([{ involved: true }]);
      expect([403, 404]).toContain(await hold('autreAdministration', `appeal/${id}`));
      await database().query('delete from membership where account_id = $1', [accountId]);
    }
  });

  it('shows an accreditation asked for, then the act that waits for a second administrator', async () => {
    const organisationId = world.labeller.id;
    await database().query(
      `update accreditation set status = 'withdrawn' where organisation_id = $1 and scheme = 'socle-public'`,
      [organisationId],
    );
    const [asked] = await database()
      .db.insert(schema.accreditation)
      .values({
        ...{ organisationId, scheme: 'socle-public', status: 'applied' as const },
        ...{ statusSince: world.time.now, appliedAt: world.time.now },
        statement: 'Douze auditeurs formés aux référentiels publics.',
        feeStatement: 'Un prix fixe par jour, dû quelle que soit l’issue de l’audit.',
      })
      .returning({ id: schema.accreditation.id, version: schema.accreditation.version });
    const { id, version } = asked!;
    expect((await queue('moderation')).all.total).toBe(0);
    expect((await queue()).items).toMatchObject([
      { kind: 'accreditation', id, name: 'Vérif Éthique', detail: 'socle-public', daysLeft: 30 },
    ]);
    expect(await hold('administration', `accreditation/${id}`)).toBe(204);
    const propose = (who: Who) =>
      world.send(who, 'POST', `/moderation/accreditations/${id}/grant`, {
        body: { until: '2028-01-01', reason: 'Les compétences sont établies par les pièces.' },
        ifMatch: `"${version}"`,
      });
    expect((await propose('autreAdministration')).status).toBe(409);
    expect((await propose('administration')).status).toBe(200);
    expect((await queue('autreAdministration')).items).toMatchObject([
      { kind: 'two-person-act', name: expect.stringContaining('Accréditer Vérif Éthique') },
    ]);
  });
});
