import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { checkReadModel, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { runListingClock } from './clock.ts';
import {
  aDraft,
  decide,
  edit,
  events,
  makeWorld,
  published,
  send,
  submit,
  take,
  type World,
} from './testing/world.ts';

/** Noon of the day this long after the tests' own; the tests' clock itself does not move. */
const day = (count: number) =>
  new Date(Date.parse('2026-11-20T12:00:00.000Z') + count * 86_400_000).toISOString();

withDatabases('what time does to a listing in review', (database) => {
  let app: FastifyInstance;
  let world: World;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    world = await makeWorld(database(), app);
  });
  afterAll(() => app.close());

  const seen = async (slug: string) =>
    (await send(world, world.member, 'GET', `/vendor/solutions/${slug}`)).body;
  const run = (days: number) => runListingClock(database(), day(days));

  it('gives a review left alone for five days back to the queue', async () => {
    const { slug } = await aDraft(world);
    await submit(world, slug);
    await take(world, slug);
    expect(await run(4)).toBe(0);
    expect((await seen(slug)).revision).toMatchObject({ status: 'in_review' });
    expect(await run(5)).toBe(1);
    expect((await seen(slug)).revision).toMatchObject({ status: 'submitted' });
    expect((await take(world, slug, world.otherModerator)).status).toBe(200);
    expect((await events(database())).map(({ action }) => action)).toContain(
      'listing:release-idle',
    );
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });

  it.each([
    ['once after a year', [365]],
    ['every thirty days', [30, 60, 90, 365]],
  ])('closes a file nobody answered for sixty days, run %s', async (_often, runs) => {
    const { slug } = await aDraft(world);
    await submit(world, slug);
    await take(world, slug);
    await decide(world, slug, {
      decision: 'request-changes',
      reason: 'Deux points.',
      requests: [],
    });
    let moved = 0;
    for (const days of runs) moved += await run(days);
    expect(moved).toBe(1);
    expect(await seen(slug)).toMatchObject({ status: 'archived', revision: null });
    const [last] = (await events(database())).slice(-1);
    expect(JSON.parse(last!.content)).toMatchObject({
      at: '2027-01-19T00:00:00.000Z',
      role: 'clock',
      to: 'archived',
    });
  });

  it('keeps the page of a published listing up', async () => {
    const slug = await published(world);
    await edit(world, slug, { name: 'Parafil 2' });
    await submit(world, slug);
    await take(world, slug);
    await decide(world, slug, { decision: 'request-changes', reason: 'Un point.', requests: [] });
    expect(await run(60)).toBe(1);
    expect(await seen(slug)).toMatchObject({ status: 'published', revision: null });
    expect((await app.inject(`/api/v1/solutions/${slug}`)).json().name).toBe('Parafil');
    expect(await checkReadModel(database(), day(60))).toEqual([]);
  });
});
