import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { stage, stageApp, type Stage } from '../audits/testing/stage.ts';
import { office, REASON, SCHEME, type Office } from './testing/office.ts';

const LAST_DAY = '2027-05-31';
const OPENS = '2026-12-01T08:00:00.000Z';

withDatabases('the next accreditation', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let at: Stage;
  let to: Office;
  let former: string;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    at = await stage(database(), made);
    await database().query('delete from accreditation');
    to = office(database(), at);
    former = await to.granted(LAST_DAY);
  });
  afterAll(() => made.app.close());

  const askedOn = async (day: string) => {
    at.time.now = day;
    return (await to.apply()).body.id;
  };
  const scheme = async () => (await to.own('decideuse')).available.some(({ id }) => id === SCHEME);
  const register = async () =>
    (await to.labeller()).body.accreditations.map(({ status }) => status);

  it('is asked for from six months before the end, once, while this one runs', async () => {
    at.time.now = '2026-11-30T23:59:59.000Z';
    const early = await to.apply();
    expect([early.status, early.body.code]).toEqual([409, 'conflict']);
    expect(early.text).toMatch(/1er.décembre 2026/);
    expect(await scheme()).toBe(false);
    at.time.now = OPENS;
    expect(await scheme()).toBe(true);
    const asked = await to.apply();
    expect([asked.status, asked.body]).toMatchObject([
      201,
      { status: 'applied', follows: { id: former, until: LAST_DAY } },
    ]);
    expect((await to.apply()).body.code).toBe('conflict');
    expect(await scheme()).toBe(false);
    expect((await to.own()).items.map(({ status }) => status)).toEqual(['applied', 'accredited']);
    const { body: queue } = await at.send('administration', 'GET', '/moderation/queue');
    expect(queue).toMatchObject({ items: [{ kind: 'accreditation', id: asked.body.id }] });
    expect([await to.active(), await register()]).toEqual([true, ['accredited']]);
  });

  it('starts when two administrators grant it: no gap, and one in force', async () => {
    const id = await askedOn('2027-02-10T08:00:00.000Z');
    at.time.now = '2027-03-01T08:00:00.000Z';
    expect((await to.propose(id, '2030-03-01')).status).toBe(400);
    expect((await to.propose(id, '2030-02-28')).status).toBe(200);
    expect((await to.confirm('administration')).status).toBe(403);
    expect(await to.active('2027-03-01T08:00:00.000Z')).toBe(true);
    expect((await to.confirm('autreAdministration')).status).toBe(204);
    expect(await to.active('2030-02-28T23:59:59.000Z')).toBe(true);
    expect(await to.active('2030-03-01T00:00:00.000Z')).toBe(false);
    const rows = await database().query(
      `select id, status, accredited_from::text "from", accredited_until::text until
       from accreditation order by accredited_from`,
    );
    expect(rows).toEqual([
      { id: former, status: 'expired', from: '2026-11-20', until: '2027-02-28' },
      { id, status: 'accredited', from: '2027-03-01', until: '2030-02-28' },
    ]);
    expect(await register()).toEqual(['accredited', 'expired']);
    expect(await to.tick('2027-06-01T00:00:00.000Z')).toMatchObject({ expired: 0 });
    expect((await at.log()).slice(-4)).toEqual([
      'two-person-act:propose',
      'accreditation:expire',
      'accreditation:grant',
      'two-person-act:confirm',
    ]);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });

  it('is refused with a reason, and this one runs to its end', async () => {
    const id = await askedOn(OPENS);
    const refused = await to.act('administration', id, 'refusal');
    expect(refused.body).toMatchObject({ id, status: 'refused', follows: null });
    expect((await at.told('employe')).at(-1)!.body).toContain(`> ${REASON}`);
    expect([await to.active(), await register()]).toEqual([true, ['accredited']]);
    expect((await to.act('administration', id, 'refusal')).body.code).toBe('transition-refused');
    expect((await to.apply()).status).toBe(201);
  });

  it('still waits when this one has ended meanwhile, and when it is granted late', async () => {
    const id = await askedOn('2027-05-30T08:00:00.000Z');
    expect(await to.tick('2027-06-02T00:00:00.000Z')).toMatchObject({ expired: 1 });
    expect(await to.active()).toBe(false);
    expect((await to.apply()).body.code).toBe('conflict');
    await to.propose(id, '2030-01-31');
    expect((await to.confirm('autreAdministration')).status).toBe(204);
    expect([await to.active(), await register()]).toEqual([true, ['accredited', 'expired']]);
  });

  it('does not lift a suspension without saying so', async () => {
    const id = await askedOn(OPENS);
    await to.act('administration', former, 'suspension');
    await to.propose(id, '2028-01-31');
    const late = await to.confirm('autreAdministration');
    expect([late.status, late.body.code]).toEqual([409, 'conflict']);
    expect(late.body.detail).toContain('suspendue');
    expect(await to.active()).toBe(false);
  });

  it('ends with its organisation, as this one does', async () => {
    await askedOn(OPENS);
    const path = `/administration/organisations/${at.labeller.id}/closure`;
    await at.send('administration', 'POST', path, { body: { reason: 'Liquidée.' } });
    expect(await database().query('select status from accreditation order by status')).toEqual([
      { status: 'refused' },
      { status: 'withdrawn' },
    ]);
  });
});
