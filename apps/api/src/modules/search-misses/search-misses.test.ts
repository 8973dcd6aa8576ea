import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { aListing, NOW, publish } from '../../../test/catalogue-builder.ts';
import { person, type Person } from '../../../test/people.ts';
import { catalogueUseCases } from '../catalogue/index.ts';
import { missCounter, purgeMisses } from './index.ts';

withDatabases('searches that found nothing', (database) => {
  let app: FastifyInstance;
  let moderator: Person;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    moderator = await person(database(), { email: 'modere@exemple.fr', staff: 'moderator' });
  });
  afterAll(() => app.close());

  const log = { error: () => {} };
  const counter = (now = NOW) =>
    missCounter({ database: database(), clock: () => new Date(now), log });
  const rows = () =>
    database().query<{ day: string; words: string; count: number }>(
      'select day, words, count from search_miss order by day, words',
    );
  const read = (query = '', { headers } = moderator) =>
    app.inject({ url: `/api/v1/administration/search-misses${query}`, headers });

  it('are counted by day and by words, folded and cut, and nothing else is kept', async () => {
    const misses = counter();
    misses.note('parapheur quantique', 'Parapheur quantique');
    misses.note('parapheur quantique', 'PARAPHEUR  quantique');
    misses.note('x'.repeat(300), 'x'.repeat(300));
    misses.note('camille exemple fr', 'camille@exemple.fr');
    misses.note('06 12 34 56 78', '06 12 34 56 78');
    await misses.flush();
    misses.note('parapheur quantique', 'parapheur quantique');
    await misses.close();
    expect(await rows()).toEqual([
      { day: '2026-11-20', words: 'parapheur quantique', count: 3 },
      { day: '2026-11-20', words: 'x'.repeat(80), count: 1 },
    ]);
  });

  it('are noted by the list itself, filters and found words left out', async () => {
    await publish(database(), [aListing({ name: 'Parafil' })]);
    const noted: string[] = [];
    const catalogue = catalogueUseCases({
      ...{ database: database(), clock: () => new Date(NOW) },
      noteMiss: (words) => noted.push(words),
    });
    const whole = await catalogue.whole();
    const usual = { page: 1, pageSize: 20, sort: 'relevance', literal: false } as const;
    for (const asked of [
      { q: 'Zyzzyva' },
      { q: 'Zyzzyva' },
      { q: 'parafil' },
      { q: 'zyzzyva', domain: ['FIN' as const] },
      {},
    ])
      await catalogue.list({ ...usual, ...asked }, whole);
    // The second time, the reply was kept: it counts all the same.
    expect(noted).toEqual(['zyzzyva', 'zyzzyva']);
  });

  it('are bounded in memory, and wait while the catalogue is read-only', async () => {
    const misses = counter();
    for (let index = 0; index < 700; index += 1) misses.note(`mot${index}`, `mot${index}`);
    await database().query(
      `insert into site_state ("only", read_only_since, read_only_reason) values (true, $1, 'Sauvegarde.')
       on conflict ("only") do update set read_only_since = $1`,
      [NOW],
    );
    await misses.flush();
    expect(await rows()).toEqual([]);
    await database().query('update site_state set read_only_since = null');
    await misses.close();
    expect(await rows()).toHaveLength(500);
  });

  it('are reported to moderators over a period, and exported', async () => {
    const [early, late] = [counter('2026-08-01T08:00:00.000Z'), counter()];
    early.note('ancien', 'ancien');
    late.note('recent', 'recent');
    late.note('recent', 'recent');
    await early.close();
    await late.close();
    expect((await read()).json()).toMatchObject({
      items: [{ words: 'recent', count: 2, days: 1, lastDay: '2026-11-20' }],
      searches: 2,
    });
    expect((await read('?from=2026-07-01')).json().total).toBe(2);
    expect((await read('?from=2026-12-01&to=2026-11-01')).json().errors[0].path).toBe('from');
    const csv = await read('.csv?from=2026-07-01');
    expect(csv.body).toContain('"recent";"2";"1";"2026-11-20"');
    const reader = await person(database(), { email: 'lea@exemple.fr' });
    expect((await read('', reader)).statusCode).toBe(403);
  });

  it('are forgotten after 13 months', async () => {
    const misses = counter();
    misses.note('oublie', 'oublie');
    await misses.close();
    expect(await purgeMisses(database().db, '2027-12-20T08:00:00.000Z')).toBe(0);
    expect(await purgeMisses(database().db, '2027-12-21T08:00:00.000Z')).toBe(1);
  });
});
