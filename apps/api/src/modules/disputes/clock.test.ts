import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { runDisputeClock } from './clock.ts';
import { makeWorld, worldApp, type World } from './testing/world.ts';

const ORIGIN = { publicOrigin: 'https://catalogue.example' };

withDatabases('time, for disputes', (database) => {
  let made: Awaited<ReturnType<typeof worldApp>>;
  let world: World;
  beforeAll(async () => {
    made = await worldApp(database());
  });
  beforeEach(async () => {
    world = await makeWorld(database(), made);
  });
  afterAll(() => made.app.close());

  const tick = (asOf: string) => {
    world.time.now = asOf;
    return runDisputeClock(database(), asOf, ORIGIN);
  };

  it('reminds the vendor once, in the last three days', async () => {
    const id = await world.asked();
    expect(await tick('2026-12-01T12:00:00.000Z')).toEqual({ closed: 0, reminded: 0 });
    expect(await tick('2026-12-02T00:00:00.000Z')).toEqual({ closed: 0, reminded: 1 });
    expect(await tick('2026-12-03T12:00:00.000Z')).toEqual({ closed: 0, reminded: 0 });
    expect(await world.told('membre')).toMatchObject([
      {},
      {
        title: '«\u00a0Parafil\u00a0»\u00a0: il reste peu de temps pour répondre',
        href: `/espace/contestations/${id}`,
      },
    ]);
  });

  it('reminds nobody who has replied', async () => {
    const id = await world.asked();
    await world.reply(id);
    expect(await tick('2026-12-04T00:00:00.000Z')).toEqual({ closed: 0, reminded: 0 });
  });

  it('makes final, once and at its date, a decision nobody appealed; the cap stays', async () => {
    const id = await world.asked();
    await world.reply(id);
    await world.decide(id, { cap: 5000 });
    expect(await tick('2026-12-19T23:59:59.000Z')).toMatchObject({ closed: 0 });
    expect((await world.page()).assessment!.contested).toBe(1);
    expect(await tick('2027-02-01T10:00:00.000Z')).toMatchObject({ closed: 1 });
    expect(await tick('2027-02-02T10:00:00.000Z')).toMatchObject({ closed: 0 });
    expect((await world.read('agent', id)).body).toMatchObject({
      status: 'final',
      outcome: 'upheld',
      final: null,
      closedAt: '2026-12-20T00:00:00.000Z',
    });
    const page = await world.page();
    expect(page.assessment!.contested).toBe(0);
    expect(page.answers.find(({ criterion }) => criterion === 'RGP-04')).toMatchObject({
      value: 5000,
      contestedSince: null,
    });
    expect((await world.history())[0]!.summary).toContain('la décision est définitive');
    const [event] = await database().query<{ actor: string | null; at: string }>(
      `select actor, to_char(at at time zone 'UTC', 'YYYY-MM-DD') at from event where action = 'dispute:close'`,
    );
    expect(event).toEqual({ actor: null, at: '2026-12-20' });
  });

  it('waits for the administrator once an appeal is made', async () => {
    const id = await world.asked();
    await world.reply(id);
    await world.decide(id, { outcome: 'dismissed' });
    await world.appeal(id, 'agent');
    expect(await tick('2027-06-01T00:00:00.000Z')).toMatchObject({ closed: 0 });
    expect((await world.read('agent', id)).body.status).toBe('appealed');
  });
});
