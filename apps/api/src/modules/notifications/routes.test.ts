import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { NOTIFICATION_KINDS } from '@gouvtech/domain/notifications';
import { testApp } from '../../../test/api.ts';
import { NOW } from '../../../test/catalogue-builder.ts';
import { send } from '../../../test/organisations.ts';
import { ORIGIN, person, type Person } from '../../../test/people.ts';
import { notify } from './index.ts';

const LIST = '/api/v1/account/notifications';
const READ = `${LIST}/read`;
const MAILS = '/api/v1/account/mails';

withDatabases('what a person was told', (database) => {
  let app: FastifyInstance;
  let alice: Person;
  let bob: Person;
  beforeAll(async () => {
    app = await testApp(database());
  }, 120_000);
  afterAll(() => app.close());
  beforeEach(async () => {
    alice = await person(database(), { email: 'alice@exemple.fr' });
    bob = await person(database(), { email: 'bob@exemple.fr', staff: 'moderator' });
  });

  const tell = ({ accountId }: Person, number: number, now = NOW) =>
    database().transaction((tx) =>
      notify(tx, {
        ...{ accountIds: [accountId], kind: 'dispute', key: `act:${number}`, now },
        ...{ title: `Acte ${number}`, body: 'Texte.', href: '/espace', publicOrigin: ORIGIN },
      }),
    );
  const later = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
  const list = async (who: Person, page = 1) =>
    (await send(app, who, 'GET', `${LIST}?page=${page}`)).body;
  const unread = async (who: Person) =>
    (await send(app, who, 'GET', '/api/v1/session')).body.unread;

  it('shows one’s own only, unread first, twenty a page', async () => {
    for (let number = 1; number <= 22; number += 1) await tell(alice, number, later(number - 60));
    await tell(bob, 99);
    const [{ id }] = (await list(alice)).items;
    expect((await send(app, alice, 'POST', READ, { id })).status).toBe(204);
    const first = await list(alice);
    expect(first).toMatchObject({ total: 22, unread: 21, page: 1, pageSize: 20 });
    expect(first.items[0].title).toBe('Acte 21');
    const second = await list(alice, 2);
    expect(second.items.map(({ title }: { title: string }) => title)).toEqual([
      'Acte 1',
      'Acte 22',
    ]);
    expect(await list(bob)).toMatchObject({ total: 1, unread: 1 });
  });

  it('counts in the session what is not read yet, and stops at a hundred', async () => {
    expect(await unread(alice)).toBe(0);
    await tell(alice, 1);
    expect(await unread(alice)).toBe(1);
    expect(await unread(bob)).toBe(0);
    for (let number = 2; number <= 105; number += 1) await tell(alice, number);
    expect(await unread(alice)).toBe(100);
  });

  it('marks everything that was there as read, and leaves what came since', async () => {
    await tell(alice, 1, later(-5));
    const { until } = await list(alice);
    await tell(alice, 2, later(1));
    expect((await send(app, alice, 'POST', READ, { until })).status).toBe(204);
    expect((await list(alice)).items).toMatchObject([
      { title: 'Acte 2', readAt: null },
      { title: 'Acte 1', readAt: NOW },
    ]);
  });

  it('keeps to who it was told', async () => {
    await tell(alice, 1);
    const [{ id }] = (await list(alice)).items;
    expect((await send(app, bob, 'POST', READ, { id })).status).toBe(404);
    expect((await send(app, alice, 'POST', READ, {})).body.errors).toMatchObject([{ path: 'id' }]);
    expect((await send(app, alice, 'POST', READ, { id: 'x' })).status).toBe(400);
    expect((await app.inject(LIST)).statusCode).toBe(401);
    expect(await unread(alice)).toBe(1);
  });

  it('sends the mails the person chose, and logs the choice', async () => {
    expect((await send(app, alice, 'GET', MAILS)).body.mails).toEqual([...NOTIFICATION_KINDS]);
    const mails = NOTIFICATION_KINDS.filter((kind) => kind !== 'dispute');
    expect((await send(app, alice, 'PUT', MAILS, { mails })).status).toBe(204);
    expect((await send(app, alice, 'GET', MAILS)).body).toEqual({ mails });
    await tell(alice, 1);
    expect(await database().db.select().from(schema.outboxMail)).toEqual([]);
    expect(await unread(alice)).toBe(1);
    expect((await send(app, alice, 'PUT', MAILS, { mails: ['autre'] })).status).toBe(400);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true, events: 1 });
  });

  it('forgets them with the account', async () => {
    await tell(alice, 1);
    await send(app, alice, 'PUT', MAILS, { mails: [] });
    expect((await send(app, alice, 'DELETE', '/api/v1/account')).status).toBe(204);
    expect(await database().db.select().from(schema.notification)).toEqual([]);
    expect(await database().db.select().from(schema.notificationPreference)).toEqual([]);
  });
});
