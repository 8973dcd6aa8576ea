import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import {
  aDraft,
  contacts,
  decide,
  edit,
  makeWorld,
  send,
  submit,
  take,
  type World,
} from './testing/world.ts';

withDatabases('who may write a listing', (database) => {
  let app: FastifyInstance;
  let world: World;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    world = await makeWorld(database(), app);
  });
  afterAll(() => app.close());

  const page = (slug: string) => world.app.inject(`/api/v1/solutions/${slug}`);
  const patch = (slug: string, body: object, ifMatch?: string, who = world.member) =>
    send(world, who, 'PATCH', `/vendor/solutions/${slug}/revision`, { body, ifMatch });

  it.each([
    ['GET', ''],
    ['GET', '/preview'],
    ['PATCH', '/revision'],
    ['PUT', '/contacts'],
    ['POST', '/submission'],
    ['POST', '/submission/withdrawal'],
    ['POST', '/publiccode'],
  ] as const)(
    '%s %s answers 401, 404 and 404 to who is not of the vendor',
    async (method, path) => {
      const { slug } = await aDraft(world);
      const bodies: Record<string, object> = {
        '/revision': { tags: [] },
        '/contacts': contacts,
        '/submission': { accuracy: false },
        '/publiccode': { content: 'name: x', lenient: true, fields: [] },
      };
      const ask = (who: typeof world.member | null, at: string) =>
        send(world, who, method, `/vendor/solutions/${at}${path}`, {
          ...(bodies[path] && { body: bodies[path] }),
          ifMatch: '*',
        });
      if (path === '/publiccode')
        bodies[path] = { content: (await import('./testing/files.ts')).VALID, fields: [] };
      const anonymous = await ask(null, slug);
      expect(anonymous.status).toBe(method === 'GET' ? 401 : 403);
      const hidden = await ask(world.rival, slug);
      const missing = await ask(world.rival, 'inconnue');
      expect(hidden.status).toBe(404);
      const bare = ({ instance: _, ...rest }: object & { instance?: string | undefined }) => rest;
      expect(bare(hidden.body)).toEqual(bare(missing.body));
      expect((await ask(world.moderator, slug)).status).toBe(404);
    },
  );

  it('creates for one’s own organisation only', async () => {
    const ask = (who: typeof world.member, organisation: string) =>
      send(world, who, 'POST', '/vendor/solutions', { body: { name: 'X', organisation } });
    expect((await ask(world.rival, 'atelier-corvisy')).body.errors).toMatchObject([
      { path: 'organisation' },
    ]);
    expect((await ask(world.stranger, 'inconnue')).status).toBe(400);
    expect((await ask(world.member, 'atelier-corvisy')).status).toBe(201);
  });

  it('answers at the field to texts that are too long, and keeps mark-up and formulas as text', async () => {
    const { slug } = await aDraft(world);
    const long = await patch(slug, { description: 'x'.repeat(100_000) }, '*');
    expect([long.status, long.body.errors![0]!.path]).toEqual([400, 'description']);
    const hostile = '<script>alert(1)</script> =1+1 \u202e ‮';
    const saved = await edit(world, slug, { name: `Parafil ${hostile}`, description: hostile });
    expect(saved.content.description).toContain('<script>alert(1)</script> =1+1');
    await submit(world, slug);
    await take(world, slug);
    await decide(world, slug, { decision: 'publish' });
    expect((await page(slug)).json().name).toContain('<script>alert(1)</script>');
  });

  it('tells a person removed meanwhile that nothing was saved', async () => {
    const { slug, etag } = await aDraft(world);
    await database().query(
      `update membership set status = 'removed', decided_at = '2026-11-20T07:59:00Z' where account_id = $1`,
      [world.member.accountId],
    );
    const refused = await patch(slug, { summary: 'Une phrase que je tape encore.' }, etag);
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain('Vous n’êtes plus membre');
  });
});
