import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addExampleSet } from '@gouvtech/criteria/testing';
import { checkReadModel, publishToReadModel, schema, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { assess, NOW } from '../../../test/catalogue-builder.ts';
import { workshop, workshopApp, type Workshop } from '../assessments/testing/workshop.ts';
import { announce, runCriteriaClock } from './index.ts';

addExampleSet();
const origin = { publicOrigin: 'http://localhost:3000' };
const DAY = '2027-07-01T00:00:00.000Z';
const EVE = '2027-06-30T23:59:59.000Z';

withDatabases('the entry into force of a version', (database) => {
  let built: Awaited<ReturnType<typeof workshopApp>>;
  let at: Workshop;
  beforeAll(async () => {
    built = await workshopApp(database());
  });
  afterAll(() => built.app.close());
  beforeEach(async () => {
    at = await workshop(database(), built);
    const dependencies = { database: database(), clock: () => new Date(NOW), ...origin };
    await announce(dependencies, 'operator', '2027.0', '2027-07-01');
  });
  const tick = (asOf: string) => runCriteriaClock(database(), asOf, origin);
  const rows = <T>(text: string) => database().query<T>(text);
  const versions = async () =>
    (
      await rows<{ v: string }>(
        `select criteria_set || ' ' || status v from assessment order by created_at, status`,
      )
    ).map(({ v }) => v);
  const answersOf = async () => {
    const found = await database().db.select().from(schema.answer);
    return new Map(found.map((row) => [row.criterion, row]));
  };
  /** A draft with an answer for each kind of mapping. */
  async function draft() {
    await at.start();
    await at.facts(['ihm_web', 'dcp', 'comptes', 'exposition_reseau']);
    await at.answer('RGP-01', 'oui');
    await at.answer('QOS-01', 'autonomie', 0, { pieces_et_historique: true });
    await at.answer('SEC-05', 'second-facteur-imposable', 0, { impose_administrateurs: false });
    await at.answer('SEC-06', 'partiel');
    await at.answer('SEC-04', 'applicatif');
    await at.call('PUT', '/answers/SEC-02', {
      payload: { response: { kind: 'level', fields: { mesures: 42 } } },
      ifMatch: '"0"',
    });
    await at.answer('RGP-09', 'oui');
  }

  it('comes on its day, once, dated of the day whenever the clock ticks', async () => {
    await tick(EVE);
    const release = async () => (await database().db.select().from(schema.criteriaRelease))[0]!;
    expect((await release()).inForceAt).toBeNull();
    await tick('2027-09-15T13:20:00.000Z');
    expect(new Date((await release()).inForceAt!).toISOString()).toBe(DAY);
    await tick('2027-09-15T13:30:00.000Z');
    const events = await rows<{ at: Date; content: string }>(
      `select at, content from event where action = 'criteria:put-in-force'`,
    );
    expect(events).toHaveLength(1);
    expect(JSON.parse(events[0]!.content)).toMatchObject({ at: DAY, role: 'clock' });
  });

  it('gives new drafts the new version from that day', async () => {
    const other = await at.add('Bêta');
    built.time.now = EVE;
    await at.travel(EVE);
    const headers = () => at.travel(built.time.now);
    const start = async (slug: string) =>
      at.call('POST', '', { payload: { from: 'nothing' }, slug, headers: await headers() });
    await start(at.solution.slug);
    built.time.now = DAY;
    await start(other.slug);
    expect(await versions()).toEqual(['2026.1 draft', '2027.0 draft']);
  });

  it('carries an open draft over by the weakest link, and loses no text', async () => {
    await draft();
    const before = await answersOf();
    await tick(DAY);
    expect(await versions()).toEqual(['2027.0 draft']);
    const after = await answersOf();
    expect(after.get('RGP-01')).toEqual(before.get('RGP-01'));
    expect(after.get('QOS-01')).toMatchObject({ level: 'autonomie', toConfirm: true, revision: 2 });
    expect(after.get('SEC-14')).toMatchObject({ level: 'partiel', toConfirm: false });
    expect(after.get('SEC-04')).toMatchObject({ level: 'applicatif', toConfirm: false });
    for (const id of ['SEC-15', 'SEC-16'])
      expect(after.get(id)).toMatchObject({ fields: { mesures: 42 }, toConfirm: true });
    expect([...after.keys()].sort()).toEqual(
      ['QOS-01', 'RGP-01', 'SEC-04', 'SEC-14', 'SEC-15', 'SEC-16'].sort(),
    );
    const author = at.accounts.get('membre');
    for (const { criterion, answeredBy } of after.values())
      expect(answeredBy, criterion).toBe(author);
    const kept = await rows<{ criterion: string }>(
      `select distinct criterion from answer_history order by criterion`,
    );
    for (const id of [...before.keys(), ...after.keys()])
      expect(kept.map(({ criterion }) => criterion)).toContain(id);

    const [event] = await rows<{ content: string }>(
      `select content from event where action = 'assessment:migrate'`,
    );
    expect(JSON.parse(event!.content)).toMatchObject({
      role: 'clock',
      data: { fromVersion: '2026.1', toVersion: '2027.0', archivedCriteria: ['RGP-09'] },
    });
    const told = await rows(
      `select distinct title from notification where key like 'assessment:migrate:%'`,
    );
    expect(told).toEqual([
      { title: 'L’évaluation de «\u00a0Agenda\u00a0» suit le référentiel 2027.0' },
    ]);
    await tick(DAY);
    expect(await rows(`select 1 from event where action = 'assessment:migrate'`)).toHaveLength(1);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });

  it('leaves a draft that can be answered and shown in the new version', async () => {
    await draft();
    await tick(DAY);
    const headers = await at.travel(DAY);
    const { body } = await at.call('GET', '', { headers });
    expect(body.open).toMatchObject({ criteriaSet: '2027.0', progress: { toConfirm: 3 } });
    const saved = await at.call('PUT', '/answers/SEC-17', {
      payload: { response: { kind: 'level', level: 'oui', fields: {} } },
      ifMatch: '"0"',
      headers,
    });
    expect(saved.status).toBe(200);
    const stale = await at.call('PUT', '/answers/QOS-01', {
      payload: { response: { kind: 'level', level: 'autonomie', fields: {} } },
      ifMatch: '"1"',
      headers,
    });
    expect(stale.status).toBe(412);
    const gone = await at.call('PUT', '/answers/RGP-09', {
      payload: { response: { kind: 'level', level: 'oui', fields: {} } },
      ifMatch: '"0"',
      headers,
    });
    expect([gone.status, gone.body.code]).toEqual([404, 'criterion-not-found']);
  });

  it('never rewrites a published assessment: same rows, same snapshots, same page', async () => {
    await assess(database(), at.solution.id);
    await draft();
    const published = `(select id from assessment where status = 'published')`;
    const frozen = () =>
      Promise.all(
        [
          `select * from assessment where status = 'published'`,
          `select * from answer where assessment_id in ${published} order by criterion`,
          `select * from answer_check where assessment_id in ${published} order by id`,
          `select * from verdict where assessment_id in ${published} order by id`,
          `select sha256, content from snapshot order by sha256`,
          `select card, document from catalogue_entry order by slug`,
        ].map((text) => rows(text)),
      );
    const before = await frozen();
    expect(before.every((found) => found.length > 0)).toBe(true);
    await tick(DAY);
    expect(await frozen()).toEqual(before);
    expect(await versions()).toEqual(['2027.0 draft', '2026.1 published']);
    expect(await checkReadModel(database(), NOW)).toEqual([]);
  });

  it('keeps an attested round in the version that was signed', async () => {
    await draft();
    await rows(`update assessment set status = 'attested'`);
    await tick(DAY);
    expect(await versions()).toEqual(['2026.1 attested']);
    await rows(`update assessment set status = 'draft'`);
    await tick(DAY);
    expect(await versions()).toEqual(['2027.0 draft']);
  });

  it('signs nothing more in the version before, draft or renewal', async () => {
    await draft();
    const headers = await at.travel(DAY);
    const attest = await at.attest(headers);
    expect([attest.status, attest.body.code]).toEqual([409, 'transition-refused']);
    expect(attest.body.detail).toContain('nouvelle version du référentiel');
    const other = await at.add('Bêta');
    await assess(database(), other.id);
    const late = await at.travel('2027-10-01T08:00:00.000Z');
    const renewal = await at.call('POST', '/renewal', {
      payload: { statementAccepted: true },
      slug: other.slug,
      headers: late,
    });
    expect([renewal.status, renewal.body.code]).toEqual([409, 'transition-refused']);
    expect(renewal.body.detail).toContain('nouvelle version du référentiel');
  });

  it('migrates a draft started from an old published round', async () => {
    await assess(database(), at.solution.id);
    await tick(DAY);
    const headers = await at.travel(DAY);
    const started = await at.call('POST', '', { payload: { from: 'previous' }, headers });
    expect(started.status).toBe(201);
    expect(await versions()).toEqual(['2026.1 published', '2027.0 draft']);
    const [carried] = await rows<{ n: number }>(
      `select count(*)::int n from answer a join assessment r on r.id = a.assessment_id
       where r.status = 'draft' and a.criterion = 'RGP-01'`,
    );
    expect(carried!.n).toBe(1);
  });

  it('compares two versions on what stayed the same only', async () => {
    await assess(database(), at.solution.id);
    const other = await at.add('Bêta');
    await assess(database(), other.id);
    await rows(
      `delete from answer where criterion <> 'RGP-01' and assessment_id in
        (select id from assessment where solution_id = '${other.id}')`,
    );
    await rows(`update assessment set criteria_set = '2027.0' where solution_id = '${other.id}'`);
    await database().transaction((tx) => publishToReadModel(tx, [other.id], NOW));
    const reply = await built.app.inject(`/api/v1/comparison?s=${at.solution.slug},${other.slug}`);
    const body = reply.json();
    expect([reply.statusCode, body.criteriaSets]).toEqual([200, ['2026.1', '2027.0']]);
    expect([...body.commonCore].sort()).toEqual(
      ['ACC-01', 'ACH-04', 'ECO-02', 'HEB-01', 'INT-06', 'LIB-02', 'RGP-01', 'SEC-03'].sort(),
    );
  });
});
