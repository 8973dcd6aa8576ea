import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { recompute } from '@gouvtech/criteria';
import { withDatabases } from '@gouvtech/db/testing';
import { SET, stage, stageApp, type Stage } from '../audits/testing/stage.ts';
import type { AuditDecision } from './schemas.ts';

type Refused = { detail: string; errors?: { path: string; message: string }[] };
const REASON = 'Deux prérequis ne sont pas établis par les pièces montrées.';

withDatabases('the decision on an audit', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let world: Stage;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    world = await stage(database(), made);
  });
  afterAll(() => made.app.close());

  const finalised = () => world.auditAt('finalised');
  const find = (id: string, criterion: string, verdict: Record<string, unknown>) => {
    const set = Object.keys(verdict).map((column, index) => `${column} = $${index + 3}`);
    return database().query(
      `update audit_verdict set ${set.join(', ')} where audit_id = $1 and criterion = $2`,
      [id, criterion, ...Object.values(verdict)],
    );
  };
  const decide = (
    reference: string,
    body: object,
    who: Parameters<Stage['act']>[0] = 'decideuse',
  ) =>
    world.act<Refused & { status: string; outcome: string }>(
      who,
      reference,
      `/audits/${reference}/decision`,
      body,
    );
  const labels = () =>
    database().query<Record<string, unknown>>('select * from label order by granted_at, reference');
  const page = async () =>
    (
      await world.send<{
        assessment: { score: { audited: number } } | null;
        answers: Record<string, unknown>[];
      }>(null, 'GET', `/solutions/${world.solution.slug}`)
    ).body;

  it('shows the level computed, what was found and what may be decided', async () => {
    const { reference, id } = await finalised();
    await find(id, 'SEC-04', {
      ...{ outcome: 'adjusted', value: 0, severity: 'minor' },
      finding: 'Le plan ne dit rien de cela.',
    });
    const shown = await world.send<AuditDecision>(
      'decideuse',
      'GET',
      `/audits/${reference}/decision`,
    );
    expect(shown.status).toBe(200);
    expect(shown.body).toMatchObject({
      computed: { level: 3, name: 'Exemplaire', obstacles: [] },
      tallies: { confirmed: 73, adjusted: 1, minor: 1, major: 0 },
      findings: [{ criterion: 'SEC-04', outcome: 'adjusted' }],
      ...{ independence: [], accredited: true, why: null, decisions: ['granted', 'refused'] },
    });
    const team = await world.send<AuditDecision>(
      'auditrice',
      'GET',
      `/audits/${reference}/decision`,
    );
    expect(team.body).toMatchObject({ decisions: [], why: expect.stringContaining('équipe') });
    expect((await world.send('membre', 'GET', `/audits/${reference}/decision`)).status).toBe(403);
    expect((await world.send('passant', 'GET', `/audits/${reference}/decision`)).status).toBe(404);
  });

  it('grants: the audit closes, its verdicts count at once, the label has its dates and surveillances', async () => {
    const { reference, id } = await finalised();
    expect((await page()).assessment!.score.audited).toBe(0);
    const done = await decide(reference, { outcome: 'granted', conditions: 'Sous un an.' });
    expect(done).toMatchObject({ status: 200, body: { status: 'closed', outcome: 'granted' } });
    expect(await labels()).toMatchObject([
      {
        ...{ reference: expect.stringMatching(/^L-2026-0\d{3}$/), status: 'active', level: 3 },
        ...{ valid_from: '2026-11-20', valid_until: '2029-11-19', conditions: 'Sous un an.' },
        ...{ audit_id: id, status_index: expect.any(Number) },
      },
    ]);
    const due = await database().query<{ due_on: string }>(
      'select due_on::text from label_surveillance order by number',
    );
    expect(due.map((one) => one.due_on)).toEqual(['2027-11-20', '2028-11-20']);
    expect((await page()).assessment!.score.audited).toBeGreaterThan(9_700);
    const kinds = await database().query<{ kind: string }>(
      `select kind from public_event where kind in ('audited', 'labelled') order by kind`,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['audited', 'labelled']);
    expect((await world.told('membre')).map(({ title }) => title).join()).toContain(
      'le label est accordé',
    );
    expect((await world.told('auditeur')).map(({ title }) => title).join()).toContain('accordé');
  });

  it('writes snapshots of the closing and of the decision that anyone computes again', async () => {
    const { reference } = await finalised();
    await decide(reference, { outcome: 'granted' });
    const written = await database().query<{ kind: string; content: string; sha256: string }>(
      `select kind, content, sha256 from snapshot where kind <> 'attestation' order by as_of, kind`,
    );
    expect(written.map(({ kind }) => kind).toSorted()).toEqual([
      ...['audit-closing', 'audit-opening', 'label-decision'],
    ]);
    for (const { content } of written)
      expect(recompute(JSON.parse(content)).differences).toEqual([]);
    const applied = await database().query<{ id: string }>('select id from verdict');
    const closing = written.find(({ kind }) => kind === 'audit-closing')!.content;
    expect(applied).toHaveLength(74);
    expect(applied.every(({ id }) => closing.includes(id))).toBe(true);
  });

  it('never grants a level above the one computed; a lower one says why in public', async () => {
    const { reference, id } = await finalised();
    for (const criterion of ['SEC-04', 'SEC-05', 'SEC-06', 'SEC-07'])
      await find(id, criterion, { outcome: 'refuted', severity: 'minor', finding: 'Rien de tel.' });
    const { body } = await world.send<AuditDecision>(
      ...(['decideuse', 'GET', `/audits/${reference}/decision`] as const),
    );
    expect(body.computed.level).toBe(2);
    expect(body.computed.obstacles[0]!.text).toContain('Exemplaire');
    const above = await decide(reference, { outcome: 'granted', level: 3 });
    expect(above.status).toBe(400);
    expect(above.body.errors).toMatchObject([
      { path: 'level', message: expect.stringContaining('Avancé') },
    ]);
    const unsaid = await decide(reference, { outcome: 'granted', level: 1 });
    expect(unsaid.body.errors).toMatchObject([{ path: 'reason' }]);
    expect(await labels()).toEqual([]);
    const lower = await decide(reference, { outcome: 'granted', level: 1, reason: REASON });
    expect(lower.status).toBe(200);
    expect(await labels()).toMatchObject([
      { level: 1, conditions: expect.stringContaining(REASON) },
    ]);
  });

  it('is never a label with a major non-conformity, or a prerequisite missing', async () => {
    const { reference, id } = await finalised();
    await find(id, 'SEC-04', {
      ...{ outcome: 'adjusted', value: 5000, severity: 'major' },
      finding: 'Grave.',
    });
    const major = await decide(reference, { outcome: 'granted' });
    expect(major.body.errors).toMatchObject([
      { path: 'level', message: expect.stringContaining('non-conformité majeure') },
    ]);
    await find(id, 'SEC-04', { outcome: 'confirmed', value: null, severity: 'none' });
    const blocking = SET.criteria.find((one) => one.blocking)!.id;
    await find(id, blocking, { outcome: 'inconclusive', severity: 'minor' });
    const unaudited = await decide(reference, { outcome: 'granted', level: 1 });
    expect(unaudited.body.errors).toMatchObject([
      { path: 'level', message: expect.stringContaining(blocking) },
    ]);
    expect(await labels()).toEqual([]);
    expect((await world.read(reference)).status).toBe('finalised');
  });

  it('refuses with its reason, for the vendor only: nothing public says so', async () => {
    const { reference } = await finalised();
    const mute = await decide(reference, { outcome: 'refused' });
    expect(mute.body.errors).toMatchObject([{ path: 'reason' }]);
    const dated = await decide(reference, {
      ...{ outcome: 'refused', reason: REASON, validFrom: '2026-12-01', level: 2 },
    });
    expect(dated.body.errors!.map(({ path }) => path)).toEqual(['level', 'validFrom']);
    expect((await decide(reference, { outcome: 'refused', reason: REASON })).status).toBe(200);
    expect(await labels()).toMatchObject([
      { status: 'refused', level: 0, status_index: null, valid_from: null, status_reason: REASON },
    ]);
    const said = await database().query<{ summary: string }>('select summary from public_event');
    expect(said.map(({ summary }) => summary).join()).not.toMatch(/refus/);
    expect((await world.told('signataire')).some(({ body }) => body.includes(REASON))).toBe(true);
  });

  it('starts today, or within sixty days', async () => {
    const { reference } = await finalised();
    for (const validFrom of ['2026-11-19', '2027-01-20'])
      expect(
        (await decide(reference, { outcome: 'granted', validFrom })).body.errors,
      ).toMatchObject([{ path: 'validFrom' }]);
    await decide(reference, { outcome: 'granted', validFrom: '2027-01-19' });
    expect(await labels()).toMatchObject([
      { status: 'granted', valid_from: '2027-01-19', valid_until: '2030-01-18' },
    ]);
  });

  it('is taken by a decider out of the team, signed in lately, of an accredited labeller', async () => {
    const { reference, id } = await finalised();
    const granted = { outcome: 'granted' };
    for (const who of ['auditrice', 'employe', 'membre'] as const)
      expect((await decide(reference, granted, who)).status).toBe(403);
    expect((await decide(reference, granted, 'autreDecideur')).status).toBe(404);
    const { version } = await world.read(reference);
    const old = await world.send<{ code: string }>(
      ...(['decideuse', 'POST', `/audits/${reference}/decision`] as const),
      {
        ...{ body: granted, ifMatch: `"${version}"` },
        login: { authenticatedAt: '2026-11-18T08:00:00.000Z' },
      },
    );
    expect(old).toMatchObject({ status: 403, body: { code: 'recent-login-needed' } });
    await database().query(
      'insert into audit_member (audit_id, account_id, named_at, signed_at) values ($1, $2, now(), now())',
      [id, world.accounts.decideuse],
    );
    const team = await decide(reference, granted);
    expect(team).toMatchObject({ status: 403 });
    expect(team.body.detail).toContain('équipe');
    await database().query('delete from audit_member where account_id = $1', [
      world.accounts.decideuse,
    ]);
    await database().query(`update accreditation set accredited_until = '2026-11-19'`);
    const expired = await decide(reference, granted);
    expect(expired).toMatchObject({ status: 409 });
    expect(expired.body.detail).toContain('accréditation');
    expect(await labels()).toEqual([]);
    expect((await decide(reference, { outcome: 'passed' })).status).toBe(409);
  });

  it('is not taken by a person whom the vendor recused', async () => {
    const { reference } = await world.auditAt('finalised', {
      ...{ recusedId: world.accounts.decideuse, recusedAt: world.time.now },
      recusalReason: 'Nous avons travaillé ensemble l’an dernier.',
    });
    const refused = await decide(reference, { outcome: 'granted' });
    expect(refused.status).toBe(409);
    expect(refused.body.errors![0]!.message).toMatch(/^I5.*récusation/);
    expect((await world.read(reference)).status).toBe('finalised');
    expect(await labels()).toEqual([]);
  });

  it('is final: a closed audit is not edited, nor decided twice', async () => {
    const { reference } = await finalised();
    const stale = await world.send('decideuse', 'POST', `/audits/${reference}/decision`, {
      ...{ body: { outcome: 'granted' }, ifMatch: '"0"' },
    });
    expect(stale.status).toBe(412);
    await decide(reference, { outcome: 'granted' });
    expect((await decide(reference, { outcome: 'refused', reason: REASON })).status).toBe(409);
    for (const path of ['replies-closing', 'return', 'finalisation'])
      expect(
        (
          await world.act(
            path.startsWith('r') ? (path === 'return' ? 'auditeur' : 'membre') : 'auditrice',
            reference,
            `/audits/${reference}/${path}`,
          )
        ).status,
      ).toBe(409);
    const verdict = await world.send('auditrice', 'PUT', `/audits/${reference}/verdicts/SEC-01`, {
      ...{ body: { draft: true, outcome: 'refuted' }, ifMatch: '"1"' },
    });
    expect(verdict.status).toBe(409);
    expect(await labels()).toHaveLength(1);
  });

  it('gives references and places that nobody shares, even at once', async () => {
    const audits = [];
    for (const scheme of ['socle-public', 'confiance-numerique', 'numerique-pour-tous'] as const)
      audits.push(await world.auditAt('finalised', { scheme }));
    const done = await Promise.all(
      audits.map(({ reference }) => decide(reference, { outcome: 'granted' })),
    );
    expect(done.map(({ status }) => status)).toEqual([200, 200, 200]);
    const found = await labels();
    expect(new Set(found.map(({ reference }) => reference)).size).toBe(3);
    expect(new Set(found.map(({ status_index }) => status_index)).size).toBe(3);
  });
});
