import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { recompute, type AssessmentExport } from '@gouvtech/criteria';
import { schema, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { NOW } from '../../../test/catalogue-builder.ts';
import { workshop, workshopApp, type Workshop } from './testing/workshop.ts';

const LATER = '2026-11-20T15:00:00.000Z';
const lower = (level: string, more: object = {}) => ({
  response: { kind: 'level', level, fields: {} },
  ...more,
});

withDatabases('a published answer', (database) => {
  let built: Awaited<ReturnType<typeof workshopApp>>;
  let at: Workshop;
  beforeAll(async () => {
    built = await workshopApp(database());
  });
  afterAll(() => built.app.close());
  const rows = <T = Record<string, unknown>>(text: string) => database().query<T>(text);
  const put = (payload: object, ifMatch = '"1"', headers = at.member, criterion = 'RGP-01') =>
    at.call('PUT', `/published-answers/${criterion}`, { payload, ifMatch, headers });
  const read = async <T>(address: string): Promise<T> =>
    (await built.app.inject(`/api/v1/solutions/${at.solution.slug}${address}`)).json();
  const shown = async () =>
    (await read<{ answers: { criterion: string; level: string }[] }>('')).answers.find(
      ({ criterion }) => criterion === 'RGP-01',
    );
  let piece: string;

  beforeEach(async () => {
    at = await workshop(database(), built);
    await at.start();
    await at.facts(['dcp']);
    piece = await aFile(at);
    for (const criterion of ['RGP-01', 'RGP-02']) {
      await at.call('POST', `/answers/${criterion}/evidence/${piece}`);
      await at.answer(criterion, 'oui');
    }
    await at.planTheRest();
    expect((await at.attest()).body).toMatchObject({ status: 'published' });
    built.time.now = LATER;
  });

  it('goes down at once, without a signature: page, scores, history, log and chain say so', async () => {
    const before = await read<AssessmentExport>('/assessment');
    const done = await put(lower('non'));
    expect(done).toMatchObject({
      status: 200,
      body: { answer: { revision: 2, response: { level: 'non' } } },
    });
    expect(done.body.score.after.declared).toBeLessThan(done.body.score.before.declared);
    expect(await shown()).toMatchObject({ level: 'non', value: 0, answeredOn: '2026-11-20' });
    const after = await read<AssessmentExport>('/assessment');
    expect(recompute(after).differences).toEqual([]);
    expect(after.result.overall.declared).toBeLessThan(before.result.overall.declared!);
    const { items } = await read<{ items: object[] }>('/events');
    expect(items[0]).toMatchObject({ criterion: 'RGP-01', kind: 'modified' });
    const chain = await rows<{ kind: string; sha256: string; previous_sha256: string | null }>(
      'select kind, sha256, previous_sha256 from snapshot order by as_of',
    );
    expect(chain.map(({ kind }) => kind)).toEqual(['attestation', 'lowering']);
    expect(chain[1]!.previous_sha256).toBe(chain[0]!.sha256);
    expect(done.body.snapshot.sha256).toBe(chain[1]!.sha256);
    const [act] = await rows<{ content: string }>(
      `select content from event where action = 'assessment:lower-answer'`,
    );
    expect(JSON.parse(act!.content)).toMatchObject({
      role: 'member',
      from: 'published',
      to: 'published',
      snapshotSha256: chain[1]!.sha256,
      data: { criterion: 'RGP-01', revision: 2 },
    });
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });

  it('keeps what it said the day before in the scores of that day', async () => {
    const headers = await at.travel('2026-11-22T09:00:00.000Z');
    const scores = (day: string) => read<{ result: object }>(`/scores?date=${day}`);
    const then = await scores('2026-11-20');
    expect(JSON.stringify(then)).toContain('declared');
    expect((await put(lower('non'), '"1"', headers)).status).toBe(200);
    expect(await scores('2026-11-20')).toEqual(then);
  });

  it('has snapshots that hold the hashes of its files, and that give the same result again', async () => {
    await put(
      lower('partiel', { justification: 'Le registre ne couvre plus les sous-traitants.' }),
    );
    const [hash] = await rows<{ sha256: string }>('select sha256 from stored_file');
    const kept = await rows<{ content: string; sha256: string }>(
      'select content, sha256 from snapshot',
    );
    expect(kept).toHaveLength(2);
    for (const { content, sha256 } of kept) {
      const frozen = JSON.parse(content);
      expect(frozen.files).toEqual({ [piece]: hash!.sha256 });
      expect(recompute(frozen as AssessmentExport).differences).toEqual([]);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    }
  });

  it('never goes up, and is not made sans objet', async () => {
    await put(
      lower('partiel', { justification: 'Le registre ne couvre plus les sous-traitants.' }),
    );
    const before = await read('/assessment');
    for (const [payload, path] of [
      [lower('oui'), 'response.level'],
      [{ response: { kind: 'na' }, justification: 'a'.repeat(60) }, 'response.kind'],
      [lower('partiel', { justification: 'court' }), 'justification'],
    ] as const) {
      const { status, body } = await put(payload, '"2"');
      expect({ status, path: body.errors?.[0]?.path }).toEqual({ status: 400, path });
    }
    expect(await read('/assessment')).toEqual(before);
    expect(await rows('select 1 from snapshot')).toHaveLength(2);
  });

  it('is corrected once when the correction is sent twice, and not over another person’s', async () => {
    await put(lower('non'));
    expect(await put(lower('non'))).toMatchObject({ status: 200, body: { snapshot: null } });
    expect(await rows('select 1 from snapshot')).toHaveLength(2);
    const planned = { response: { kind: 'planned', on: '2027-06-30' } };
    expect(await put(planned)).toMatchObject({
      status: 412,
      body: { current: { revision: 2, response: { level: 'non' } } },
    });
    expect((await at.call('PUT', '/published-answers/RGP-01', { payload: planned })).status).toBe(
      428,
    );
  });

  it('is read and corrected by members only, and only while it is current', async () => {
    const outsider = await at.person('ailleurs', null);
    expect((await put(lower('non'), '"1"', outsider)).status).toBe(403);
    expect((await put(lower('non'), '"1"', { origin: at.member.origin! })).status).toBe(401);
    expect((await at.call('GET', '/published-answers', { headers: outsider })).status).toBe(403);
    expect((await put(lower('non'), '"1"', at.member, 'XYZ-01')).status).toBe(404);
    expect((await put(lower('non'), '"1"', at.member, 'LIB-02')).status).toBe(409);
    expect((await put(lower('non'), '"1"', at.member, 'RGP-09')).status).not.toBe(500);
    built.time.now = '2028-06-01T09:00:00.000Z';
    const headers = await at.travel('2028-06-01T09:00:00.000Z');
    expect((await put(lower('non'), '"1"', headers)).body.code).toBe('transition-refused');
    expect(await shown()).toMatchObject({ level: 'oui' });
  });

  it('loses a proof, which lowers its step; the library keeps the piece', async () => {
    const done = await at.call('DELETE', `/published-answers/RGP-01/evidence/${piece}`);
    expect(done.status).toBe(200);
    expect(await shown()).toMatchObject({ level: 'oui', proof: 'declared', evidence: [] });
    expect(await rows('select kind from snapshot order by as_of')).toEqual([
      { kind: 'attestation' },
      { kind: 'lowering' },
    ]);
    const library = await built.app.inject({ url: '/api/v1/vendor/evidence', headers: at.member });
    expect(library.body).toContain(piece);
    const none = await at.call('DELETE', `/published-answers/RGP-01/evidence/${at.solution.id}`);
    expect(none.status).toBe(404);
  });

  it('loses the proof that leaves the library, with a snapshot and a line of history', async () => {
    const removed = await built.app.inject({
      method: 'DELETE',
      url: `/api/v1/vendor/evidence/${piece}`,
      headers: { ...at.member, 'if-match': '"1"' },
    });
    expect(removed.statusCode).toBe(204);
    expect(await shown()).toMatchObject({ proof: 'declared', evidence: [] });
    expect(await rows(`select 1 from snapshot where kind = 'lowering'`)).toHaveLength(1);
    const { items } = await read<{ items: { summary: string }[] }>('/events');
    expect(items[0]!.summary).toContain('Preuve retirée par l’éditeur');
  });

  it('leaves the draft its own text, and tells it; signatories are told too', async () => {
    await at.start({ from: 'previous' });
    built.time.now = '2026-11-20T15:10:00.000Z';
    await put(lower('non'));
    const { body } = await at.call('GET', '');
    expect(body.open.lowered).toEqual([
      { criterion: 'RGP-01', at: '2026-11-20T15:10:00.000Z', by: 'membre Durand' },
    ]);
    expect((await at.call('GET', '/answers/RGP-01')).body.response.level).toBe('oui');
    expect(
      await rows(
        `select a.given_name name, n.kind from notification n join account a on a.id = n.account_id`,
      ),
    ).toEqual([{ name: 'signataire', kind: 'teamwork' }]);
    await at.answer('RGP-01', 'non', 1);
    expect((await at.call('GET', '')).body.open.lowered).toEqual([]);
  });
});

async function aFile({ database, organisationId, piece }: Workshop): Promise<string> {
  const [file] = await database.db
    .insert(schema.storedFile)
    .values({
      organisationId,
      purpose: 'evidence',
      storageKey: 'registre',
      name: 'registre.pdf',
      mediaType: 'application/pdf',
      size: 12,
      sha256: createHash('sha256').update('registre').digest('hex'),
      scan: 'off',
      uploadedAt: NOW,
    })
    .returning();
  return piece({ fileId: file!.id });
}
