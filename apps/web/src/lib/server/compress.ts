import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipped = promisify(gzip);
/** Bytes. Below, nothing is gained; above, or when the size is unknown, the answer is streamed as it comes. */
const MINIMUM = 1024;
const MAXIMUM = 1024 * 1024;

/**
 * Pages and small JSON answers leave compressed even without a reverse proxy in front: they shrink five times. Static
 * files already have their compressed twins, made at build time. Public pages hold no secret that their size reveals.
 */
export async function compress(request: Request, response: Response): Promise<Response> {
  const { headers, status } = response;
  const type = headers.get('content-type') ?? '';
  if (!/^(text\/(html|plain)|application\/(json|xml))/.test(type)) return response;
  if (headers.has('content-encoding')) return response;
  headers.append('vary', 'Accept-Encoding');
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return response;
  if (!response.body || request.method === 'HEAD') return response;
  const size = Number(headers.get('content-length') ?? Infinity);
  if (size < MINIMUM || size > MAXIMUM) return response;
  const etag = headers.get('etag');
  if (etag && request.headers.get('if-none-match')?.endsWith(etag)) return response;

  const smaller = new Headers(headers);
  smaller.delete('content-length');
  smaller.set('content-encoding', 'gzip');
  const body = await gzipped(await response.arrayBuffer(), { level: 5 });
  return new Response(body, { status, headers: smaller });
}
