import { afterEach, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import type { Database } from '@gouvtech/db';
import { buildApp } from '../app.ts';
import { readConfig } from '../config.ts';

const config = readConfig({ LOG_LEVEL: 'silent', SHED_DELAY_MS: '0' });
const STATE = { revision: 1, bit_length: 1024, entries: 0, changed_at: '2026-11-20T08:00:00.000Z' };
let app: FastifyInstance;
afterEach(() => app.close());

describe('health', () => {
  const open = async (query: Database['query'], lifecycle = { draining: false }) => {
    const database = { engine: 'pglite', query } as unknown as Database;
    app = await buildApp({ config, database, clock: () => new Date(0), lifecycle });
  };
  const statuses = async () => [
    (await app.inject('/livez')).statusCode,
    (await app.inject('/readyz')).statusCode,
  ];

  it('says alive and ready when the database answers', async () => {
    await open(async () => [STATE] as never);
    expect(await statuses()).toEqual([200, 200]);
    expect((await app.inject('/readyz')).body).toBe('ok');
  });

  it('says alive but not ready when the database fails, without saying why', async () => {
    await open(() => Promise.reject(new Error('secret')));
    expect(await statuses()).toEqual([200, 503]);
    expect((await app.inject('/readyz')).body).toBe('unavailable');
  });

  it('is not ready from the first stop signal', async () => {
    const lifecycle = { draining: false };
    await open(async () => [STATE] as never, lifecycle);
    lifecycle.draining = true;
    expect(await statuses()).toEqual([200, 503]);
  });

  it('lets a request under way finish while the server closes', async () => {
    let answer = (_rows: never) => {};
    let asked = () => {};
    const underWay = new Promise<void>((resolve) => (asked = resolve));
    const slow = () =>
      new Promise<never>((resolve) => {
        answer = resolve;
        asked();
      });
    await open(slow as Database['query']);
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    const reply = fetch(`${origin}/readyz`);
    await underWay;
    const closed = app.close();
    await expect(fetch(`${origin}/livez`, { headers: { connection: 'close' } })).rejects.toThrow();
    answer([STATE] as never);
    expect((await reply).status).toBe(200);
    await closed;
  });
});
