import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { stage, stageApp, type Stage, type Who } from '../audits/testing/stage.ts';
import { CONFIRMED, fieldwork, FINDING, REFUTED } from './testing/fieldwork.ts';

withDatabases('verdicts of an audit', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let at: Stage;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  afterAll(() => made.app.close());
  beforeEach(async () => {
    at = await stage(database(), made);
  });
  const open = async (status: Parameters<Stage['auditAt']>[0] = 'opened', more = {}) => {
    const { reference, required } = await at.auditAt(status, more);
    return { reference, required, ...fieldwork(at, reference) };
  };

  it('are listed by theme, with what the answers would be worth now', async () => {
    const { list, put, required } = await open();
    const before = (await list()).body;
    expect(before.criteria.filter((one) => one.required).map(({ id }) => id)).toEqual(required);
    expect(before.overall.audited).toBe(0);
    expect(before.label.level).toBe(0);
    expect(before.label.obstacles.map(({ code }) => code)).toContain('prerequisite-not-audited');
    await put('SEC-01', CONFIRMED);
    await put('SEC-02', { draft: true, finding: 'À revoir.' });
    const { body } = await list();
    expect(body.overall.audited).toBeGreaterThan(0);
    expect(body.overall.declared).toBe(before.overall.declared);
    expect(body.themes.find(({ theme }) => theme === 'SEC')).toMatchObject({ given: 1, drafts: 1 });
    expect(body.audit.missing).toHaveLength(required.length - 1);
  });

  it('start the fieldwork, by a draft, and lead to the next one that waits', async () => {
    const { put, get, reference } = await open();
    const { status, body } = await put('ACC-01', { draft: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({ verdict: { draft: true, outcome: null }, todo: 'ACC-02' });
    expect((await at.read(reference)).status).toBe('fieldwork');
    expect(await at.log()).toContain('audit:write-verdict');
    expect((await get('ACH-01')).body.next).toBe('ACH-02');
    expect((await put('ACC-01', CONFIRMED)).body.audit.progress).toMatchObject({ given: 1 });
  });

  it('show their effect before they are given, and it is the one they have', async () => {
    const { get, put, list } = await open();
    const { body } = await get('SEC-02');
    const adjusted = body.effects.filter(({ outcome }) => outcome === 'adjusted');
    expect(adjusted.map(({ value }) => value)).toEqual(body.values);
    const confirmed = body.effects.find(({ outcome }) => outcome === 'confirmed')!;
    expect(confirmed.theme.audited).toBeGreaterThan(body.without.theme.audited);
    expect(body.effects.find(({ outcome }) => outcome === 'inconclusive')!.theme).toEqual(
      body.without.theme,
    );
    for (const { outcome, value, theme } of body.effects) {
      const words = { methods: ['test'], finding: FINDING, severity: 'minor' };
      const calm = outcome === 'confirmed' ? { severity: 'none' } : {};
      await put('SEC-02', { draft: false, outcome, value, ...words, ...calm });
      const after = (await list()).body as unknown as {
        themes: { theme: string; score: object }[];
      };
      expect(after.themes.find((one) => one.theme === 'SEC')!.score).toEqual(theme);
    }
  });

  it('name every rule they break', async () => {
    const { problems, put, get } = await open();
    const given = { draft: false, outcome: 'adjusted', methods: ['test'], severity: 'minor' };
    const words = { ...given, finding: FINDING };
    const refused = async (body: object, ...paths: string[]) =>
      expect(await problems('SEC-01', body)).toEqual({ status: 400, paths });
    const [low] = (await get('SEC-01')).body.values!;
    await refused({ draft: false }, 'outcome', 'methods');
    await refused({ ...words, outcome: 'refuted', methods: [] }, 'methods');
    await refused(words, 'value');
    await refused({ ...words, value: 1234 }, 'value');
    await refused({ ...words, value: 10_000 }, 'value');
    await refused({ ...words, value: 20_000 }, 'value');
    await refused({ ...words, value: -1 }, 'value');
    await refused({ ...words, value: low, finding: 'Trop court.' }, 'finding');
    await refused({ ...words, value: low, finding: 'x'.repeat(4001) }, 'finding');
    await refused({ ...words, value: low, severity: null }, 'severity');
    await refused({ ...words, value: low, severity: 'none' }, 'severity');
    await refused({ ...words, value: low, note: 'x'.repeat(4001) }, 'note');
    await refused({ ...words, outcome: 'confirmed' }, 'severity');
    await refused({ ...CONFIRMED, value: 0 }, 'value');
    await refused({ ...CONFIRMED, outcome: 'na_accepted' }, 'outcome');
    await refused({ ...words, outcome: 'inconclusive', finding: '' }, 'finding');
    await refused({ ...CONFIRMED, evidenceIds: [at.solution.id] }, 'evidenceIds');
    await refused({ draft: true, outcome: 'na_rejected' }, 'outcome');
    await refused({ draft: true, outcome: 'adjusted', value: 1 }, 'value');
    expect((await put('SEC-01', { ...words, value: low })).status).toBe(200);
    for (const draft of [null, 'true', 0])
      expect((await put('SEC-01', { draft })).body.errors[0]!.path).toBe('draft');
    expect((await put('SEC-01', { draft: false, outcome: 'bon' })).body.errors[0]!.path).toBe(
      'outcome',
    );
    expect((await get('SEC-01')).body.verdict).toMatchObject({ value: low });
  });

  it('take any whole value on a proportional scale', async () => {
    const { problems, put } = await open();
    const words = { draft: false, outcome: 'adjusted', methods: ['test'], finding: FINDING };
    const adjusted = { ...words, severity: 'minor' };
    const done = await put('ECO-02', { ...adjusted, value: 4_321 });
    expect(done.body).toMatchObject({ values: null, verdict: { value: 4_321 } });
    expect(done.body.effects.find(({ outcome }) => outcome === 'adjusted')!.value).toBe(4_321);
    expect(await problems('ECO-02', { ...adjusted, value: 10_001 })).toEqual({
      status: 400,
      paths: ['value'],
    });
  });

  it('quote the evidence of the frozen answer', async () => {
    const { get, put } = await open();
    const [piece] = (await get('SEC-01')).body.evidence;
    const { body } = await put('SEC-01', { ...CONFIRMED, evidenceIds: [piece!.id] });
    expect(body.verdict).toMatchObject({ evidenceIds: [piece!.id] });
  });

  it('judge « sans objet » by its own outcomes only', async () => {
    const claim = { kind: 'na', level: null, fields: null };
    await database().query('update snapshot set content = replace(content, $1, $2) where false', [
      '',
      JSON.stringify(claim),
    ]);
    const { reference, required, put, problems, get } = await open();
    const audit = await at.read(reference);
    // The frozen copy is made to hold a claim.
    const [row] = await database().query<{ content: string }>(
      'select content from snapshot where id = $1',
      [audit.openingSnapshotId],
    );
    const content = JSON.parse(row!.content);
    const answer = content.answers.find((one: { criterion: string }) => one.criterion === 'QOS-03');
    answer.response = { kind: 'na' };
    answer.justification = 'Ce point ne s’applique pas à une solution sans astreinte ni reprise.';
    await database().query('alter table snapshot disable trigger user');
    await database().query('update snapshot set content = $1 where id = $2', [
      JSON.stringify(content),
      audit.openingSnapshotId,
    ]);
    await database().query('alter table snapshot enable trigger user');
    expect(required).toContain('QOS-03');
    expect((await problems('QOS-03', CONFIRMED)).paths).toEqual(['outcome']);
    expect((await problems('QOS-03', REFUTED)).paths).toContain('outcome');
    const rejected = { ...REFUTED, outcome: 'na_rejected' };
    expect((await problems('QOS-03', { ...rejected, finding: '' })).paths).toEqual(['finding']);
    expect((await put('QOS-03', rejected)).status).toBe(200);
    const { body } = await put('QOS-03', { ...CONFIRMED, outcome: 'na_accepted' });
    expect(body.verdict).toMatchObject({ outcome: 'na_accepted', severity: 'none' });
    expect((await get('QOS-03')).body.effects.map(({ outcome }) => outcome)).toEqual([
      'na_accepted',
      'na_rejected',
      'inconclusive',
    ]);
  });

  it('are refused out of the scope of the label, out of the sample, on what does not exist', async () => {
    const { put, get } = await open('opened', { scheme: 'numerique-pour-tous' });
    const { etag } = (await get('ACC-01')).body;
    const outside = await put('QOS-03', CONFIRMED, 'auditrice', etag);
    expect(outside.status).toBe(400);
    expect(outside.body.errors).toMatchObject([
      { path: 'criterion', message: expect.stringMatching(/QOS-03.*Numérique pour tous/) },
    ]);
    expect((await get('QOS-03')).body.code).toBe('criterion-not-found');
    const unknown = await put('XYZ-01', CONFIRMED, 'auditrice', etag);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'criterion-not-found' } });
    const sample = await open('opened', {
      ...{ kind: 'surveillance', sample: ['SEC-01'], scheme: 'confiance-numerique' },
    });
    expect((await sample.put('SEC-01', CONFIRMED)).status).toBe(200);
    expect((await sample.put('SEC-03', CONFIRMED, 'auditrice', etag)).body.errors[0]).toMatchObject(
      { path: 'criterion', message: expect.stringMatching(/SEC-03.*tiré au sort/) },
    );
  });

  it.each<[Who | null, string, number]>([
    ['auditeur', 'opened', 200],
    ['auditrice', 'requested', 403],
    ['auditrice', 'accepted', 409],
    ['auditrice', 'contradictory', 409],
    ['auditrice', 'finalised', 409],
    ['auditrice', 'closed', 409],
    ['decideuse', 'opened', 403],
    ['employe', 'opened', 403],
    ['signataire', 'opened', 403],
    ['membre', 'opened', 403],
    ['autreDecideur', 'opened', 404],
    ['passant', 'opened', 404],
    ['moderation', 'opened', 403],
    ['administration', 'opened', 403],
    [null, 'opened', 401],
  ])('are written by the team alone, while it works: %s, %s', async (who, status, expected) => {
    const { path, get, reference } = await open(status as 'opened');
    const ifMatch = (await get('SEC-01')).body.etag ?? '"0"';
    const { status: got } = await at.send(who, 'PUT', path('SEC-01'), { body: REFUTED, ifMatch });
    expect(got).toBe(expected);
    const rows = await database().query(
      "select 1 from audit_verdict v join audit a on a.id = v.audit_id where a.reference = $1 and v.outcome = 'refuted'",
      [reference],
    );
    expect(rows).toHaveLength(expected === 200 ? 1 : 0);
  });

  it('of staff who joined a labeller are refused', async () => {
    const { path, get, reference } = await open();
    const { id } = await at.read(reference);
    await database().query('update account set staff = $1 where id = $2', [
      'moderator',
      at.accounts.auditeur,
    ]);
    const { etag } = (await get('SEC-01')).body;
    const sent = { body: CONFIRMED, ifMatch: etag };
    const { status, text } = await at.send('auditeur', 'PUT', path('SEC-01'), sent);
    expect(status).toBe(403);
    expect(text).toContain('n’auditent pas');
    expect(await database().query('select 1 from audit_verdict where audit_id = $1', [id])).toEqual(
      [],
    );
  });

  it('keep both texts when two auditors write at once', async () => {
    const { get, put, path } = await open();
    const { etag } = (await get('SEC-01')).body;
    const mine = { ...REFUTED, finding: 'Le journal des accès manque sur deux serveurs.' };
    expect((await put('SEC-01', REFUTED, 'auditrice', etag)).status).toBe(200);
    const late = await put('SEC-01', mine, 'auditeur', etag);
    expect(late).toMatchObject({ status: 412, body: { current: { finding: FINDING } } });
    expect((await get('SEC-01')).body.verdict).toMatchObject({ finding: FINDING });
    const bare = await at.send('auditrice', 'PUT', path('SEC-01'), { body: mine });
    expect(bare).toMatchObject({ status: 428, body: { code: 'precondition-required' } });
  });

  it('are thrown away as drafts, never once given', async () => {
    const { put, get, path } = await open();
    const erase = async (ifMatch?: string) =>
      at.send<{ code: string; verdict: null; etag: string }>(
        'auditrice',
        'DELETE',
        path('SEC-01'),
        { ifMatch: ifMatch ?? (await get('SEC-01')).body.etag },
      );
    expect((await erase()).status).toBe(409);
    const { etag } = (await put('SEC-01', { draft: true, finding: 'Ébauche.' })).body;
    expect((await erase()).body.verdict).toBeNull();
    await put('SEC-01', { draft: true, finding: 'Ébauche.' }, 'auditeur');
    expect((await get('SEC-01')).body.etag).not.toBe(etag);
    await put('SEC-01', CONFIRMED);
    expect(await erase()).toMatchObject({ status: 409, body: { code: 'transition-refused' } });
  });

  it('may change again once the audit is back on the ground', async () => {
    const { put, get } = await open('contradictory', { returnedAt: at.time.now });
    expect((await put('SEC-01', REFUTED)).status).toBe(409);
    await database().query("update audit set status = 'fieldwork'");
    expect((await put('SEC-01', REFUTED)).status).toBe(200);
    expect((await get('SEC-01')).body.verdict).toMatchObject({ outcome: 'refuted' });
  });
});
