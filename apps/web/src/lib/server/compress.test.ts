import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compress } from './compress.ts';

const PAGE = '<p>Une réponse.</p>'.repeat(200);
const ask = (headers: Record<string, string>, method = 'GET') =>
  new Request('http://localhost/', { method, headers });
const page = (body = PAGE, size = Buffer.byteLength(body)) =>
  new Response(body, {
    headers: { 'content-type': 'text/html', etag: '"abc"', 'content-length': `${size}` },
  });

describe('compress', () => {
  it('shrinks a page for a browser that reads gzip, and loses nothing', async () => {
    const reply = await compress(ask({ 'accept-encoding': 'gzip, br' }), page());
    const body = Buffer.from(await reply.arrayBuffer());
    expect(reply.headers.get('content-encoding')).toBe('gzip');
    expect(body.length).toBeLessThan(PAGE.length / 5);
    expect(gunzipSync(body).toString()).toBe(PAGE);
  });
  it('leaves the page as it is for who does not ask', async () => {
    const reply = await compress(ask({}), page());
    expect(reply.headers.get('content-encoding')).toBeNull();
    expect(await reply.text()).toBe(PAGE);
  });
  it('tells caches that the answer depends on what was asked, in both cases', async () => {
    for (const encoding of ['identity', 'gzip']) {
      const reply = await compress(ask({ 'accept-encoding': encoding }), page());
      expect(reply.headers.get('vary')).toBe('Accept-Encoding');
    }
  });
  it('spends nothing on a page the browser already has', async () => {
    const kept = ask({ 'accept-encoding': 'gzip', 'if-none-match': '"abc"' });
    expect((await compress(kept, page())).headers.get('content-encoding')).toBeNull();
  });
  it('streams what is already compressed, large, or of unknown size', async () => {
    const wanted = ask({ 'accept-encoding': 'gzip' });
    const unknown = page();
    unknown.headers.delete('content-length');
    const encoded = page();
    encoded.headers.set('content-encoding', 'br');
    for (const reply of [unknown, encoded, page(PAGE, 5_000_000)])
      expect(await compress(wanted, reply)).toBe(reply);
  });
  it('leaves small answers and pictures alone', async () => {
    const small = await compress(ask({ 'accept-encoding': 'gzip' }), page('<p>Oui</p>'));
    expect(small.headers.get('content-encoding')).toBeNull();
    expect(await small.text()).toBe('<p>Oui</p>');
    const picture = new Response(PAGE, { headers: { 'content-type': 'image/png' } });
    const same = await compress(ask({ 'accept-encoding': 'gzip' }), picture);
    expect(same.headers.get('vary')).toBeNull();
  });
});
