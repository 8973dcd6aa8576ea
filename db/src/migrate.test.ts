import { describe, expect, it } from 'vitest';
import { DOMAIN_CODES } from '@gouvtech/domain';
import { DbError } from './errors.ts';
import { migrate } from './migrate.ts';
import { openDb } from './open.ts';
import { runScript } from './test-processes/run.ts';
import { withDatabases } from './testing.ts';
import { createTestDatabase, postgresIsThere } from './testing-server.ts';

const MIGRATE_ONCE = new URL('./test-processes/migrate-once.ts', import.meta.url);

withDatabases('migrations', (database) => {
  it('knows the thirty domains', async () => {
    const found = await database().query<{ code: string }>('select code from domain');
    expect(found.map(({ code }) => code).sort()).toEqual([...DOMAIN_CODES].sort());
  });

  it('changes nothing the second time', async () => {
    const count = 'select count(*) as applied from drizzle.__drizzle_migrations';
    const before = await database().query(count);
    await migrate(database());
    expect(await database().query(count)).toEqual(before);
  });

  it('refuses a schema written by a later version', async () => {
    const later = Date.now() + 86_400_000 * 3_650;
    await database().query(
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', ${later})`,
    );
    await expect(migrate(database())).rejects.toMatchObject({ code: 'newer-schema' });
    await database().query(`delete from drizzle.__drizzle_migrations where hash = 'later'`);
    await expect(migrate(database())).resolves.toBeUndefined();
  });

  it('searches and folds French words without their accents', async () => {
    const [row] = await database().query<{ folded: string; found: boolean; word: boolean }>(
      `select fold('Élève à l’ŒUVRE') as folded,
        to_tsvector('gouvtech', 'Les délibérations évaluées') @@ plainto_tsquery('gouvtech', 'deliberation evaluee') as found,
        to_tsvector('gouvtech_words', 'Crèches') @@ to_tsquery('gouvtech_words', 'creches') as word`,
    );
    expect(row).toEqual({ folded: "eleve a l'oeuvre", found: true, word: true });
  });

  it('gives numbers, days and instants in the same form on both engines', async () => {
    const [row] = await database().query(
      `select 5::bigint as n, '2026-02-01'::date as day, '2026-02-01T10:00:00+02:00'::timestamptz as at`,
    );
    expect(row).toEqual({ n: 5, day: '2026-02-01', at: '2026-02-01T08:00:00.000Z' });
  });
});

describe.runIf(postgresIsThere())('several processes', () => {
  it('migrate an empty PostgreSQL at once without harm', async () => {
    const { url, drop } = await createTestDatabase();
    try {
      const all = Array.from({ length: 5 }, () => runScript(MIGRATE_ONCE, url).ended);
      expect(await Promise.all(all)).toEqual([0, 0, 0, 0, 0]);
      const database = await openDb({ url });
      const [row] = await database.query('select count(*) as domains from domain');
      await database.close();
      expect(row).toEqual({ domains: 30 });
    } finally {
      await drop();
    }
  });
});

describe('an address that does not answer', () => {
  it('is named without its password', async () => {
    const opening = openDb({ url: 'postgres://catalogue:tr3s-secret@127.0.0.1:1/base' });
    const error = await opening.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DbError);
    expect(error).toMatchObject({ code: 'database-unavailable' });
    expect(String(error)).toContain('catalogue@127.0.0.1:1/base');
    expect(String(error)).toContain('DATABASE_URL');
    expect(String(error)).not.toContain('tr3s-secret');
  });

  it('is refused when it is not one of PostgreSQL', async () => {
    await expect(openDb({ url: 'mysql://hote/base' })).rejects.toMatchObject({
      code: 'database-unavailable',
    });
  });
});
