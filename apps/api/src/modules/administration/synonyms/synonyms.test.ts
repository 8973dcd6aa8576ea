import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../../test/api.ts';
import { aListing, publish } from '../../../../test/catalogue-builder.ts';
import { send } from '../../../../test/organisations.ts';
import { person, type Person } from '../../../../test/people.ts';

const BASE = '/api/v1/administration/synonyms';
const ZORGLUB = { term: 'zorglub', expansion: 'parapheur', kind: 'equivalent' };

withDatabases('synonyms of the search', (database) => {
  let app: FastifyInstance;
  let moderator: Person;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    moderator = await person(database(), { email: 'modere@exemple.fr', staff: 'moderator' });
    await database().query(`delete from search_synonym where term ilike 'zor%'`);
  });
  afterAll(() => app.close());

  const save = (before: object | null, after: object | null, who = moderator) =>
    send(app, who, 'PUT', BASE, { before, after });
  const preview = (after: object, queries: string[] = [], before: object | null = null) =>
    send(app, moderator, 'POST', `${BASE}/preview`, { before, after, queries });
  const list = (query: string) => send(app, moderator, 'GET', `${BASE}?${query}`);
  const found = async (q: string) =>
    (await app.inject(`/api/v1/solutions?q=${q}`)).json().total as number;

  it('show what they change to real searches, and change nothing', async () => {
    await publish(database(), [
      aListing({ name: 'Signatura', summary: 'Un parapheur électronique.' }),
      aListing({ name: 'Courriel', summary: 'Une messagerie.' }),
    ]);
    expect(await found('zorglub')).toBe(0);
    const { body } = await preview(ZORGLUB, ['messagerie']);
    expect(body.effects).toMatchObject([
      {
        query: 'zorglub',
        ...{ totalBefore: 0, totalAfter: 1, changed: true, before: [], leaves: [] },
        after: [{ slug: 'signatura', before: null }],
      },
      { query: 'parapheur', totalBefore: 1, totalAfter: 1, changed: false },
      { query: 'messagerie', changed: false, after: [{ slug: 'courriel', before: 1 }] },
    ]);
    expect((await list('q=zorglub')).body.total).toBe(0);
    expect(await found('zorglub')).toBe(0);
  });

  it('take effect at once, even on a search just made', async () => {
    await publish(database(), [aListing({ name: 'Signatura', summary: 'Un parapheur.' })]);
    expect(await found('zorglub')).toBe(0);
    expect((await save(null, ZORGLUB)).status).toBe(204);
    expect(await found('zorglub')).toBe(1);
    const gone = { term: 'zorglub', expansion: 'parapheur' };
    expect((await save(gone, { ...ZORGLUB, term: 'zortec' })).status).toBe(204);
    expect([await found('zorglub'), await found('zortec')]).toEqual([0, 1]);
    expect((await save({ ...gone, term: 'zortec' }, null)).status).toBe(204);
    expect(await found('zortec')).toBe(0);
    expect((await save({ ...gone, term: 'zortec' }, null)).status).toBe(404);
  });

  it('try the last searches that found nothing', async () => {
    await database().query(
      `insert into search_miss (day, words, count) values ('2026-11-19', 'zorglub quantique', 4)
       on conflict do nothing`,
    );
    const { body } = await preview(ZORGLUB);
    expect(body.effects.map(({ query }: { query: string }) => query)).toContain(
      'zorglub quantique',
    );
  });

  it('are refused at the field when they say nothing, too much, or what is said already', async () => {
    const pathOf = async (after: object) => (await save(null, after)).body.errors[0].path;
    expect(await pathOf({ ...ZORGLUB, term: ' ' })).toBe('term');
    expect(await pathOf({ ...ZORGLUB, term: '!!!' })).toBe('term');
    expect(await pathOf({ ...ZORGLUB, expansion: 'x'.repeat(100_000) })).toBe('expansion');
    expect(await pathOf({ ...ZORGLUB, expansion: 'un deux trois quatre cinq six' })).toBe(
      'expansion',
    );
    expect(await pathOf({ ...ZORGLUB, expansion: 'Zorglubs' })).toBe('expansion');
    await save(null, ZORGLUB);
    expect(await pathOf({ ...ZORGLUB, term: 'Parapheurs', expansion: 'zorglub' })).toBe(
      'expansion',
    );
  });

  it('are edited by those who moderate only', async () => {
    const reader = await person(database(), { email: 'lea@exemple.fr' });
    expect((await save(null, ZORGLUB, reader)).status).toBe(403);
    expect((await send(app, reader, 'GET', BASE)).status).toBe(403);
    expect((await list('kind=product')).body.items[0].kind).toBe('product');
  });
});
