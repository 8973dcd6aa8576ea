import type { FastifyInstance } from 'fastify';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { crc32, deflateSync } from 'node:zlib';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import type { Person } from '../../../test/people.ts';
import { aDraft, decide, makeWorld, send, submit, take, type World } from './testing/world.ts';
import type { VendorListing } from './view.ts';

const picture = (width = 64, height = 48) =>
  sharp({ create: { width, height, channels: 3, background: '#0b5664' } });

/** A PNG of some hundred bytes that announces 30 000 × 30 000 pixels. */
function bomb(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(30_000, 0);
  header.writeUInt32BE(30_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

withDatabases('pictures of a listing', (database) => {
  let app: FastifyInstance;
  let world: World;
  let draft: VendorListing;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    world = await makeWorld(database(), app);
    draft = await aDraft(world);
  });
  afterAll(() => app.close());

  async function give(
    bytes: Uint8Array | null,
    {
      kind = 'logo',
      alt = 'Une plume posée sur une feuille',
      name = 'logo.png',
      ifMatch = '*',
      who = world.member as Person | null,
    } = {},
  ) {
    const form = new FormData();
    form.set('kind', kind);
    form.set('alt', alt);
    if (bytes) form.set('file', new Blob([new Uint8Array(bytes)]), name);
    const sent = new Response(form);
    const reply = await app.inject({
      method: 'POST',
      url: `/api/v1/vendor/solutions/${draft.slug}/images`,
      headers: {
        ...who?.headers,
        'content-type': sent.headers.get('content-type')!,
        'if-match': ifMatch,
      },
      payload: Buffer.from(await sent.arrayBuffer()),
    });
    return { status: reply.statusCode, body: reply.json() };
  }

  it('are re-encoded, sized, stripped of what they carried, and shown once published', async () => {
    const large = await picture(2000, 1000)
      .withExif({ IFD0: { Copyright: 'secret-de-fabrication' } })
      .jpeg()
      .toBuffer();
    const added = await give(large, { name: 'capture.png' });
    expect(added.status).toBe(200);
    const { id, alt, width, height } = added.body.content.logo;
    expect([alt, width, height]).toEqual(['Une plume posée sur une feuille', 400, 200]);

    const url = `/api/v1/images/${id}`;
    expect((await app.inject(url)).statusCode).toBe(404);
    expect((await app.inject({ url, headers: world.rival.headers })).statusCode).toBe(404);
    const mine = await app.inject({ url, headers: world.member.headers });
    expect(mine.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    const made = await sharp(mine.rawPayload).metadata();
    expect([made.format, made.width, made.exif]).toEqual(['webp', 400, undefined]);
    expect(mine.rawPayload.includes('secret-de-fabrication')).toBe(false);

    await submit(world, draft.slug);
    expect((await app.inject({ url, headers: world.moderator.headers })).statusCode).toBe(200);
    await take(world, draft.slug);
    await decide(world, draft.slug, { decision: 'publish' });
    const shown = await app.inject(url);
    expect(shown.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const again = await app.inject({
      url,
      headers: { 'if-none-match': String(shown.headers.etag) },
    });
    expect(again.statusCode).toBe(304);
    const document = (await app.inject(`/api/v1/solutions/${draft.slug}`)).json();
    expect(document.logo).toEqual({ id, alt, width, height });
  });

  it.each([
    ['empty', async () => new Uint8Array(), 'vide'],
    [
      'a web page renamed',
      async () => Buffer.from('<html><script>1</script>'),
      'PNG, JPEG et WebP',
    ],
    ['an SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'SVG'],
    ['a PDF', async () => Buffer.from('%PDF-1.7\n1 0 obj\n'), 'application/pdf'],
    ['a GIF', () => picture().gif().toBuffer(), 'image/gif'],
    ['cut', async () => (await picture(300, 300).jpeg().toBuffer()).subarray(0, 600), 'abîmé'],
    ['a bomb', async () => bomb(), '30000 × 30000'],
    ['too small', () => picture(8, 8).png().toBuffer(), '8 × 8'],
  ])('refuses one that is %s, at the field', async (_, make, said) => {
    const refused = await give(await make());
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toMatchObject([{ path: 'file' }]);
    expect(refused.body.errors[0].message).toContain(said);
    const { body } = await send(world, world.member, 'GET', `/vendor/solutions/${draft.slug}`);
    expect(body.content.logo).toBeUndefined();
    expect(await database().query('select 1 from stored_file')).toEqual([]);
  });

  it('refuses one that is too heavy, missing, or without its description', async () => {
    const heavy = await give(new Uint8Array(2 * 1024 * 1024 + 1));
    expect([heavy.status, heavy.body.errors[0].path]).toEqual([413, 'file']);
    expect((await give(null)).body.errors).toMatchObject([{ path: 'file' }]);
    const silent = await give(await picture().png().toBuffer(), { alt: '  ' });
    expect([silent.status, silent.body.errors[0].path]).toEqual([400, 'alt']);
    expect((await give(await picture().png().toBuffer(), { kind: 'banner' })).status).toBe(400);
  });

  it('keeps no file when the draft changed meanwhile', async () => {
    const late = await give(await picture().png().toBuffer(), { ifMatch: '"autre"' });
    expect(late.status).toBe(412);
    expect(await database().query('select 1 from stored_file')).toEqual([]);
  });

  it('takes six screenshots, in the order chosen, and no picture of another vendor', async () => {
    const one = await picture().png().toBuffer();
    for (let count = 0; count < 6; count += 1)
      expect((await give(one, { kind: 'screenshot', alt: `Capture ${count}` })).status).toBe(200);
    expect((await give(one, { kind: 'screenshot' })).body.errors[0].path).toBe('file');
    const patch = (body: object) =>
      send(world, world.member, 'PATCH', `/vendor/solutions/${draft.slug}/revision`, {
        body,
        ifMatch: '*',
      });
    const { body } = await send(world, world.member, 'GET', `/vendor/solutions/${draft.slug}`);
    const [first, second] = body.content.screenshots!;
    const kept = [second!, first!].map(({ id, alt }) => ({ id, alt }));
    expect((await patch({ screenshots: kept })).body.content.screenshots).toEqual([second, first]);
    const foreign = await patch({ logo: { id: crypto.randomUUID(), alt: 'X' } });
    expect([foreign.status, foreign.body.errors![0]!.path]).toEqual([400, 'logo']);
    expect((await give(one, { who: world.rival })).status).toBe(404);
    expect((await give(one, { who: null })).status).toBe(403);
  });
});
