import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { addMember, person, signedIn } from '../../../test/people.ts';
import {
  aDraft,
  decide,
  makeWorld,
  send,
  submit,
  take,
  type World,
} from '../listings/testing/world.ts';

withDatabases('reviewing a listing', (database, engine) => {
  let app: FastifyInstance;
  let world: World;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    world = await makeWorld(database(), app);
    await aDraft(world);
  });
  afterAll(() => app.close());

  it('is for moderators, signed in with two factors, once the vendor submitted', async () => {
    const queue = (who: World['member'] | null) => send(world, who, 'GET', '/moderation/queue');
    expect((await queue(null)).status).toBe(401);
    expect((await queue(world.member)).status).toBe(403);
    const weak = await signedIn(database(), world.moderator.accountId, { acr: 'eidas1' });
    expect((await queue({ ...world.moderator, headers: weak })).body.code).toBe(
      'stronger-login-needed',
    );
    const read = (who = world.moderator) => send(world, who, 'GET', '/moderation/listings/parafil');
    expect((await read()).status).toBe(404);
    await submit(world, 'parafil');
    expect((await read()).status).toBe(200);
    expect((await read(world.member)).status).toBe(403);
    expect((await take(world, 'parafil', world.rival)).status).toBe(404);
  });

  it('is never done by a member of the vendor', async () => {
    const involved = await person(database(), { email: 'deux@exemple.fr', staff: 'administrator' });
    await addMember(database(), {
      organisationId: world.organisationId,
      accountId: involved.accountId,
    });
    await submit(world, 'parafil');
    const refused = await take(world, 'parafil', involved);
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain('membre de l’organisation concernée');
    const queue = await send<{ items: object[] }>(world, involved, 'GET', '/moderation/queue');
    expect(queue.body.items).toMatchObject([{ involved: true }]);
  });

  it('goes to one of two moderators who take it at once; the other is told', async () => {
    await submit(world, 'parafil');
    const both = await Promise.all([
      take(world, 'parafil'),
      take(world, 'parafil', world.otherModerator),
    ]);
    expect(both.map(({ status }) => status).sort(), engine).toEqual([200, 409]);
    const [lost] = both.filter(({ status }) => status === 409);
    expect(lost!.body.detail).toContain('Un autre modérateur relit cette fiche');
    const [won, other] =
      both[0]!.status === 200
        ? [world.moderator, world.otherModerator]
        : [world.otherModerator, world.moderator];
    const publish = { decision: 'publish' };
    expect((await decide(world, 'parafil', publish, other)).status).toBe(409);
    const twice = await Promise.all([
      decide(world, 'parafil', publish, won),
      decide(world, 'parafil', publish, won),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('can be given back, and taken by another', async () => {
    await submit(world, 'parafil');
    await take(world, 'parafil');
    expect(
      (await send(world, world.moderator, 'POST', '/moderation/listings/parafil/release')).status,
    ).toBe(200);
    expect((await take(world, 'parafil', world.otherModerator)).body).toMatchObject({
      revision: { mine: true },
    });
  });

  it.each(['refuse', 'request-changes'])('asks for a reason to %s', async (decision) => {
    await submit(world, 'parafil');
    await take(world, 'parafil');
    const without = await decide(world, 'parafil', { decision, reason: ' \n' });
    expect([without.status, without.body.errors![0]!.path]).toEqual([400, 'reason']);
    expect((await decide(world, 'parafil', { decision, reason: 'Un motif.' })).status).toBe(200);
  });

  it('binds each request to its field, and needs no sentence before them', async () => {
    await submit(world, 'parafil');
    await take(world, 'parafil');
    const asked = await decide(world, 'parafil', {
      decision: 'request-changes',
      requests: [
        { path: 'summary', message: ' Dites à qui elle sert. ' },
        { path: 'prices', message: '' },
      ],
    });
    expect([asked.status, asked.body.errors]).toEqual([
      400,
      [
        {
          path: 'requests.prices',
          message: 'Dites à l’éditeur ce qui doit changer dans «\u00a0Prix\u00a0».',
        },
      ],
    ]);
    const request = { path: 'summary', message: 'Dites à qui elle sert.' };
    const done = await decide(world, 'parafil', {
      decision: 'request-changes',
      requests: [request],
    });
    expect(done.status).toBe(200);
    const vendor = await send(world, world.member, 'GET', '/vendor/solutions/parafil');
    expect(vendor.body.revision).toMatchObject({
      status: 'changes_requested',
      reason: 'Un point est à revoir.',
      requests: [request],
    });
    const [told] = await database().db.select().from(schema.notification);
    expect(told).toMatchObject({ kind: 'listing-decision', href: '/espace/solutions/parafil' });
    expect(told!.body).toContain('Dites à qui elle sert.');
  });

  it('refuses a decision on another text than the one that was read', async () => {
    await submit(world, 'parafil');
    await take(world, 'parafil');
    const publish = { decision: 'publish' };
    const stale = await decide(world, 'parafil', publish, world.moderator, '"another"');
    expect([stale.status, stale.body.code]).toEqual([412, 'stale-version']);
    expect(stale.body.current).toMatchObject({ slug: 'parafil', name: 'Parafil' });
    const blind = await send(
      world,
      world.moderator,
      'POST',
      '/moderation/listings/parafil/decision',
      {
        body: publish,
      },
    );
    expect([blind.status, blind.body.code]).toEqual([428, 'precondition-required']);
    expect((await decide(world, 'parafil', publish)).status).toBe(200);
  });
});
