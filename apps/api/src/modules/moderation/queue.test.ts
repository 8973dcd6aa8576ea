import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { NOW } from '../../../test/catalogue-builder.ts';
import { addMember, person } from '../../../test/people.ts';
import { aDraft, events, makeWorld, submit, type World } from '../listings/testing/world.ts';
import { runModerationClock } from './clock.ts';
import type { Queue } from './usecases/queue.ts';

withDatabases('the queue', (database) => {
  let app: FastifyInstance;
  let world: World;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    world = await makeWorld(database(), app);
  });
  afterAll(() => app.close());

  const ask = async (query = '', who = world.moderator) => {
    const reply = await app.inject({
      url: `/api/v1/moderation/queue${query}`,
      headers: who.headers,
    });
    return { status: reply.statusCode, body: reply.json<Queue & { errors: { path: string }[] }>() };
  };
  const hold = async (method: 'POST' | 'DELETE', item: string, who = world.moderator) => {
    const reply = await app.inject({
      method,
      url: `/api/v1/moderation/queue/${item}/hold`,
      headers: who.headers,
    });
    return reply.statusCode;
  };
  const waits = (slug: string, since: string) =>
    database().query(
      `update organisation set status = 'pending', status_since = $2 where slug = $1 returning id`,
      [slug, since],
    );
  const asksToJoin = async () => {
    const stranger = await person(database(), { email: 'seul@exemple.fr', usualName: 'Petit' });
    return addMember(database(), {
      organisationId: world.organisationId,
      accountId: stranger.accountId,
      status: 'requested',
    });
  };

  it('puts the most overdue first, each against its own deadline', async () => {
    await aDraft(world);
    await submit(world, 'parafil');
    await waits('rivale', '2026-11-01T00:00:00Z');
    const membership = await asksToJoin();
    const { body } = await ask();
    expect(body.items.map(({ kind, days }) => [kind, days])).toEqual([
      ['organisation', 19],
      ['membership', 0],
      ['submission', 0],
    ]);
    expect(body.items[0]!.daysLeft).toBe(-15);
    expect(body.items[1]).toMatchObject({ id: membership, name: 'Camille Petit' });
    expect(body).toMatchObject({
      total: 3,
      counts: { organisation: 1, membership: 1, submission: 1 },
      all: { total: 3, late: 1, mine: 0 },
    });
  });

  it('leaves to the administrator of an organisation those who ask to join it', async () => {
    await asksToJoin();
    const chief = await person(database(), { email: 'chef@corvisy.example' });
    await addMember(database(), {
      organisationId: world.organisationId,
      accountId: chief.accountId,
      administrator: true,
    });
    expect((await ask()).body.items).toEqual([]);
  });

  it('filters by kind, state and words, and counts kinds under the other filters', async () => {
    await aDraft(world);
    await aDraft(world, 'Éclairage public');
    await submit(world, 'parafil');
    await submit(world, 'eclairage-public');
    await waits('rivale', '2026-11-01T00:00:00Z');
    const names = async (query: string) => (await ask(query)).body.items.map(({ name }) => name);
    expect(await names('?kind=organisation')).toEqual(['Rivale']);
    expect(await names('?q=ECLAIR')).toEqual(['Éclairage public']);
    expect(await names('?q=corvisy')).toHaveLength(2);
    expect(await names('?q=100%25')).toEqual([]);
    expect(await names('?state=late')).toEqual(['Rivale']);
    const paged = (await ask('?pageSize=1&page=2&kind=submission')).body;
    expect([paged.items.length, paged.total, paged.counts]).toEqual([
      1,
      2,
      { organisation: 1, submission: 2 },
    ]);
    const wrong = await ask('?state=perdu');
    expect([wrong.status, wrong.body.errors[0]!.path]).toEqual([400, 'state']);
  });

  it('gives each item to one moderator, who gives it back', async () => {
    const id = await asksToJoin();
    const item = `membership/${id}`;
    const both = await Promise.all([hold('POST', item), hold('POST', item, world.otherModerator)]);
    expect(both.sort()).toEqual([204, 409]);
    const mine = (await ask()).body.items[0]!.mine;
    const [holder, other] = mine
      ? [world.moderator, world.otherModerator]
      : [world.otherModerator, world.moderator];
    expect((await ask('?state=mine', holder)).body.total).toBe(1);
    expect((await ask('?state=held', other)).body.total).toBe(1);
    expect((await ask('?state=free', other)).body.total).toBe(0);
    expect(await hold('POST', item, holder)).toBe(204);
    expect(await hold('DELETE', item, other)).toBe(409);
    const decided = await app.inject({
      method: 'POST',
      url: `/api/v1/organisations/atelier-corvisy/members/${id}/approval`,
      headers: other.headers,
      payload: { signatory: false, administrator: true },
    });
    expect([decided.statusCode, decided.json().detail]).toEqual([
      409,
      expect.stringContaining('Un autre modérateur a pris ce dossier'),
    ]);
    expect(await hold('DELETE', item, holder)).toBe(204);
    expect((await events(database())).map(({ action }) => action).slice(-2)).toEqual([
      'queue-item:take',
      'queue-item:release',
    ]);
    expect(await hold('POST', `membership/${world.organisationId}`)).toBe(404);
  });

  it('takes a submitted listing in review', async () => {
    await aDraft(world);
    await submit(world, 'parafil');
    expect(await hold('POST', 'submission/parafil')).toBe(204);
    expect((await ask('?state=mine')).body.items).toMatchObject([{ id: 'parafil', mine: true }]);
    expect(await hold('POST', 'submission/parafil', world.otherModerator)).toBe(409);
    expect(await hold('DELETE', 'submission/parafil')).toBe(204);
  });

  it('is never worked by a member of the organisation', async () => {
    const id = await asksToJoin();
    await addMember(database(), {
      organisationId: world.organisationId,
      accountId: world.moderator.accountId,
    });
    expect((await ask()).body.items).toMatchObject([{ involved: true }]);
    expect(await hold('POST', `membership/${id}`)).toBe(403);
  });

  it('takes back what nobody touched for five days', async () => {
    const id = await asksToJoin();
    await hold('POST', `membership/${id}`);
    const run = (day: string) =>
      runModerationClock(database(), `${day}T09:00:00.000Z`, { linkChecks: false });
    const [held] = await database().db.select().from(schema.moderationHold);
    expect(held!.kind).toBe('membership');
    expect(await run('2026-11-24')).toMatchObject({ holds: 0 });
    expect(await run('2026-11-26')).toMatchObject({ holds: 1 });
    expect(await run('2026-11-26')).toMatchObject({ holds: 0 });
    expect((await ask('?state=free')).body.total).toBe(1);
    expect(NOW.slice(0, 10)).toBe('2026-11-20');
  });

  it('shows acts of two people to administrators of the catalogue only', async () => {
    const chief = await person(database(), { email: 'chef@dinum.example', staff: 'administrator' });
    await database()
      .db.insert(schema.twoPersonAct)
      .values({
        action: 'organisation:close',
        objectType: 'organisation',
        objectId: world.organisationId,
        reason: 'Fraude',
        detail: { label: 'Fermer Atelier Corvisy' },
        status: 'proposed',
        proposedBy: chief.accountId,
        proposedAt: NOW,
        expiresAt: '2026-12-01T00:00:00Z',
      });
    expect((await ask()).body.total).toBe(0);
    expect((await ask('', chief)).body.items).toMatchObject([
      { kind: 'two-person-act', name: 'Fermer Atelier Corvisy' },
    ]);
  });
});
