import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import type { RequestEvent } from '@sveltejs/kit';
import { config } from './config.ts';
import { unavailable, type Failure } from './unavailable.ts';

/** Addresses the API answers: the browser never talks to another host than this one. */
const PROXIED = /^\/(api|badges|\.well-known)(\/|$)/;

/** Headers that concern one connection only (RFC 9110, section 7.6.1), and those this server sets itself. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const client = config.apiUrl.startsWith('https:') ? https : http;
const agent = new client.Agent({ keepAlive: true, maxSockets: 256 });
const TIMEOUT_MS = 60_000;

export const isProxied = (pathname: string): boolean => PROXIED.test(pathname);

class Failed extends Error {
  readonly code: Failure;
  constructor(code: Failure) {
    super(code);
    this.code = code;
  }
}

function forwarded(event: RequestEvent): http.OutgoingHttpHeaders {
  const headers: http.OutgoingHttpHeaders = {};
  const named = new Set(
    (event.request.headers.get('connection') ?? '')
      .split(',')
      .map((name) => name.trim().toLowerCase()),
  );
  event.request.headers.forEach((value, name) => {
    if (!HOP_BY_HOP.has(name) && !named.has(name)) headers[name] = value;
  });
  const before = event.request.headers.get('x-forwarded-for');
  headers['x-forwarded-for'] = [before, event.getClientAddress()].filter(Boolean).join(', ');
  headers['x-forwarded-host'] = new URL(config.origin).host;
  headers['x-forwarded-proto'] = new URL(config.origin).protocol.slice(0, -1);
  headers['x-request-id'] = event.locals.requestId;
  headers.host = new URL(config.apiUrl).host;
  return headers;
}

function received(message: http.IncomingMessage): Response {
  const headers = new Headers();
  for (let i = 0; i < message.rawHeaders.length; i += 2) {
    const name = message.rawHeaders[i] as string;
    if (!HOP_BY_HOP.has(name.toLowerCase())) headers.append(name, message.rawHeaders[i + 1] ?? '');
  }
  const status = message.statusCode ?? 502;
  const empty = status === 204 || status === 304;
  if (empty) message.resume();
  const body = empty ? null : (Readable.toWeb(message) as ReadableStream<Uint8Array>);
  return new Response(body, { status, headers });
}

/**
 * Passes a request to the API and its answer back, both streamed and untouched. `node:http` rather than `fetch`,
 * which would decompress what the API compressed. When the API does not answer: 503 or 504, in French.
 */
export function proxy(event: RequestEvent): Promise<Response> {
  const { request, url } = event;
  return new Promise((resolve) => {
    const call = client.request(
      config.apiUrl + url.pathname + url.search,
      { method: request.method, headers: forwarded(event), agent, signal: request.signal },
      (message) => resolve(received(message)),
    );
    call.setTimeout(TIMEOUT_MS, () => call.destroy(new Failed('timeout')));
    call.on('error', (reason) => {
      resolve(unavailable(event, reason instanceof Failed ? reason.code : 'unavailable'));
    });
    if (request.body) {
      const body = Readable.fromWeb(request.body as import('node:stream/web').ReadableStream);
      // The only fault of a body that is read as it comes: it exceeds what this server accepts.
      body.on('error', () => call.destroy(new Failed('payload-too-large')));
      body.pipe(call);
    } else call.end();
  });
}
