import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schema, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { addAccount, addMember, person, signedIn } from '../../../test/people.ts';
import { NOW } from '../../../test/catalogue-builder.ts';

const EMAIL = 'camille@exemple.fr';
const LONG_AGO = new Date(Date.parse(NOW) - 16 * 60_000).toISOString();

withDatabases('the account', (database) => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await testApp(database());
  }, 120_000);
  afterAll(() => app.close());

  const ask = (method: 'GET' | 'PATCH' | 'DELETE', path: string, headers = {}, payload?: object) =>
    app.inject({ method, url: `/api/v1/account${path}`, headers, ...(payload && { payload }) });
  const actions = async () =>
    (await database().db.select().from(schema.event).orderBy(schema.event.seq)).map(
      ({ action }) => action,
    );
  const anOrganisation = async (name = 'Élan') => {
    const [row] = await database()
      .db.insert(schema.organisation)
      .values({ slug: name.toLowerCase(), name, kind: 'company' })
      .returning();
    return row!.id;
  };

  it('is nobody’s without a session', async () => {
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['GET', '/sessions'],
      ['GET', '/export'],
      ['DELETE', '/sessions/others'],
    ] as const) {
      const reply = await ask(method, path, { origin: 'http://localhost:3000' });
      expect([reply.statusCode, reply.json().code], `${method} ${path}`).toEqual([
        401,
        'not-signed-in',
      ]);
    }
  });

  it('tells the person who they are, and nobody else', async () => {
    const { headers } = await person(database(), { email: EMAIL, givenName: '<b>Zoé</b>' });
    await person(database(), { email: 'autre@exemple.fr' });
    const reply = await ask('GET', '', headers);
    expect(reply.json()).toMatchObject({
      account: { email: EMAIL, givenName: '<b>Zoé</b>' },
      createdAt: NOW,
      identities: [],
      namesFrom: 'person',
    });
    expect(reply.body).not.toContain('autre@exemple.fr');
    expect(reply.headers['cache-control']).toBe('private, no-store');
  });

  it('corrects a name, unless ProConnect gives it', async () => {
    const { accountId, headers } = await person(database(), { email: EMAIL });
    const names = { givenName: ' Zoé\n', usualName: 'O’Brien' };
    expect((await ask('PATCH', '', headers, names)).statusCode).toBe(204);
    expect((await ask('GET', '', headers)).json().account).toMatchObject({ givenName: 'Zoé' });
    const empty = await ask('PATCH', '', headers, { givenName: '', usualName: 'x'.repeat(101) });
    expect(empty.statusCode).toBe(400);
    expect(empty.json().errors).toEqual([
      { path: 'givenName', message: 'Indiquez votre prénom.' },
      { path: 'usualName', message: 'Ce champ a 101 caractères, il en accepte 100.' },
    ]);
    await database()
      .db.insert(schema.accountIdentity)
      .values({ issuer: 'https://fi.example', subject: 's', accountId, linkedAt: NOW });
    const refused = await ask('PATCH', '', headers, names);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'conflict']);
  });

  it('shows open sessions and closes them, one’s own only', async () => {
    const { accountId, headers } = await person(database(), { email: EMAIL });
    const other = await signedIn(database(), accountId);
    const stranger = await person(database(), { email: 'autre@exemple.fr' });
    const { sessions } = (await ask('GET', '/sessions', headers)).json();
    expect(sessions).toHaveLength(2);
    expect(sessions.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    expect(JSON.stringify(sessions)).not.toContain(headers.cookie!.split('=')[1]);
    const theirs = (await ask('GET', '/sessions', stranger.headers)).json().sessions[0].id;
    expect((await ask('DELETE', `/sessions/${theirs}`, headers)).statusCode).toBe(404);
    expect((await ask('GET', '', stranger.headers)).statusCode).toBe(200);

    const { id } = sessions.find(({ current }: { current: boolean }) => !current);
    expect((await ask('DELETE', `/sessions/${id}`, headers)).statusCode).toBe(204);
    expect((await ask('GET', '', other)).statusCode).toBe(401);
    expect((await ask('GET', '', headers)).statusCode).toBe(200);
    const wrong = await ask('DELETE', '/sessions/1%20or%201=1', headers);
    expect(wrong.statusCode).toBe(400);
  });

  it('closes all the other sessions at once', async () => {
    const { accountId, headers } = await person(database(), { email: EMAIL });
    for (let i = 0; i < 3; i += 1) await signedIn(database(), accountId);
    expect((await ask('DELETE', '/sessions/others', headers)).statusCode).toBe(204);
    expect((await ask('GET', '/sessions', headers)).json().sessions).toHaveLength(1);
  });

  it('gives all that is kept about the person, as a file', async () => {
    const { accountId, headers } = await person(database(), { email: EMAIL });
    await addMember(database(), { organisationId: await anOrganisation(), accountId });
    const reply = await ask('GET', '/export', headers);
    expect(reply.headers['content-disposition']).toBe(
      'attachment; filename="mes-donnees-catalogue.json"',
    );
    expect(reply.json()).toMatchObject({
      format: 'gouvtech-account/1',
      account: { email: EMAIL },
      memberships: [{ organisation: 'Élan', status: 'active' }],
      sessions: [{ method: 'proconnect' }],
    });
    expect(reply.body).not.toContain(headers.cookie!.split('=')[1]);
  });

  it('forgets the person, keeps what they wrote without their name, and closes their sessions', async () => {
    const { accountId, headers } = await person(database(), { email: EMAIL, givenName: 'Zoé' });
    const organisationId = await anOrganisation();
    await addMember(database(), { organisationId, accountId, administrator: true });
    await database()
      .db.insert(schema.accountIdentity)
      .values({ issuer: 'https://fi.example', subject: 's', accountId, linkedAt: NOW });
    const reply = await ask('DELETE', '', headers);
    expect(reply.statusCode).toBe(204);
    expect(reply.headers['set-cookie']).toMatch(/^session=;.*Expires=Thu, 01 Jan 1970/);
    expect((await ask('GET', '', headers)).statusCode).toBe(401);
    const [row] = await database().db.select().from(schema.account);
    expect(row).toMatchObject({
      id: accountId,
      givenName: 'Ancien',
      usualName: 'membre',
      email: null,
    });
    for (const table of [schema.session, schema.accountIdentity, schema.mailLink]) {
      expect(await database().db.select().from(table)).toEqual([]);
    }
    expect(await database().db.select().from(schema.membership)).toMatchObject([
      { status: 'left', administrator: false },
    ]);
    expect(await actions()).toEqual(['organisation:leave', 'account:delete']);
    const log = await database().db.select().from(schema.event);
    expect(JSON.stringify(log)).not.toMatch(/Zoé|camille/);
    expect((await verifyEventLog(database())).ok).toBe(true);
    await addAccount(database(), { email: EMAIL });
  });

  it('is not deleted without a recent login', async () => {
    const accountId = await addAccount(database(), { email: EMAIL });
    const headers = await signedIn(database(), accountId, { authenticatedAt: LONG_AGO });
    const reply = await ask('DELETE', '', headers);
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'recent-login-needed']);
    expect((await ask('GET', '', headers)).statusCode).toBe(200);
  });

  it('is not deleted while colleagues would be left without an administrator', async () => {
    const { accountId, headers } = await person(database(), { email: EMAIL });
    const organisationId = await anOrganisation();
    await addMember(database(), { organisationId, accountId, administrator: true });
    const colleague = await addAccount(database(), { email: 'autre@exemple.fr' });
    const id = await addMember(database(), { organisationId, accountId: colleague });
    expect((await ask('GET', '', headers)).json().lastAdministratorOf).toEqual(['Élan']);
    const reply = await ask('DELETE', '', headers);
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'conflict']);
    expect(reply.json().errors[0].message).toContain('Élan');
    expect(await actions()).toEqual([]);
    await database().db.update(schema.membership).set({ administrator: true });
    expect(id).toBeTruthy();
    expect((await ask('DELETE', '', headers)).statusCode).toBe(204);
  });

  it('leaves one of two administrators who delete their accounts at once', async () => {
    const organisationId = await anOrganisation();
    const people = [];
    for (const email of [EMAIL, 'autre@exemple.fr']) {
      const one = await person(database(), { email });
      people.push(one);
      await addMember(database(), {
        organisationId,
        accountId: one.accountId,
        administrator: true,
      });
    }
    const member = await addAccount(database(), { email: 'membre@exemple.fr' });
    await addMember(database(), { organisationId, accountId: member });
    const replies = await Promise.all(people.map(({ headers }) => ask('DELETE', '', headers)));
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
  });
});
