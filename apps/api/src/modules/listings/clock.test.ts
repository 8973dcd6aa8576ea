import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkReadModel, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { ORIGIN } from '../../../test/people.ts';
import { runListingClock } from './clock.ts';
import {
  aDraft,
  decide,
  edit,
  events,
  mails,
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
  const tick = (at: string) => runListingClock(database(), at, { publicOrigin: ORIGIN });
  const run = async (days: number) => (await tick(day(days))).moved;

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

  describe('a published page whose vendor says nothing', () => {
    const told = async () => (await mails(database())).map(({ subject }) => subject);
    const since = async () =>
      (
        await database().query<{ title: string }>(
          'select title from notification order by created_at',
        )
      ).map(({ title }) => title);

    it('is archived after 24 months, told 60 and 30 days before, once each', async () => {
      const slug = await published(world);
      expect((await seen(slug)).published).toMatchObject({
        confirmedOn: '2026-11-20',
        archivesOn: '2028-11-20',
      });
      const before = (await told()).length;
      expect(await tick('2028-09-20T12:00:00.000Z')).toEqual({ moved: 0, reminded: 0 });
      expect(await tick('2028-09-21T00:00:00.000Z')).toEqual({ moved: 0, reminded: 2 });
      expect(await tick('2028-10-01T00:00:00.000Z')).toEqual({ moved: 0, reminded: 0 });
      expect(await tick('2028-10-21T00:00:00.000Z')).toEqual({ moved: 0, reminded: 2 });
      expect((await told()).slice(before)).toEqual(
        Array(4).fill(
          'La fiche «\u00a0Parafil\u00a0» est à confirmer avant le 20\u00a0novembre 2028',
        ),
      );
      expect(await tick('2028-11-19T23:59:59.000Z')).toEqual({ moved: 0, reminded: 0 });
      expect(await tick('2028-11-20T00:00:00.000Z')).toEqual({ moved: 1, reminded: 0 });
      expect(await tick('2028-11-20T00:10:00.000Z')).toEqual({ moved: 0, reminded: 0 });
      const page = await app.inject(`/api/v1/solutions/${slug}`);
      expect(page.statusCode).toBe(410);
      expect(page.json().solution).toMatchObject({
        status: 'archived',
        since: '2028-11-20',
        reason: 'Sans confirmation de l’éditeur depuis 24 mois.',
      });
      expect((await since()).at(-1)).toBe('La fiche «\u00a0Parafil\u00a0» est archivée');
      expect(await checkReadModel(database(), '2028-11-20T00:00:00.000Z')).toEqual([]);
      expect(await verifyEventLog(database())).toMatchObject({ ok: true });
    });

    it('sends the nearest reminder only, when the clock was stopped', async () => {
      await published(world);
      expect(await tick('2028-11-10T00:00:00.000Z')).toEqual({ moved: 0, reminded: 2 });
      expect(await tick('2028-11-11T00:00:00.000Z')).toEqual({ moved: 0, reminded: 0 });
    });

    it('is not archived when a member confirmed it, and what was being written goes with it', async () => {
      const slug = await published(world);
      await database().query(
        `update solution set confirmed_at = '2027-06-01T10:00:00Z' where slug = '${slug}'`,
      );
      await edit(world, slug, { name: 'Parafil 2' });
      expect(await tick('2028-11-20T00:00:00.000Z')).toMatchObject({ moved: 0 });
      expect(await tick('2030-01-01T00:00:00.000Z')).toMatchObject({ moved: 1 });
      expect(await seen(slug)).toMatchObject({ status: 'archived', revision: null });
      expect(await seen(slug)).toMatchObject({ content: { name: 'Parafil' } });
      const [last] = (await events(database())).slice(-1);
      expect(JSON.parse(last!.content)).toMatchObject({
        action: 'listing:archive-unconfirmed',
        at: '2029-06-01T00:00:00.000Z',
      });
    });
  });
});
