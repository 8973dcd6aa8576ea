import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { NOW } from '../../../test/catalogue-builder.ts';
import { ORIGIN, person, type Person } from '../../../test/people.ts';
import { knownState } from './guard.ts';
import { isReadOnly } from './index.ts';

withDatabases('a read-only catalogue', (database) => {
  let app: FastifyInstance;
  let [admin, reader] = [] as Person[] as [Person, Person];
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    admin = await person(database(), { email: 'admin@exemple.fr', staff: 'administrator' });
    reader = await person(database(), { email: 'lea@exemple.fr' });
    await turn(admin, false);
  });
  afterAll(() => app.close());

  const turn = async ({ headers }: Person, on: boolean, reason = 'Sauvegarde en cours.') => {
    const url = '/api/v1/administration/read-only';
    const reply = await app.inject({ method: 'PUT', url, headers, payload: { on, reason } });
    return { status: reply.statusCode, body: reply.json() };
  };
  const rename = (url = '/api/v1/account') =>
    app.inject({
      ...{ method: 'PATCH', url, headers: reader.headers },
      payload: { givenName: 'Léa', usualName: 'Brun' },
    });

  it('refuses every write with the reason and when to come back, and still reads', async () => {
    expect((await rename()).statusCode).toBeLessThan(300);
    expect((await turn(admin, true)).status).toBe(200);
    const refused = await rename();
    expect([refused.statusCode, refused.headers['retry-after'], refused.json().code]).toEqual([
      503,
      '300',
      'read-only',
    ]);
    expect(refused.json().detail).toContain('Sauvegarde en cours.');
    expect((await app.inject('/api/v1/solutions')).statusCode).toBe(200);
    expect((await app.inject('/api/v1/site-state')).json()).toEqual({
      readOnly: { since: NOW, reason: 'Sauvegarde en cours.' },
    });
    expect((await turn(admin, false)).body).toEqual({ readOnly: null });
    expect((await rename()).statusCode).toBeLessThan(300);
    expect((await verifyEventLog(database())).ok).toBe(true);
  });

  it('lets people log in and out', async () => {
    await turn(admin, true);
    const link = await app.inject({
      method: 'POST',
      url: '/api/v1/auth/mail-links',
      headers: { origin: ORIGIN },
      payload: { email: 'lea@exemple.fr' },
    });
    expect(link.statusCode).toBeLessThan(300);
    const { method, headers } = { method: 'POST' as const, headers: reader.headers };
    const logout = await app.inject({ method, url: '/api/v1/auth/logout', headers });
    expect(logout.json().code).not.toBe('read-only');
    expect(logout.statusCode).toBeLessThan(400);
  });

  it('is switched by administrators only, with a reason', async () => {
    expect((await turn(reader, true)).status).toBe(403);
    expect((await turn(admin, true, ' ')).body.errors[0].path).toBe('reason');
    expect(await isReadOnly(database())).toBe(false);
  });

  it('is known to another process within seconds', async () => {
    let now = 0;
    const other = knownState(database(), () => now);
    expect(await other.read()).toBeNull();
    await turn(admin, true);
    expect(await other.read()).toBeNull();
    now = 3_000;
    expect(await other.read()).toMatchObject({ reason: 'Sauvegarde en cours.' });
  });
});
