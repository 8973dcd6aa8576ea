import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { person } from '../../../test/people.ts';
import { workshop, workshopApp, type Workshop } from './testing/workshop.ts';

withDatabases('answers', (database, engine) => {
  let built: Awaited<ReturnType<typeof workshopApp>>;
  let at: Workshop;
  beforeAll(async () => {
    built = await workshopApp(database());
  });
  afterAll(() => built.app.close());
  beforeEach(async () => {
    at = await workshop(database(), built);
    await at.start();
    await at.facts(['dcp']);
  });
  const rows = (text: string) => database().query<Record<string, unknown>>(text);

  it('are saved at once, with their history and an event in the chain', async () => {
    const saved = await at.answer('RGP-01', 'oui');
    expect(saved).toMatchObject({
      status: 200,
      headers: { etag: '"1"', 'cache-control': 'private, no-store' },
      body: { revision: 1, answeredBy: { name: 'membre Durand' }, remaining: [] },
    });
    await at.answer('RGP-01', 'non', 1);
    const read = await at.call('GET', '/answers/RGP-01');
    expect(read.body).toMatchObject({ revision: 2, response: { level: 'non' } });
    const { body } = await at.call('GET', '/answers/RGP-01/history');
    expect(body.items.map((one: { response: { level: string } }) => one.response.level)).toEqual([
      'non',
      'oui',
    ]);
    const events = await rows(`select action from event where action = 'assessment:answer'`);
    expect(events).toHaveLength(2);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });

  it('keep each value as it was sent, numbers that look like « no » and texts that look like numbers', async () => {
    const fields = async (criterion: string, response: object) =>
      (await at.call('PUT', `/answers/${criterion}`, { ifMatch: '"0"', payload: { response } }))
        .body.response?.fields;
    expect(await fields('SEC-02', { kind: 'level', fields: { mesures: 0 } })).toEqual({
      mesures: 0,
    });
    const certificate = { responsable_designe: true, numero_certificat: '2024' };
    expect(await fields('SEC-01', { kind: 'level', level: 'rien', fields: certificate })).toEqual(
      certificate,
    );
  });

  it('write nothing when nothing changes, so that checks and verdicts hold', async () => {
    await at.answer('RGP-01', 'oui');
    const before = await rows('select * from event');
    expect(await at.answer('RGP-01', 'oui', 1)).toMatchObject({
      status: 200,
      body: { revision: 1 },
    });
    // The reply of the first save was lost on the way: the page sends it again.
    expect(await at.answer('RGP-01', 'oui', 0)).toMatchObject({
      status: 200,
      body: { revision: 1 },
    });
    expect(await rows('select * from event')).toHaveLength(before.length);
  });

  it('show both texts to the second of two people, and overwrite neither', async () => {
    await at.answer('RGP-01', 'oui');
    const refused = await at.answer('RGP-01', 'non', 0);
    expect(refused).toMatchObject({
      status: 412,
      headers: { etag: '"1"' },
      body: { code: 'stale-version', current: { revision: 1, response: { level: 'oui' } } },
    });
    expect((await at.answer('RGP-01', 'non', 7)).status).toBe(412);
    expect(await at.answer('RGP-02', 'oui', 3)).toMatchObject({
      status: 412,
      body: { current: { revision: 0, response: null } },
    });
    expect((await at.call('GET', '/answers/RGP-01')).body.response.level).toBe('oui');
  });

  it('ask for the version read', async () => {
    const payload = { response: { kind: 'level', level: 'oui' } };
    for (const method of ['PUT', 'DELETE'] as const) {
      const sent = method === 'PUT' ? { payload } : {};
      expect(await at.call(method, '/answers/RGP-01', sent)).toMatchObject({
        status: 428,
        body: { code: 'precondition-required' },
      });
      expect(await at.call(method, '/answers/RGP-01', { ...sent, ifMatch: 'hier' })).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'if-match' }] },
      });
    }
  });

  it('can be emptied, and given again, without losing a text or a proof', async () => {
    const id = await at.piece();
    await at.answer('RGP-01', 'oui');
    await at.call('POST', `/answers/RGP-01/evidence/${id}`);
    const emptied = await at.call('DELETE', '/answers/RGP-01', { ifMatch: '"1"' });
    expect(emptied.body).toMatchObject({ revision: 2, response: null, toConfirm: false });
    const overview = (await at.call('GET', '')).body.open;
    expect(overview.left).toContainEqual(
      expect.objectContaining({ criterion: 'RGP-01', code: 'unanswered' }),
    );
    expect((await at.answer('RGP-01', 'oui', 2)).body.revision).toBe(3);
    const { criteria } = (await at.call('GET', '/themes/RGP')).body;
    expect(criteria[0]).toMatchObject({ evidence: [{ id }], score: { tier: 1 } });
    expect((await at.call('GET', '/answers/RGP-01/history')).body.items).toHaveLength(3);
  });

  describe('are refused at the field when', () => {
    const put = (criterion: string, payload: object) =>
      at.call('PUT', `/answers/${criterion}`, { payload, ifMatch: '"0"' });
    it.each([
      ['the level does not exist', { kind: 'level', level: 'presque' }, 'response.level'],
      [
        'the field does not exist',
        { kind: 'level', level: 'oui', fields: { x: 1 } },
        'response.fields.x',
      ],
      ['the plan has no day', { kind: 'planned' }, 'response.on'],
      ['the plan is no day', { kind: 'planned', on: '2027-02-30' }, 'response.on'],
      ['the plan is in the past', { kind: 'planned', on: '2026-11-19' }, 'response.on'],
      ['two kinds are mixed', { kind: 'na', on: '2027-01-01' }, 'response.on'],
      ['a prerequisite is claimed without object', { kind: 'na' }, 'response.kind'],
      ['the kind does not exist', { kind: 'peut-être' }, 'response.kind'],
    ])('%s', async (_when, response, path) => {
      expect(await put('RGP-01', { response })).toMatchObject({
        status: 400,
        body: { code: 'invalid-input', errors: [{ path }] },
      });
      expect(await rows('select 1 from answer')).toEqual([]);
    });

    it.each([
      ['SEC-02', { mesures: 43 }, 'mesures'],
      ['SEC-02', { mesures: 'beaucoup' }, 'mesures'],
      ['RGP-08', { situation: 'lune' }, 'situation'],
      ['QOS-08', { date_fin_support: 'demain' }, 'date_fin_support'],
      ['QOS-08', { page_cycle_de_vie: 'javascript:alert(1)' }, 'page_cycle_de_vie'],
    ])('%s says %o', async (criterion, fields, key) => {
      expect(await put(criterion, { response: { kind: 'level', fields } })).toMatchObject({
        status: 400,
        body: { errors: [{ path: `response.fields.${key}` }] },
      });
    });

    it.each([
      ['a justification of 100 kB', 'x'.repeat(100_000), 'justification'],
      ['a null character', 'a\u0000b', 'justification'],
      ['half of a surrogate pair', 'a\ud800b', 'justification'],
    ])('it holds %s', async (_what, justification, path) => {
      const refused = await put('RGP-01', {
        response: { kind: 'level', level: 'oui' },
        justification,
      });
      expect(refused).toMatchObject({ status: 400, body: { errors: [{ path }] } });
    });

    it('a field holds 100 kB', async () => {
      const fields = { mesures_manquantes: 'x'.repeat(100_000) };
      const refused = await put('SEC-02', { response: { kind: 'level', fields } });
      expect(refused.status).toBe(400);
      expect(refused.body.errors[0].path).toContain('mesures_manquantes');
    });
  });

  it('wait for what is missing, and say it', async () => {
    const justification = 'Trop court.';
    const payload = { response: { kind: 'na' }, justification };
    expect(await at.call('PUT', '/answers/RGP-02', { payload, ifMatch: '"0"' })).toMatchObject({
      status: 200,
      body: { justification, remaining: [{ path: 'justification' }] },
    });
    const { open } = (await at.call('GET', '')).body;
    expect(open.progress).toMatchObject({ claimedNa: 1, incomplete: 1 });
  });

  it('exist only for the criteria that exist and apply', async () => {
    expect(await at.answer('XYZ-01', 'oui')).toMatchObject({
      status: 404,
      body: { code: 'criterion-not-found' },
    });
    const refused = await at.answer('ACH-06', 'oui');
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(refused.body.detail).toContain('Système d’intelligence artificielle');
    expect((await at.answer('HEB-01', 'oui')).body.detail).toContain('se lit de l’hébergement');
  });

  it('keep mark-up and formulas as the text they are', async () => {
    const justification = '<script>alert(1)</script>\n=1+1\u202e « ’ »';
    const payload = { response: { kind: 'level', level: 'oui' }, justification };
    await at.call('PUT', '/answers/RGP-01', { payload, ifMatch: '"0"' });
    expect((await at.call('GET', '/answers/RGP-01')).body.justification).toBe(justification);
  });

  it('are saved by theme as far as they can be, each other one with its reason', async () => {
    await at.answer('RGP-02', 'oui');
    const response = (level: string) => ({ kind: 'level', level });
    const answers = [
      { criterion: 'RGP-01', revision: 0, response: response('oui') },
      { criterion: 'RGP-02', revision: 0, response: response('non') },
      { criterion: 'RGP-03', revision: 0, response: response('jamais') },
      { criterion: 'SEC-01', revision: 0, response: response('aucun') },
      { criterion: 'RGP-04', revision: 0, response: null },
      { criterion: 'RGP-11', revision: 0, response: response('oui') },
    ];
    const { status, body } = await at.call('PUT', '/themes/RGP', { payload: { answers } });
    expect(status).toBe(200);
    const outcomes = body.results.map((one: { outcome: string }) => one.outcome);
    expect(outcomes).toEqual(['saved', 'conflict', 'refused', 'refused', 'saved', 'refused']);
    expect(body.results[1].current).toMatchObject({ revision: 1, response: { level: 'oui' } });
    expect(body.results[2].errors[0].path).toBe('response.level');
    expect(body.results[5].errors[0].message).toContain('ne s’applique pas');
    const again = await at.call('PUT', '/themes/RGP', { payload: { answers: [answers[0]] } });
    expect(again.body.results[0]).toMatchObject({ outcome: 'unchanged', answer: { revision: 1 } });
  });

  it('lose nothing when 20 people edit the same criteria at once', async () => {
    const criteria = ['RGP-01', 'RGP-02', 'RGP-04', 'RGP-05'];
    const people = await Promise.all(
      Array.from({ length: 20 }, async (_, number) => {
        const { headers, accountId } = await person(database(), { email: `p${number}@exemple.fr` });
        await database().query(
          `insert into membership (organisation_id, account_id, status, created_at) values ($1, $2, 'active', now())`,
          [at.organisationId, accountId],
        );
        return headers;
      }),
    );
    const rounds = engine === 'postgres' ? 6 : 2;
    let [saved, conflicts] = [0, 0];
    const accepted = new Set<string>();
    await Promise.all(
      people.map(async (headers, number) => {
        for (let round = 0; round < rounds; round += 1) {
          const criterion = criteria[(number + round) % criteria.length]!;
          const path = `/answers/${criterion}`;
          const { revision } = (await at.call('GET', path, { headers })).body;
          const justification = `${number}-${round} `.padEnd(50, 'x');
          const payload = { response: { kind: 'level', level: 'partiel' }, justification };
          const { status, body } = await at.call('PUT', path, {
            payload,
            headers,
            ifMatch: `"${revision}"`,
          });
          if (status === 200) {
            saved += 1;
            accepted.add(justification);
            expect(body.revision).toBe(revision + 1);
          } else {
            conflicts += 1;
            expect(status).toBe(412);
            expect(body.current.justification).not.toBe(justification);
          }
        }
      }),
    );
    expect(saved + conflicts).toBe(20 * rounds);
    const kept = await rows(`select content ->> 'justification' as text from answer_history`);
    expect(new Set(kept.map(({ text }) => text))).toEqual(accepted);
    const [sum] = await rows('select sum(revision)::int as n from answer');
    expect(sum!.n).toBe(saved);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });
});
