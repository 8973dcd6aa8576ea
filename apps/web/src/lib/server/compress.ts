import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipped = promisify(gzip);
const MINIMUM = 1024;

/**
 * Pages leave compressed even without a reverse proxy in front: they shrink five times. Static files already have
 * their compressed twins, made at build time. Public pages hold no secret, so their size reveals none.
 */
export async function compress(request: Request, response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (!/^(text\/(html|plain)|application\/(json|xml))/.test(type)) return response;
  response.headers.append('vary', 'Accept-Encoding');
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return response;
  if (!response.body || request.method === 'HEAD') return response;
  const etag = response.headers.get('etag');
  if (etag && request.headers.get('if-none-match')?.endsWith(etag)) return response;
  const body = Buffer.from(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  if (body.length < MINIMUM) return new Response(body, { status: response.status, headers });
  headers.set('content-encoding', 'gzip');
  return new Response(await gzipped(body, { level: 5 }), { status: response.status, headers });
}
