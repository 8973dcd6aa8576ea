import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkReadModel, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import {
  decide,
  edit,
  makeWorld,
  published,
  send,
  submit,
  take,
  type World,
} from './testing/world.ts';

withDatabases('changing a published listing', (database) => {
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
  describe('on a published page', () => {
    it('puts wording online at once, and makes facts wait', async () => {
      const slug = await published(world);
      await edit(world, slug, { description: 'Une meilleure description.', tags: ['parapheur'] });
      expect((await page(slug)).json().version).toBe(1);
      const minor = await submit(world, slug);
      expect(minor.body).toMatchObject({
        status: 'published',
        revision: null,
        published: { version: 2 },
      });
      expect((await page(slug)).json()).toMatchObject({ version: 2, tags: ['parapheur'] });

      await edit(world, slug, { documentation: 'https://exemple.fr/aide', prices: [] });
      const mixed = await submit(world, slug);
      expect(mixed.body).toMatchObject({
        sensitive: ['prices'],
        revision: { status: 'submitted' },
      });
      const now = (await page(slug)).json();
      expect(now).toMatchObject({ version: 3, documentation: 'https://exemple.fr/aide' });
      expect(now.prices).toHaveLength(1);
      await take(world, slug);
      await decide(world, slug, { decision: 'publish' });
      expect((await page(slug)).json()).toMatchObject({ version: 4, prices: [] });
      const versions = await database().query<{ reason: string; unread: boolean }>(
        'select reason, to_acknowledge as unread from listing_version order by version desc',
      );
      expect(versions).toEqual([
        { reason: 'Modification\u00a0: prix.', unread: false },
        { reason: 'Modification\u00a0: documentation.', unread: true },
        { reason: 'Modification\u00a0: description et mots-clés.', unread: true },
        { reason: 'Première publication par l’éditeur.', unread: false },
      ]);
      expect(await checkReadModel(database(), '2026-11-20T08:00:00.000Z')).toEqual([]);
      expect(await verifyEventLog(database())).toMatchObject({ ok: true });
    });

    it('keeps the page as it is while changes are written, refused or given up', async () => {
      const slug = await published(world);
      await edit(world, slug, { name: 'Parafil 2' });
      await submit(world, slug);
      await take(world, slug);
      await decide(world, slug, { decision: 'refuse', reason: 'Le nom prête à confusion.' });
      const seen = await send(world, world.member, 'GET', `/vendor/solutions/${slug}`);
      expect(seen.body).toMatchObject({
        status: 'published',
        revision: { status: 'rejected', reason: 'Le nom prête à confusion.' },
      });
      expect((await page(slug)).json().name).toBe('Parafil');
      const gone = await send(
        world,
        world.member,
        'POST',
        `/vendor/solutions/${slug}/submission/discard`,
      );
      expect(gone.body).toMatchObject({ revision: null, content: { name: 'Parafil' } });
    });

    it('refuses to submit a draft that changes nothing', async () => {
      const slug = await published(world);
      await edit(world, slug, { tags: ['un'] });
      await edit(world, slug, { tags: [] });
      expect((await submit(world, slug)).body.code).toBe('transition-refused');
    });

    it('never lets a vendor confirm a reference itself', async () => {
      const slug = await published(world);
      const refused = await send(
        world,
        world.member,
        'PATCH',
        `/vendor/solutions/${slug}/revision`,
        {
          body: { references: [{ organisation: 'Ville de Lyon', confirmedOn: '2026-01-01' }] },
          ifMatch: '*',
        },
      );
      expect(refused.status).toBe(400);
      const saved = await edit(world, slug, { references: [{ organisation: 'Ville de Lyon' }] });
      expect(saved.content.references).toEqual([
        { organisation: 'Ville de Lyon', confirmedOn: null },
      ]);
    });
  });
});
