import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appendEvent, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { NOW } from '../../../test/catalogue-builder.ts';
import { send } from '../../../test/organisations.ts';
import { person, signedIn, type Person } from '../../../test/people.ts';

const JOURNAL = '/api/v1/moderation/journal';
const OBJECT = '0c3f7c8e-6a3b-4d77-8f39-0f3f6a0f2b11';

withDatabases('the log for administrators', (database) => {
  let app: FastifyInstance;
  let chief: Person;
  let alice: Person;
  beforeAll(async () => {
    app = await testApp(database());
  }, 120_000);
  afterAll(() => app.close());
  beforeEach(async () => {
    chief = await person(database(), { email: 'chief@exemple.fr', staff: 'administrator' });
    alice = await person(database(), { email: 'alice@exemple.fr', givenName: 'Alice' });
  });

  const write = (count: number, over: { reason?: string; at?: string; actor?: string } = {}) =>
    database().transaction(async (tx) => {
      for (let number = 1; number <= count; number += 1) {
        await appendEvent(tx, {
          ...{ at: NOW, actor: alice.accountId, role: 'member', action: 'listing:submit' },
          ...{ object: { type: 'listing', id: OBJECT }, from: 'draft', to: 'submitted' },
          data: { number },
          ...over,
        });
      }
    });
  const read = async (query = '', who = chief) =>
    (await send(app, who, 'GET', `${JOURNAL}${query}`)) as { status: number; body: never };
  const file = async (query: string) =>
    app.inject({ url: `${JOURNAL}/file?${query}`, headers: chief.headers });

  it('is read by administrators of the catalogue only, with several factors', async () => {
    const moderator = await person(database(), { email: 'm@exemple.fr', staff: 'moderator' });
    const weak = { ...chief, headers: await signedIn(database(), chief.accountId, { acr: null }) };
    expect((await app.inject(JOURNAL)).statusCode).toBe(401);
    for (const who of [alice, moderator, weak]) expect((await read('', who)).status).toBe(403);
    expect((await read()).status).toBe(200);
  });

  it('pages by number, the last one first', async () => {
    await write(120);
    const first = (await read()).body as { items: { seq: number }[]; next: number };
    expect(first.items.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 50 }, (_, i) => 120 - i),
    );
    const second = (await read(`?before=${first.next}`)).body as typeof first;
    const third = (await read(`?before=${second.next}`)).body as { items: unknown[]; next: null };
    expect(second.items[0]!.seq).toBe(70);
    expect([third.items.length, third.next]).toEqual([20, null]);
  });

  it('shows who acted while the account exists, and their number only afterwards', async () => {
    await write(1);
    const entry = async () =>
      ((await read('?action=listing')).body as { items: object[] }).items[0]!;
    expect(await entry()).toMatchObject({
      ...{ actor: alice.accountId, actorName: 'Alice Durand', role: 'member' },
      ...{ from: 'draft', to: 'submitted', data: { number: 1 } },
    });
    expect((await send(app, alice, 'DELETE', '/api/v1/account')).status).toBe(204);
    expect(await entry()).toMatchObject({ actor: alice.accountId, actorName: null });
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
    const { body } = await file('format=jsonl');
    expect(body).not.toMatch(/Alice|alice@|Durand/);
  });

  it('carries the number of the request that caused an act', async () => {
    await send(app, alice, 'PATCH', '/api/v1/account', { givenName: 'Ada', usualName: 'L' });
    const { items } = (await read('?action=account:edit')).body as {
      items: { requestId: string; at: string }[];
    };
    expect(items).toHaveLength(1);
    expect(items[0]!.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(items[0]!.at).toBe(NOW);
  });

  describe('filters', () => {
    beforeEach(async () => {
      await write(2, { at: '2020-01-31T23:59:59.000Z' });
      await write(1, { at: '2020-02-01T00:00:00.000Z', actor: chief.accountId });
    });
    it.each([
      ['?action=listing:submit', 3],
      ['?action=listing', 3],
      ['?action=list', 0],
      [`?objectType=listing&objectId=${OBJECT}`, 3],
      ['?objectType=claim', 0],
      ['?from=2020-02-01', 1],
      ['?to=2020-01-31', 2],
      ['?from=2020-01-31&to=2020-02-01', 3],
    ])('%s', async (query, count) => {
      expect(((await read(query)).body as { items: [] }).items).toHaveLength(count);
    });
    it('by who acted', async () => {
      const { body } = await read(`?actor=${alice.accountId}`);
      expect((body as { items: [] }).items).toHaveLength(2);
    });
    it.each(['?from=2020-02-30', '?actor=alice', '?action=%27%3B', '?before=0'])(
      'refuses %s',
      async (query) => {
        expect((await read(query)).status).toBe(400);
      },
    );
  });

  it('downloads the very text that was hashed, and says who took it', async () => {
    await write(3);
    const reply = await file('format=jsonl');
    expect(reply.headers['content-disposition']).toContain('journal.jsonl');
    const lines = reply.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(lines[1].previousHash).toBe(lines[0].hash);
    expect(JSON.parse(lines[3].content)).toMatchObject({
      ...{ action: 'administration:read-journal', actor: chief.accountId },
    });
  });

  it('downloads a table in which no cell is a formula', async () => {
    await write(1, { reason: '=HYPERLINK("http://x";"y")\n+1' });
    const { body } = await file('format=csv&action=listing');
    const [head, ...rows] = body.slice(1).split('\r\n').filter(Boolean);
    expect(head).toMatch(/^ligne;instant UTC;acte/);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(`"'=HYPERLINK(""http://x"";""y"")\n+1"`);
  });
});
