import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { addAccount, addMember, ORIGIN, person, signedIn } from '../../test/people.ts';
import { NOW } from '../../test/catalogue-builder.ts';
import { problems } from './problems.ts';
import { personOf, sessionCookie, sessions } from './session.ts';

withDatabases('sessions', (database) => {
  let now = NOW;
  const opened: FastifyInstance[] = [];
  const testServer = async () => {
    const app = fastify();
    problems(app, ORIGIN);
    const clock = () => new Date(now);
    await sessions(app, { database: database(), clock, publicOrigin: ORIGIN });
    app.all('/mine', { config: { access: 'person' } }, (request) => personOf(request));
    app.get('/both', { config: { access: 'anyone' } }, ({ signedIn: who }) => ({
      name: who?.account.givenName ?? null,
    }));
    opened.push(app);
    return app;
  };
  const after = (minutes: number) =>
    (now = new Date(Date.parse(NOW) + minutes * 60_000).toISOString());
  afterEach(async () => {
    now = NOW;
    await Promise.all(opened.splice(0).map((app) => app.close()));
  });

  it('refuse who has no cookie, or one that opens nothing', async () => {
    const app = await testServer();
    for (const headers of [{}, { cookie: 'session=unknown' }]) {
      const reply = await app.inject({ url: '/mine', headers });
      expect(reply.statusCode).toBe(401);
      expect(reply.json()).toMatchObject({ code: 'not-signed-in' });
    }
    expect((await app.inject('/both')).json()).toEqual({ name: null });
  });

  it('know who asks, and keep the reply out of shared caches', async () => {
    const { accountId, headers } = await person(database(), { email: 'camille@exemple.fr' });
    const reply = await (await testServer()).inject({ url: '/mine', headers });
    expect(reply.json()).toMatchObject({ accountId, strong: true, recent: true, memberships: [] });
    expect(reply.headers['cache-control']).toBe('private, no-store');
  });

  it('keep no secret that opens a session', async () => {
    const { headers } = await person(database(), { email: 'camille@exemple.fr' });
    const [row] = await database().db.select().from(schema.session);
    expect(JSON.stringify(row)).not.toContain(headers.cookie!.split('=')[1]);
  });

  it('read rights again at each request', async () => {
    const { accountId, headers } = await person(database(), { email: 'camille@exemple.fr' });
    const [organisation] = await database()
      .db.insert(schema.organisation)
      .values({ slug: 'a', name: 'A', kind: 'company' })
      .returning();
    const organisationId = organisation!.id;
    const app = await testServer();
    const memberships = async () =>
      (await app.inject({ url: '/mine', headers })).json().memberships;
    expect(await memberships()).toEqual([]);
    await addMember(database(), { organisationId, accountId, signatory: true });
    expect(await memberships()).toEqual([
      { organisationId, signatory: true, administrator: false },
    ]);
    await database().db.update(schema.membership).set({ status: 'removed' });
    expect(await memberships()).toEqual([]);
    await database().db.update(schema.account).set({ blockedAt: NOW });
    expect((await app.inject({ url: '/mine', headers })).statusCode).toBe(401);
  });

  it.each([
    ['a person, after 8 hours without a request', null, 8 * 60],
    ['a moderator, after 30 minutes without a request', 'moderator' as const, 30],
  ])('end for %s', async (_who, staff, minutes) => {
    const { headers } = await person(database(), { email: 'camille@exemple.fr', staff });
    const app = await testServer();
    after(minutes);
    expect((await app.inject({ url: '/mine', headers })).statusCode).toBe(200);
    after(minutes * 2 + 1);
    expect((await app.inject({ url: '/mine', headers })).statusCode).toBe(401);
    expect(await database().db.select().from(schema.session)).toEqual([]);
  });

  it('end 12 hours after the login, whatever the use', async () => {
    const { headers } = await person(database(), { email: 'camille@exemple.fr' });
    const app = await testServer();
    for (const hours of [3, 6, 9, 11]) {
      after(hours * 60);
      expect((await app.inject({ url: '/mine', headers })).statusCode).toBe(200);
    }
    after(12 * 60);
    expect((await app.inject({ url: '/mine', headers })).statusCode).toBe(401);
  });

  it('call a login recent for 15 minutes, and strong only with several factors', async () => {
    const accountId = await addAccount(database(), { email: 'camille@exemple.fr' });
    const headers = await signedIn(database(), accountId, { acr: 'eidas0-mfa' });
    const app = await testServer();
    after(14);
    expect((await app.inject({ url: '/mine', headers })).json()).toMatchObject({
      strong: false,
      recent: true,
    });
    after(15);
    expect((await app.inject({ url: '/mine', headers })).json()).toMatchObject({ recent: false });
  });

  it.each([
    ['another site', { origin: 'https://ailleurs.example' }, 403],
    ['nobody knows where', { origin: undefined }, 403],
    ['a page opened from elsewhere', { origin: undefined, 'sec-fetch-site': 'cross-site' }, 403],
    ['a page of the catalogue', { origin: ORIGIN }, 200],
    ['a page of the catalogue that hides its origin', same(), 200],
  ])('let a write from %s pass or not', async (_from, sent, status) => {
    const { headers } = await person(database(), { email: 'camille@exemple.fr' });
    const all = Object.fromEntries(
      Object.entries({ ...headers, ...sent }).filter(([, value]) => value !== undefined),
    ) as Record<string, string>;
    const app = await testServer();
    const write = await app.inject({ method: 'POST', url: '/mine', headers: all });
    expect(write.statusCode).toBe(status);
    expect((await app.inject({ url: '/mine', headers: all })).statusCode).toBe(200);
  });
});

it('bind the cookie to the host wherever the catalogue is served over https', () => {
  expect(sessionCookie('https://catalogue.exemple.fr')).toBe('__Host-session');
  expect(sessionCookie('http://localhost:3000')).toBe('session');
});

function same() {
  return { origin: undefined, 'sec-fetch-site': 'same-origin' };
}
