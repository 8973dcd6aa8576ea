import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addExampleSet } from '@gouvtech/criteria/testing';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { NOW } from '../../../test/catalogue-builder.ts';
import { expectConforms } from '../../../test/conforms.ts';
import { person, type Person } from '../../../test/people.ts';
import { workshopApp } from '../assessments/testing/workshop.ts';
import { announce, runCriteriaClock } from './index.ts';

addExampleSet();
const LIST = '/api/v1/moderation/criteria-versions';
const ANNOUNCEMENT = `${LIST}/2027.0/announcement`;
const DAY = '2027-07-01';

withDatabases('announcing a version of the référentiel', (database) => {
  let app: FastifyInstance;
  let built: Awaited<ReturnType<typeof workshopApp>>;
  let chief: Person;
  beforeAll(async () => {
    built = await workshopApp(database());
    ({ app } = built);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    built.time.now = NOW;
    chief = await person(database(), { email: 'chef@exemple.fr', staff: 'administrator' });
  });
  const post = async (url: string, payload: object, headers = chief.headers) => {
    const reply = await app.inject({ method: 'POST', url, payload, headers });
    return { status: reply.statusCode, body: reply.body === '' ? null : reply.json() };
  };
  const releases = () => database().db.select().from(schema.criteriaRelease);
  const announceNow = (inForceOn = DAY) => post(ANNOUNCEMENT, { inForceOn });

  it('is for administrators of the catalogue, and leaves an event', async () => {
    const moderator = await person(database(), { email: 'm@exemple.fr', staff: 'moderator' });
    const vendor = await person(database(), { email: 'v@exemple.fr' });
    for (const { headers } of [moderator, vendor])
      expect(await post(ANNOUNCEMENT, { inForceOn: DAY }, headers)).toMatchObject({ status: 403 });
    expect(
      await post(ANNOUNCEMENT, { inForceOn: DAY }, { origin: 'http://localhost:3000' } as never),
    ).toMatchObject({
      status: 401,
    });
    expect(await releases()).toEqual([]);

    expect((await announceNow()).status).toBe(204);
    expect(await releases()).toMatchObject([
      { version: '2027.0', inForceOn: DAY, announcedBy: chief.accountId, inForceAt: null },
    ]);
    const [event] = await database().query<{ action: string; objectId: string; content: string }>(
      `select action, object_id "objectId", content from event where object_type = 'criteria-set'`,
    );
    expect(event).toMatchObject({ action: 'criteria:announce', objectId: '2027.0' });
    expect(JSON.parse(event!.content)).toMatchObject({
      actor: chief.accountId,
      role: 'administrator',
      data: { inForceOn: DAY },
    });
    expect(await announceNow()).toMatchObject({
      status: 409,
      body: { code: 'transition-refused' },
    });
  });

  it.each([
    ['2027-05-19', 'six mois'],
    ['2026-11-21', 'six mois'],
    ['2027-02-30', 'AAAA-MM-JJ'],
    ['demain', 'AAAA-MM-JJ'],
    ['', 'AAAA-MM-JJ'],
  ])('refuses %s, with the reason at its field', async (inForceOn, words) => {
    const { status, body } = await announceNow(inForceOn);
    expect([status, body.errors[0].path]).toEqual([400, 'inForceOn']);
    expect(body.errors[0].message).toContain(words);
    expect(await releases()).toEqual([]);
  });

  it('accepts the first day six months later', async () => {
    expect((await announceNow('2027-05-20')).status).toBe(204);
  });

  it('refuses a version the product does not contain, and the one in force', async () => {
    expect(await post(`${LIST}/2031.4/announcement`, { inForceOn: DAY })).toMatchObject({
      status: 404,
      body: { code: 'criteria-set-not-found' },
    });
    expect(await post(`${LIST}/2026.1/announcement`, { inForceOn: DAY })).toMatchObject({
      status: 409,
    });
  });

  it('is announced once when two administrators do it at the same time', async () => {
    const both = await Promise.all([announceNow(), announceNow('2027-08-01')]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await releases()).toHaveLength(1);
  });

  it('shows the version as announced to the public, and never one that is not', async () => {
    const versions = async () => (await app.inject('/api/v1/criteria-versions')).json().versions;
    expect(await versions()).toMatchObject([{ version: '2026.1', status: 'in-force' }]);
    expect((await app.inject('/api/v1/criteria?criteriaSet=2027.0')).statusCode).toBe(404);
    await announceNow();
    const [old, next] = await versions();
    expectConforms('CriteriaVersion', next);
    expect(old).toMatchObject({ version: '2026.1', status: 'in-force' });
    expect(next).toMatchObject({
      ...{ version: '2027.0', status: 'announced', publishedOn: '2026-11-20', inForceOn: DAY },
      criteria: 14,
    });
    const future = (await app.inject('/api/v1/criteria?criteriaSet=2027.0')).json();
    expect(future).toMatchObject({ version: '2027.0', inForceOn: DAY });
    expect((await app.inject('/api/v1/criteria')).json().version).toBe('2026.1');
    built.time.now = `${DAY}T00:00:00.000Z`;
    expect((await app.inject('/api/v1/criteria')).json().version).toBe('2027.0');
    expect((await app.inject('/api/v1/criteria/SEC-17')).statusCode).toBe(200);
  });

  it('lists every version to those who moderate, with what they may do', async () => {
    const list = async (headers = chief.headers) =>
      (await app.inject({ url: LIST, headers })).json().versions;
    const [next, base] = await list();
    expectConforms('CriteriaRelease', next);
    expect(next).toMatchObject({
      ...{ version: '2027.0', previous: '2026.1', status: 'compiled', announcedAt: null },
      ...{ earliestInForceOn: '2027-05-20', actions: ['criteria:announce'] },
    });
    expect(base).toMatchObject({ version: '2026.1', status: 'in_force', actions: [] });
    const moderator = await person(database(), { email: 'm@exemple.fr', staff: 'moderator' });
    expect((await list(moderator.headers))[0].actions).toEqual([]);
    await announceNow();
    expect((await list())[0]).toMatchObject({ status: 'announced', actions: ['criteria:retract'] });
    const vendor = await person(database(), { email: 'v@exemple.fr' });
    expect((await app.inject({ url: LIST, headers: vendor.headers })).statusCode).toBe(403);
  });

  it('may be taken back with a reason until its day, and announced again', async () => {
    const retract = (reason: string) => post(`${LIST}/2027.0/retraction`, { reason });
    expect(await retract('Erreur de date')).toMatchObject({ status: 409 });
    await announceNow();
    expect(await retract(' ')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'reason' }] },
    });
    expect((await retract('Erreur de date')).status).toBe(204);
    expect(await releases()).toEqual([]);
    expect((await app.inject('/api/v1/criteria-versions')).json().versions).toHaveLength(1);
    expect((await announceNow('2027-09-01')).status).toBe(204);
    built.time.now = '2027-09-01T00:10:00.000Z';
    await runCriteriaClock(database(), built.time.now, { publicOrigin: 'http://localhost' });
    const late = await person(database(), { email: 'c2@exemple.fr', staff: 'administrator' });
    const { status } = await post(
      `${LIST}/2027.0/retraction`,
      { reason: 'Trop tard' },
      late.headers,
    );
    expect([401, 409]).toContain(status);
    expect(await releases()).toHaveLength(1);
  });

  it('can be announced by the operator at the command line', async () => {
    const dependencies = {
      database: database(),
      clock: () => new Date(NOW),
      publicOrigin: 'http://localhost',
    };
    await announce(dependencies, 'operator', '2027.0', DAY);
    expect(await releases()).toMatchObject([{ version: '2027.0', announcedBy: null }]);
  });

  it('refuses to put in force rules that are not those announced', async () => {
    await announceNow();
    await database().query(`update criteria_release set hash = 'other'`);
    const run = runCriteriaClock(database(), '2027-07-01T00:00:00.000Z', {
      publicOrigin: 'http://localhost',
    });
    await expect(run).rejects.toThrow('its rules changed');
    expect(await releases()).toMatchObject([{ inForceAt: null }]);
  });
});
