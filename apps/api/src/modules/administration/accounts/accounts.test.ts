import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../../test/api.ts';
import { mailsTo, send } from '../../../../test/organisations.ts';
import { person, type Person } from '../../../../test/people.ts';

const BASE = '/api/v1/administration/accounts';

withDatabases('accounts, for administrators', (database, engine) => {
  let app: FastifyInstance;
  let [one, other, reader] = [] as Person[] as [Person, Person, Person];
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    one = await person(database(), { email: 'une@exemple.fr', staff: 'administrator' });
    other = await person(database(), { email: 'autre@exemple.fr', staff: 'administrator' });
    reader = await person(database(), { email: 'lea@exemple.fr', givenName: 'Léa' });
  });
  afterAll(() => app.close());

  const role = (who: Person, about: Person, wanted: string, reason = 'Arrivée dans l’équipe.') =>
    send(app, who, 'POST', `${BASE}/${about.accountId}/role`, { role: wanted, reason });
  const block = (who: Person, about: Person, verb = 'block', reason = 'Compte volé.') =>
    send(app, who, 'POST', `${BASE}/${about.accountId}/${verb}`, { reason });
  const session = async ({ headers }: Person) =>
    (await app.inject({ url: '/api/v1/session', headers })).json().account;

  it('are found by name or address, and each reading is an event without what was typed', async () => {
    const found = await send(app, one, 'GET', `${BASE}?q=lea`);
    expect(found.body.items).toMatchObject([{ email: 'lea@exemple.fr', status: 'active' }]);
    expect((await send(app, one, 'GET', `${BASE}?kind=staff`)).body.total).toBe(2);
    expect((await send(app, reader, 'GET', BASE)).status).toBe(403);
    const events = await database().query<{ content: string }>(
      `select content from event where action = 'administration:search-accounts'`,
    );
    expect(events).toHaveLength(2);
    expect(JSON.stringify(events)).not.toContain('lea');
  });

  it('receive and lose a role, with a reason, and their sessions close', async () => {
    expect((await role(one, reader, 'moderator', ' ')).body.errors[0].path).toBe('reason');
    expect((await role(one, reader, 'moderator')).status).toBe(204);
    expect(await session(reader)).toBeNull();
    expect((await role(one, reader, 'moderator')).body.errors[0].path).toBe('role');
    expect((await role(one, reader, 'none')).status).toBe(204);
    expect((await role(one, one, 'none')).body.detail).toContain('votre propre compte');
    expect((await verifyEventLog(database())).ok).toBe(true);
  });

  it('keep one administrator when two remove each other at the same time', async () => {
    const both = await Promise.all([role(one, other, 'none'), role(other, one, 'none')]);
    expect(
      both.filter(({ status }) => status === 204),
      engine,
    ).toHaveLength(1);
    const [left] = await database().query<{ n: number }>(
      `select count(*)::int as n from account where staff = 'administrator'`,
    );
    expect(left!.n).toBe(1);
  });

  it('keep one administrator when two block each other at the same time', async () => {
    const both = await Promise.all([block(one, other), block(other, one)]);
    expect(
      both.filter(({ status }) => status === 204),
      engine,
    ).toHaveLength(1);
  });

  it('do not let the last administrator delete their own', async () => {
    const own = (who: Person) => send(app, who, 'DELETE', '/api/v1/account');
    await role(one, other, 'none');
    const refused = await own(one);
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      expect.stringContaining('Le catalogue n’aurait plus d’administrateur'),
    ]);
  });

  it('are blocked with a reason that the person is told, and unblocked', async () => {
    expect((await block(one, reader, 'block', '')).body.errors[0].path).toBe('reason');
    expect((await block(one, reader)).status).toBe(204);
    expect(await session(reader)).toBeNull();
    expect((await mailsTo(database(), 'lea@exemple.fr'))[0]!.body).toContain('Compte volé.');
    expect((await block(one, reader)).body.code).toBe('transition-refused');
    expect((await role(one, reader, 'moderator')).body.code).toBe('transition-refused');
    expect((await block(one, reader, 'unblock', 'Compte rendu.')).status).toBe(204);
  });
});
