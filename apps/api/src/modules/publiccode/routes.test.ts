import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import type { Listing } from '@gouvtech/domain';
import { getProblem, testApp } from '../../../test/api.ts';
import { aListing, NOW, publish, withdraw } from '../../../test/catalogue-builder.ts';
import { importFiles } from './import-files.ts';
import { PREVIEWS } from './limits.ts';
import { readPubliccode } from './read.ts';

const path = (name: string) => new URL(`fixtures/${name}`, import.meta.url);
const textOf = (name: string) => readFileSync(path(name), 'utf8');

withDatabases('publiccode.yml by the API', (database) => {
  let app: FastifyInstance;
  beforeEach(async () => {
    app = await testApp(database());
  });
  afterEach(() => app.close());
  const preview = (payload: object) =>
    app.inject({ method: 'POST', url: '/api/v1/publiccode/preview', payload });
  const exported = (slug: string) => app.inject(`/api/v1/solutions/${slug}/publiccode.yml`);

  describe('the preview', () => {
    it('shows the listing of a valid file and writes nothing', async () => {
      const reply = await preview({ content: textOf('valid-full.yml'), lenient: false });
      expect(reply.statusCode).toBe(200);
      expect(reply.headers['cache-control']).toBe('no-store');
      expect(reply.json()).toEqual(readPubliccode(textOf('valid-full.yml')));
      expect(await database().query('select 1 from solution')).toEqual([]);
    });

    it('is strict unless asked otherwise, and then makes a draft', async () => {
      const content = textOf('draft-french-catalogue.yml');
      expect((await preview({ content })).json()).toMatchObject({
        verdict: 'invalid',
        listing: null,
      });
      expect((await preview({ content, lenient: true })).json()).toMatchObject({
        verdict: 'draft',
        listing: { name: "Carnet d'adresses" },
        toComplete: expect.arrayContaining(['platforms']) as unknown,
      });
    });

    it('refuses a text whose bytes were not UTF-8', async () => {
      const latin1 = readFileSync(path('unreadable-latin1.yml'));
      const body = Buffer.concat([
        Buffer.from('{"lenient":true,"content":"'),
        Buffer.from(
          latin1.toString('latin1').replaceAll('"', '\\"').replaceAll('\n', '\\n'),
          'latin1',
        ),
        Buffer.from('"}'),
      ]);
      const reply = await app.inject({
        method: 'POST',
        url: '/api/v1/publiccode/preview',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect(reply.json()).toMatchObject({
        verdict: 'invalid',
        problems: [{ code: 'not-utf8', line: 2 }],
      });
      expect((await preview({ content: 'name: \uD800' })).json()).toMatchObject({
        problems: [{ code: 'not-utf8', line: 1 }],
      });
    });

    it('answers 413 above 1 MB, whether the file or the body is too large', async () => {
      for (const size of [1024 * 1024 + 1, 50 * 1024 * 1024]) {
        const reply = await preview({ content: '#'.repeat(size), lenient: false });
        expect(reply.statusCode).toBe(413);
        expect(reply.json()).toMatchObject({ code: 'payload-too-large' });
      }
    });

    it('answers 429 to an address that asks too much, and says how long to wait', async () => {
      const from = (remoteAddress: string) =>
        app.inject({
          method: 'POST',
          url: '/api/v1/publiccode/preview',
          payload: { content: 'name: x' },
          remoteAddress,
        });
      for (let call = 0; call < PREVIEWS.max; call += 1)
        expect((await from('192.0.2.1')).statusCode).toBe(200);
      const refused = await from('192.0.2.1');
      expect(refused.statusCode).toBe(429);
      expect(refused.headers['content-type']).toContain('application/problem+json');
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
      expect(refused.json()).toMatchObject({ code: 'too-many-requests', status: 429 });
      expect(refused.json<{ detail: string }>().detail).toMatch(/^Vous avez lu 30 fichiers .+\.$/);
      expect((await from('192.0.2.2')).statusCode).toBe(200);
    });

    it('answers 400 to a body that is not one', async () => {
      const reply = await preview({ contenu: 'x' });
      expect(reply.statusCode).toBe(400);
      expect(
        reply.json<{ errors: { path: string }[] }>().errors.map(({ path: key }) => key),
      ).toEqual(expect.arrayContaining(['content', 'contenu']));
    });
  });

  describe('the export', () => {
    it('gives back the very file a listing was read from', async () => {
      await importFiles(database(), { path: path('valid-full.yml').pathname, at: NOW });
      const reply = await exported('parapheur-des-trois-vallees');
      expect(reply.statusCode).toBe(200);
      expect(reply.headers['content-type']).toBe('application/yaml; charset=utf-8');
      expect(reply.body).toBe(textOf('valid-full.yml'));
      const again = await app.inject({
        url: '/api/v1/solutions/parapheur-des-trois-vallees/publiccode.yml',
        headers: { 'if-none-match': String(reply.headers['etag']) },
      });
      expect(again.statusCode).toBe(304);
    });

    it('completes the file of a draft, so that the standard accepts it', async () => {
      await importFiles(database(), {
        path: path('draft-french-catalogue.yml').pathname,
        lenient: true,
        at: NOW,
      });
      const { body } = await exported('carnet-d-adresses');
      expect(readPubliccode(body).verdict).toBe('valid-with-warnings');
      expect(body).toContain('# Valeurs que la norme exige');
    });

    const listings: Listing[] = [
      aListing({ name: 'Propriétaire nue', description: '', deployments: [], domains: [] }),
      aListing({
        name: 'Libre',
        licence: { kind: 'spdx', spdx: 'EUPL-1.2' },
        repository: 'https://forge.example/libre',
        sinceYear: 2012,
      }),
      aListing({
        name: 'Complète',
        summary: `Un résumé ${'bien '.repeat(35)}long.`,
        website: 'https://complete.example',
        licence: { kind: 'to-verify', raw: 'Licence maison' },
        domains: ['SOC', 'TEL', 'SIG', 'FIN'],
        audiences: ['department', 'hospital'],
        deployments: ['saas-dedicated', 'mobile'],
        pricing: 'public',
        prices: [{ stage: 'recurring', amountCents: 12_000, unit: 'fixed-year' }],
        channels: [{ channel: 'ugap', reference: 'L-1' }],
        references: [{ organisation: 'Ville imaginaire', usage: 'Courrier', confirmedOn: null }],
      }),
    ];
    it.each(listings)(
      'describes « $name » so that it is valid and comes back whole',
      async (listing) => {
        const [made] = await publish(database(), [listing]);
        const reply = await exported(made!.slug);
        const back = readPubliccode(reply.body);
        expect(back.problems).toEqual([]);
        expect(back.verdict).toBe('valid');
        expect(back.listing).toEqual(listing);
      },
    );

    it('says that a proprietary solution is one', async () => {
      const [made] = await publish(database(), [aListing({ name: 'Fermée' })]);
      const { body } = await exported(made!.slug);
      expect(body).toContain('license: LicenseRef-Proprietary');
      expect(body).toContain(`url: http://localhost:3000/solutions/${made!.slug}`);
    });

    it('knows nothing of what is not in the catalogue, and says what left it', async () => {
      expect(await getProblem(app, '/api/v1/solutions/inconnue/publiccode.yml')).toMatchObject({
        status: 404,
        problem: { code: 'solution-not-found' },
      });
      const [made] = await publish(database(), [aListing({ name: 'Partie' })]);
      await withdraw(database(), made!.id, 'Fin de vie.');
      expect(await getProblem(app, `/api/v1/solutions/${made!.slug}/publiccode.yml`)).toMatchObject(
        {
          status: 410,
          problem: { code: 'solution-ended' },
        },
      );
    });
  });
});
