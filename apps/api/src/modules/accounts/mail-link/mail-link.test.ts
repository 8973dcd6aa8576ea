import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { schema, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { buildApp } from '../../../app.ts';
import { readConfig } from '../../../config.ts';
import { NOW } from '../../../../test/catalogue-builder.ts';
import { addAccount, ORIGIN } from '../../../../test/people.ts';

const EMAIL = 'camille@exemple.fr';
const NAMES = { givenName: 'Camille', usualName: 'D’Été' };

withDatabases('login by a mailed link', (database) => {
  let now = Date.parse(NOW);
  let app: FastifyInstance;
  const minutes = (n: number) => (now += n * 60_000);
  afterEach(() => {
    now = Date.parse(NOW);
  });
  beforeAll(async () => {
    app = await buildApp({
      config: readConfig({ LOG_LEVEL: 'silent', SHED_DELAY_MS: '0', TRUST_PROXY: '127.0.0.1' }),
      database: database(),
      clock: () => new Date(now),
    });
  }, 120_000);
  afterAll(() => app.close());

  const post = async (path: string, payload: object, over: object = {}) => {
    const headers = { origin: ORIGIN, ...over };
    return app.inject({ method: 'POST', url: `/api/v1/auth/mail-links${path}`, headers, payload });
  };
  const mails = () => database().db.select().from(schema.outboxMail);
  const lastToken = async () => {
    const bodies = (await mails()).map(({ body }) => body);
    return /jeton=(\S+)/.exec(bodies.at(-1) ?? '')![1]!;
  };
  const ask = async (email = EMAIL, returnTo?: string) => {
    const reply = await post('', { email, ...(returnTo && { returnTo }) });
    expect(reply.statusCode, reply.body).toBe(202);
    return lastToken();
  };
  const whoIs = async (setCookie: unknown) => {
    const cookie = String(setCookie).split(';')[0]!;
    return (await app.inject({ url: '/api/v1/session', headers: { cookie } })).json();
  };
  const events = async () =>
    (await database().db.select().from(schema.event).orderBy(schema.event.seq)).map(
      ({ action, actor }) => ({ action, actor }),
    );

  it('opens a session once, for the account of the address, and goes back where asked', async () => {
    const accountId = await addAccount(database(), { email: EMAIL });
    const token = await ask(' Camille@Exemple.FR ', '/espace?x=1');
    const read = await post('/reading', { token });
    expect(read.json()).toEqual({ purpose: 'login', email: EMAIL, newAccount: false });
    const reply = await post('/confirmation', { token });
    expect(reply.json()).toEqual({ signedIn: true, next: '/espace?x=1' });
    const cookie = reply.headers['set-cookie'];
    expect(cookie).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await whoIs(cookie)).toMatchObject({
      account: { id: accountId, email: EMAIL, staff: null },
      recent: true,
      strong: false,
    });
    const again = await post('/confirmation', { token });
    expect([again.statusCode, again.json().code]).toEqual([410, 'link-not-valid']);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(await events()).toEqual([
      { action: 'account:ask-mail-link', actor: null },
      { action: 'account:login', actor: accountId },
    ]);
    expect((await verifyEventLog(database())).ok).toBe(true);
  });

  it('creates the account of an unknown address, under the names given at confirmation', async () => {
    const token = await ask();
    expect((await post('/reading', { token })).json()).toMatchObject({ newAccount: true });
    const nameless = await post('/confirmation', { token, givenName: ' \u200b ' });
    expect(nameless.statusCode).toBe(400);
    expect(nameless.json().errors.map(({ path }: { path: string }) => path)).toEqual([
      'givenName',
      'usualName',
    ]);
    const reply = await post('/confirmation', { token, ...NAMES });
    expect(await whoIs(reply.headers['set-cookie'])).toMatchObject({
      account: { ...NAMES, email: EMAIL, publicAgent: false },
    });
    expect((await events()).map(({ action }) => action)).toEqual([
      'account:ask-mail-link',
      'account:create',
    ]);
  });

  it('answers the same whether the address has an account, none, or one that may not enter', async () => {
    await addAccount(database(), { email: EMAIL });
    await addAccount(database(), { email: 'moderation@exemple.fr', staff: 'moderator' });
    await addAccount(database(), { email: 'bloque@exemple.fr', blockedAt: NOW });
    const all = [EMAIL, 'moderation@exemple.fr', 'bloque@exemple.fr', 'personne@exemple.fr'];
    const replies = [];
    for (const email of all) replies.push(await post('', { email }));
    const seen = replies.map(({ statusCode, body, headers }) => {
      const { date: _date, ...rest } = headers;
      return JSON.stringify([statusCode, body, rest]);
    });
    expect(new Set(seen).size).toBe(1);
    const written = await mails();
    expect(new Set(written.map(({ subject }) => subject)).size).toBe(1);
    const linked = written.filter(({ body }) => body.includes('jeton='));
    expect(linked.map(({ recipient }) => recipient).sort()).toEqual([EMAIL, all[3]]);
    expect(written.find(({ recipient }) => recipient === all[1])!.body).toContain('ProConnect');
  });

  it('opens nothing for a person who became a moderator, or was blocked, since', async () => {
    for (const change of [{ staff: 'moderator' as const }, { staff: null, blockedAt: NOW }]) {
      await database().db.delete(schema.account);
      await addAccount(database(), { email: EMAIL });
      const token = await ask();
      await database().db.update(schema.account).set(change);
      const reply = await post('/confirmation', { token });
      expect([reply.statusCode, reply.json().code]).toEqual([400, 'login-failed']);
      expect(reply.headers['set-cookie']).toBeUndefined();
    }
  });

  it('ends after a quarter of an hour, and with the first link that serves', async () => {
    await addAccount(database(), { email: EMAIL });
    const late = await ask();
    minutes(15);
    expect((await post('/confirmation', { token: late })).statusCode).toBe(410);
    expect((await post('/reading', { token: late })).statusCode).toBe(410);
    const first = await ask();
    const second = await ask();
    expect((await post('/confirmation', { token: second })).statusCode).toBe(200);
    expect((await post('/confirmation', { token: first })).statusCode).toBe(410);
  });

  it('serves one of two clicks made at once', async () => {
    await addAccount(database(), { email: EMAIL });
    const token = await ask();
    const both = await Promise.all([1, 2].map(() => post('/confirmation', { token })));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410]);
  });

  it('keeps no token that opens anything', async () => {
    const token = await ask();
    const links = await database().db.select().from(schema.mailLink);
    expect(JSON.stringify(links)).not.toContain(token);
  });

  it('takes the place of the session of the same browser', async () => {
    await addAccount(database(), { email: EMAIL });
    const first = await post('/confirmation', { token: await ask() });
    const cookie = String(first.headers['set-cookie']).split(';')[0]!;
    await post('/confirmation', { token: await ask() }, { cookie });
    expect(await database().db.select().from(schema.session)).toHaveLength(1);
    expect(await whoIs(cookie)).toMatchObject({ account: null });
  });

  it('refuses what is no address, and never writes elsewhere than where asked', async () => {
    const wrong = [
      '',
      'camille',
      'a@b',
      'a@exemple.fr, b@exemple.fr',
      'a@exemple.fr\r\nBcc: x@y.fr',
      '"a b"@exemple.fr',
    ];
    for (const email of wrong) {
      const reply = await post('', { email });
      expect([reply.statusCode, reply.json().errors?.[0]?.path], email).toEqual([400, 'email']);
    }
    const long = await post('', { email: `${'a'.repeat(20_000)}@exemple.fr` });
    expect([long.statusCode, long.json().errors[0].path]).toEqual([400, 'email']);
    expect(await mails()).toEqual([]);
  });

  it.each(['https://ailleurs.example/', '//ailleurs.example', '/\\ailleurs.example', '/api/v1/x'])(
    'goes home rather than to %s',
    async (returnTo) => {
      await addAccount(database(), { email: EMAIL });
      const token = await ask(EMAIL, returnTo);
      expect((await post('/confirmation', { token })).json()).toMatchObject({ next: '/' });
    },
  );

  it('slows down who writes to one address too often, and says until when', async () => {
    for (let i = 0; i < 5; i += 1) await ask();
    const reply = await post('', { email: EMAIL });
    expect([reply.statusCode, reply.json().code]).toEqual([429, 'too-many-requests']);
    const seconds = Number(reply.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(900);
    expect(await mails()).toHaveLength(5);
    // In the database: a restart or another process changes nothing.
    const counters = await database().db.select().from(schema.throttle);
    expect(counters.map(({ count }) => count).sort()).toEqual([6, 6]);
    now += seconds * 1000;
    await ask();
  });

  it('slows down a reader who tries many addresses, an IPv6 network counting as one', async () => {
    const from = (ip: string, n: number) =>
      post(
        '',
        { email: `personne-${ip.replace(/\W/g, '-')}-${n}@exemple.fr` },
        { 'x-forwarded-for': ip },
      );
    const statuses = [];
    for (let n = 0; n < 31; n += 1) {
      statuses.push((await from(`2001:db8::${n.toString(16)}`, n)).statusCode);
    }
    expect(statuses).toEqual([...Array.from({ length: 30 }, () => 202), 429]);
    expect((await from('2001:db8:1::1', 0)).statusCode).toBe(202);
  });

  it('attaches a ProConnect identity to the account whose mailbox proves it, without opening a session', async () => {
    const accountId = await addAccount(database(), { email: EMAIL });
    const token = 'a-token-for-the-identity';
    await database()
      .db.insert(schema.mailLink)
      .values({
        tokenHash: createHash('sha256').update(token).digest('hex'),
        ...{ purpose: 'link-identity', email: EMAIL, accountId, returnTo: '/espace' },
        ...{ issuer: 'https://fi.example', subject: 'other-sub', createdAt: NOW },
        expiresAt: new Date(now + 60_000).toISOString(),
      });
    const reply = await post('/confirmation', { token });
    expect(reply.json()).toEqual({
      signedIn: false,
      next: '/api/v1/auth/proconnect/start?returnTo=%2Fespace',
    });
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect(await database().db.select().from(schema.accountIdentity)).toMatchObject([
      { accountId, subject: 'other-sub' },
    ]);
    expect((await events()).at(-1)).toEqual({ action: 'account:link-identity', actor: accountId });
    expect((await post('/confirmation', { token })).statusCode).toBe(410);
  });

  it('refuses a request that another site sends', async () => {
    const reply = await post('', { email: EMAIL }, { origin: 'https://ailleurs.example' });
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'cross-site-request']);
    expect(await mails()).toEqual([]);
  });
});
