import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DbError, type Database } from '@gouvtech/db';
import { getProblem, testApp } from '../../test/api.ts';
import { expectConforms } from '../../test/conforms.ts';

const failing = (error: Error) =>
  ({ engine: 'pglite', query: () => Promise.reject(error) }) as unknown as Database;

describe('problems', () => {
  let app: FastifyInstance;
  const open = async (error: Error) => {
    app = await testApp(failing(error));
  };
  beforeEach(() =>
    open(new Error('secret: relation "catalogue_state" of postgres://user:pass@host')),
  );
  afterEach(() => app.close());

  it('say nothing of an unexpected failure but a number that is in the log', async () => {
    const { status, problem } = await getProblem(app, '/api/v1/solutions');
    expect(status).toBe(500);
    expectConforms('Problem', problem);
    expect(problem.code).toBe('internal');
    expect(problem.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(problem.detail).toContain(problem.requestId);
    expect(JSON.stringify(problem)).not.toMatch(/secret|catalogue_state|postgres/);
  });

  it('answer 503 and when to come back while the database does not answer', async () => {
    await app.close();
    await open(new DbError('database-unavailable', 'La base « secret » ne répond pas.'));
    const reply = await app.inject('/api/v1/overview');
    expect(reply.statusCode).toBe(503);
    expect(reply.headers['retry-after']).toBe('10');
    expect(reply.json().code).toBe('unavailable');
    expect(reply.body).not.toContain('secret');
  });

  it('answer 404 to an unknown address and 405 to a wrong method, with the right ones', async () => {
    for (const url of [
      '/',
      '/api',
      '/api/v2/solutions',
      '/api/v1/solutions/a/b/c',
      '/API/v1/solutions',
    ]) {
      const { status, problem } = await getProblem(app, url);
      expect([status, problem.code], url).toEqual([404, 'not-found']);
    }
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      for (const url of ['/api/v1/solutions', '/api/v1/solutions/parafil', '/api/docs?a=b']) {
        const reply = await app.inject({ method, url });
        expect([reply.statusCode, reply.headers.allow], `${method} ${url}`).toEqual([
          405,
          'GET, HEAD',
        ]);
        expect(reply.json()).toMatchObject({ code: 'method-not-allowed', status: 405 });
      }
    }
  });

  it('answer 400 to an address that cannot be decoded', async () => {
    const { status, type, problem } = await getProblem(app, '/api/v1/solutions/%zz');
    expect([status, problem.code]).toEqual([400, 'invalid-input']);
    expect(type).toContain('application/problem+json');
  });

  it('are not cached and carry the security headers', async () => {
    const reply = await app.inject('/api/v1/nothing');
    expect(reply.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('answer in the same form to what is not HTTP, and to headers too long', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as { port: number };
    const rubbish = await raw(port, 'not http at all\r\n\r\n');
    expect(rubbish).toContain('HTTP/1.1 400 Bad Request');
    expect(rubbish).toContain('"code":"invalid-input"');
    const long = await raw(port, `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`);
    expect(long).toContain('HTTP/1.1 431');
    expect(long).toContain('application/problem+json');
  });
});

describe('problems of content sent', () => {
  it('name a wrong type, a too large content and unreadable JSON', async () => {
    const app = await withRoute();
    const send = (payload: string, type: string) =>
      app.inject({ method: 'POST', url: '/test', payload, headers: { 'content-type': type } });
    const codes = await Promise.all([
      send('<a/>', 'application/xml'),
      send(JSON.stringify('a'.repeat(70_000)), 'application/json'),
      send('{"name":', 'application/json'),
      send('{"__proto__":{"a":1}}', 'application/json'),
      send('{"name":"a","nom":"b"}', 'application/json'),
    ]);
    expect(codes.map((reply) => [reply.statusCode, reply.json().code])).toEqual([
      [415, 'unsupported-media-type'],
      [413, 'payload-too-large'],
      [400, 'invalid-input'],
      [400, 'invalid-input'],
      [400, 'invalid-input'],
    ]);
    expect(codes[4].json().errors).toEqual([
      {
        path: 'nom',
        message:
          'Le champ « nom » n’existe pas. Vouliez-vous dire « name » ? Noms acceptés : name.',
      },
    ]);
    await app.close();
  });
});

/** The real application has no route that reads a body yet: this one passes through the same plugins. */
async function withRoute(): Promise<FastifyInstance> {
  const { default: fastify } = await import('fastify');
  const { problems } = await import('./problems.ts');
  const { fastifyOptions } = await import('../app.ts');
  const { readConfig } = await import('../config.ts');
  const app = fastify(fastifyOptions(readConfig({ LOG_LEVEL: 'silent' })));
  problems(app, 'http://localhost:3000');
  app.post(
    '/test',
    {
      schema: {
        body: {
          type: 'object',
          additionalProperties: false,
          properties: { name: { type: 'string' } },
        },
      },
    },
    () => 'ok',
  );
  return app;
}

const raw = (port: number, request: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
