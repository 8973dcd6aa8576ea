/** The same product on PostgreSQL, where several processes may serve one database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, postgresIsThere } from '../../db/src/testing-server.ts';
import { attemptStart, makeDataDir, removeDataDir, type Attempt } from '../helpers/product.ts';

describe.skipIf(!postgresIsThere())('pnpm start on PostgreSQL', () => {
  const dataDir = makeDataDir();
  const started: Attempt[] = [];
  let database: Awaited<ReturnType<typeof createTestDatabase>>;

  const start = async (): Promise<Attempt> => {
    const attempt = await attemptStart({ dataDir, env: { DATABASE_URL: database.url } });
    started.push(attempt);
    await attempt.ready;
    return attempt;
  };
  const firstPage = async (product: Attempt): Promise<unknown> => {
    const response = await fetch(`${product.origin}/api/v1/solutions?sort=name`);
    expect(response.status).toBe(200);
    return response.json();
  };

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    for (const attempt of started) attempt.child.kill('SIGTERM');
    await Promise.all(started.map((attempt) => attempt.ended));
    await database.drop();
    removeDataDir(dataDir);
  });

  it('loads the demonstration, and two processes on it answer the same', async () => {
    const one = await start();
    const two = await start();
    const page = await firstPage(one);
    expect(page).toMatchObject({ total: expect.any(Number) as number });
    expect((page as { total: number }).total).toBeGreaterThan(200);
    expect(await firstPage(two)).toEqual(page);
  });

  it('never shows the password of the database', () => {
    for (const attempt of started) {
      expect(attempt.output()).toContain('PostgreSQL, base «');
      expect(attempt.output()).not.toContain(new URL(database.url).password || database.url);
    }
  });
});
