import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { checkReadModel, schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { NOW } from '../../../test/catalogue-builder.ts';
import {
  edit,
  events,
  makeWorld,
  published,
  send,
  submit,
  type World,
} from '../listings/testing/world.ts';

withDatabases('a page that is up', (database) => {
  let app: FastifyInstance;
  let world: World;
  let slug: string;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    world = await makeWorld(database(), app);
    slug = await published(world);
  });
  afterAll(() => app.close());

  const suspend = (reason: string, who = world.moderator) =>
    send<Record<string, unknown>>(world, who, 'POST', `/moderation/listings/${slug}/suspension`, {
      body: { reason },
    });
  const restore = (who = world.moderator) =>
    send<Record<string, unknown>>(world, who, 'POST', `/moderation/listings/${slug}/restoration`, {
      body: {},
    });
  const page = () => app.inject(`/api/v1/solutions/${slug}`);

  it('leaves the lists with its reason when it is suspended, and comes back', async () => {
    const without = await suspend('  ');
    expect([without.status, without.body.errors![0]!.path]).toEqual([400, 'reason']);
    expect((await suspend('La société est en liquidation.', world.member)).status).toBe(403);
    expect((await suspend('La société est en liquidation.')).body).toMatchObject({
      status: 'suspended',
      statusReason: 'La société est en liquidation.',
      actions: expect.arrayContaining(['listing:restore']),
    });
    const gone = await page();
    expect([gone.statusCode, gone.json().solution]).toMatchObject([
      410,
      { status: 'suspended', reason: 'La société est en liquidation.' },
    ]);
    expect((await app.inject('/api/v1/solutions')).json().total).toBe(0);
    expect((await suspend('Encore.')).status).toBe(409);

    expect((await restore()).body).toMatchObject({ status: 'published', statusReason: null });
    expect((await page()).statusCode).toBe(200);
    const history = (await app.inject(`/api/v1/solutions/${slug}/events`)).body;
    expect(history).toContain('Fiche suspendue : La société est en liquidation.');
    expect(history).toContain('Fiche rétablie');
    expect((await events(database())).map(({ action }) => action).slice(-2)).toEqual([
      'listing:suspend',
      'listing:restore',
    ]);
    const told = await database().db.select().from(schema.notification);
    expect(new Set(told.map(({ title }) => title))).toEqual(
      new Set([
        'La fiche Parafil est publiée',
        'La fiche Parafil est suspendue',
        'La fiche Parafil est rétablie',
      ]),
    );
    expect(await checkReadModel(database(), NOW)).toEqual([]);
  });

  const live = (way = '', who = world.moderator, body?: object) =>
    send<Record<string, unknown>>(
      world,
      who,
      way ? 'POST' : 'GET',
      `/moderation/live-changes/${slug}/2${way}`,
      body ? { body } : {},
    );

  it('has corrections that went live by themselves read by one moderator', async () => {
    await edit(world, slug, { tags: ['signature'] });
    await submit(world, slug);
    expect((await live('', world.member)).status).toBe(403);
    const read = await live();
    expect(read.body).toMatchObject({
      version: 2,
      acknowledgedAt: null,
      changes: [{ field: 'tags', kind: 'added', after: 'signature' }],
      actions: ['listing:acknowledge', 'listing:ask-correction', 'listing:suspend'],
    });
    const both = await Promise.all([
      live('/acknowledgement'),
      live('/acknowledgement', world.otherModerator),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await live()).body.actions).toEqual(['listing:suspend']);
    const queue = await send<{ total: number }>(world, world.moderator, 'GET', '/moderation/queue');
    expect(queue.body.total).toBe(0);
  });

  it('tells the vendor what to correct in what is live', async () => {
    await edit(world, slug, { tags: ['meilleur'] });
    await submit(world, slug);
    const empty = await live('/correction', world.moderator, { reason: '', requests: [] });
    expect([empty.status, empty.body.errors![0]!.path]).toEqual([400, 'reason']);
    const requests = [{ path: 'tags', message: 'Retirez « meilleur ».' }];
    expect((await live('/correction', world.moderator, { requests })).status).toBe(200);
    const told = await database().db.select().from(schema.notification);
    const asked = told.filter(({ title }) => title.startsWith('Une correction'));
    expect(asked).toHaveLength(2);
    expect(asked[0]!.body).toContain('Retirez «\u00a0meilleur\u00a0».');
    expect((await page()).json().tags).toEqual(['meilleur']);
    expect(
      (await send(world, world.moderator, 'GET', `/moderation/live-changes/${slug}/1`)).status,
    ).toBe(404);
  });
});
