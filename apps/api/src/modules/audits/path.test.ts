import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { schema } from '@gouvtech/db';
import { SCHEME, stage, stageApp, type Stage } from './testing/stage.ts';

type Detail = {
  reference: string;
  status: string;
  actions: string[];
  reader: string;
  seedCommitments: string[];
  snapshot: { sha256: string } | null;
  team: { name: string; lead: boolean; signedAt: string | null }[];
  calendar: { key: string }[];
  candidates: { name: string; problems: string[] }[];
  recusal: { name: string } | null;
  next: { who: string | null; text: string };
  message: string;
  required: number | null;
};
const REASON = 'Nous ne pouvons pas tenir ces dates avec cette équipe.';

withDatabases('an audit, from its request to its opening', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let world: Stage;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  afterAll(() => made.app.close());
  beforeEach(async () => {
    world = await stage(database(), made);
  });

  const ask = (body: object = {}) =>
    world.send<Detail>('signataire', 'POST', '/vendor/solutions/parafil/audits', {
      body: { scheme: SCHEME, labeller: world.labeller.slug, message: 'Avant juin.', ...body },
    });
  const team = (...who: ('auditrice' | 'auditeur')[]) => ({
    team: who.map((one) => world.accounts[one]),
    leadId: world.accounts[who[0]!],
  });
  const sign = (who: 'auditrice' | 'auditeur', reference: string) =>
    world.act<Detail>(who, reference, `/audits/${reference}/independence`, {
      statementAccepted: true,
    });

  it('shows the vendor the level within reach, what to examine and who may audit', async () => {
    const { status, body } = await world.send<{
      schemes: {
        id: string;
        estimate: { level: number; name: string; obstacles: unknown[]; required: number };
        labellers: { name: string; independent: boolean }[];
      }[];
      signatories: string[];
    }>('membre', 'GET', '/vendor/solutions/parafil/audits');
    expect(status).toBe(200);
    const scheme = body.schemes.find(({ id }) => id === SCHEME)!;
    expect(scheme.estimate).toMatchObject({ level: 3, name: 'Exemplaire', required: 74 });
    expect(scheme.estimate.obstacles).toEqual([]);
    expect(scheme.labellers).toMatchObject([
      { name: 'Autre Labellisateur', independent: true },
      { name: 'Vérif Éthique', independent: true },
    ]);
    expect(body.signatories).toHaveLength(1);
  });

  it('says in words which prerequisite stands in the way', async () => {
    await world.database.query(`delete from answer where criterion = 'HEB-01'`);
    const { body } = await world.send<{
      schemes: { id: string; estimate: { level: number; obstacles: { text: string }[] } }[];
    }>('membre', 'GET', '/vendor/solutions/parafil/audits');
    const { level, obstacles } = body.schemes.find(({ id }) => id === SCHEME)!.estimate;
    expect(level).toBe(0);
    expect(obstacles[0]!.text).toMatch(/^Un prérequis manque\u00a0: «\u00a0.+\u00a0» \(HEB-01\)/);
  });

  it('goes the whole way: asked, team named, signed, opened on a frozen copy', async () => {
    const asked = await ask();
    expect(asked.status).toBe(201);
    const { reference } = asked.body;
    expect(reference).toBe('A-2026-0001');
    expect(asked.body).toMatchObject({
      status: 'requested',
      reader: 'vendor',
      message: 'Avant juin.',
    });
    expect(await world.told('decideuse')).toMatchObject([
      { title: 'Demande d’audit de «\u00a0Parafil\u00a0»', href: `/audits/${reference}` },
    ]);

    const seen = await world.send<Detail>('decideuse', 'GET', `/audits/${reference}`);
    expect(seen.body.actions).toEqual(
      expect.arrayContaining(['audit:assign', 'audit:decline', 'audit:cancel']),
    );
    expect(seen.body.candidates).toMatchObject([
      { name: 'auditeur Durand', problems: [] },
      { name: 'auditrice Durand', problems: [] },
      { name: 'decideuse Durand', problems: [expect.stringContaining('auditer et décider')] },
    ]);
    const assigned = await world.act<Detail>(
      'decideuse',
      reference,
      `/audits/${reference}/assignment`,
      team('auditrice', 'auditeur'),
    );
    expect(assigned).toMatchObject({ status: 200, body: { status: 'assigned' } });
    expect(assigned.body.team[0]).toMatchObject({ name: 'auditrice Durand', lead: true });

    expect((await sign('auditeur', reference)).body.status).toBe('assigned');
    const again = await sign('auditeur', reference);
    expect([again.status, again.body]).toMatchObject([409, { code: 'conflict' }]);
    const accepted = await sign('auditrice', reference);
    expect(accepted.body).toMatchObject({ status: 'accepted' });
    expect(accepted.body.actions).toContain('audit:open');

    const early = await world.act('auditeur', reference, `/audits/${reference}/opening`);
    expect(early.status).toBe(403);
    const opened = await world.act<Detail>('auditrice', reference, `/audits/${reference}/opening`);
    expect(opened).toMatchObject({ status: 200, body: { status: 'opened', required: 74 } });
    const row = await world.read(reference);
    expect(row.seeds).toHaveLength(2);
    expect(opened.body.seedCommitments).toEqual(
      row.seeds!.map((seed) => createHash('sha256').update(seed).digest('hex')),
    );
    expect(opened.text).not.toContain(row.seeds![0]);
    expect(opened.body.snapshot!.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await world.log()).slice(-5)).toEqual([
      'audit:request',
      'audit:assign',
      'audit:sign-independence',
      'audit:sign-independence',
      'audit:open',
    ]);
    expect((await world.told('signataire')).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['«\u00a0Parafil\u00a0»\u00a0: l’audit est ouvert']),
    );
    const own = await world.send<Detail>('membre', 'GET', `/audits/${reference}`);
    expect(own.body).toMatchObject({ reader: 'vendor', status: 'opened', candidates: [] });
  });

  it('gives references one after the other, and one audit for a creation sent twice', async () => {
    const key = { 'idempotency-key': 'k-1' };
    const { signedIn } = await import('../../../test/people.ts');
    const twice = async () =>
      made.app.inject({
        method: 'POST',
        url: '/api/v1/vendor/solutions/parafil/audits',
        headers: {
          ...(await signedIn(world.database, world.accounts.signataire)),
          ...key,
        },
        payload: { scheme: SCHEME, labeller: world.labeller.slug },
      });
    const [one, two] = [await twice(), await twice()];
    expect([one.statusCode, two.statusCode]).toEqual([201, 201]);
    expect(two.json().reference).toBe(one.json().reference);
    const other = await ask({ scheme: 'confiance-numerique' });
    expect(other.body.reference).toBe('A-2026-0002');
  });

  it('lets the labeller decline, with a reason that the vendor reads', async () => {
    const { reference } = (await ask()).body;
    const short = await world.act('decideuse', reference, `/audits/${reference}/decline`, {
      reason: 'Non',
    });
    expect(short).toMatchObject({ status: 400, body: { errors: [{ path: 'reason' }] } });
    const done = await world.act<Detail>('decideuse', reference, `/audits/${reference}/decline`, {
      reason: REASON,
    });
    expect(done.body).toMatchObject({ status: 'declined', statusReason: REASON });
    expect((await ask()).status).toBe(201);
  });

  it('lets the vendor recuse one person, once; that person is not named again', async () => {
    const { reference } = await world.auditAt('assigned');
    const recuse = (who: 'signataire' | 'membre', accountId: string) =>
      world.act<Detail>(who, reference, `/audits/${reference}/recusal`, {
        accountId,
        reason: 'Cette personne a travaillé chez notre concurrent.',
      });
    expect((await recuse('membre', world.accounts.auditeur)).status).toBe(403);
    expect(await recuse('signataire', world.accounts.passant)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'accountId' }] },
    });
    const done = await recuse('signataire', world.accounts.auditeur);
    expect(done.body).toMatchObject({
      ...{ status: 'requested', team: [] },
      recusal: { name: 'auditeur Durand' },
    });
    const path = `/audits/${reference}/assignment`;
    const same = await world.act('decideuse', reference, path, team('auditrice', 'auditeur'));
    expect(same).toMatchObject({ status: 400, body: { errors: [{ path: 'team.1' }] } });
    expect((await world.act('decideuse', reference, path, team('auditrice'))).status).toBe(200);
    const second = await recuse('signataire', world.accounts.auditrice);
    expect(second).toMatchObject({ status: 409, body: { code: 'transition-refused' } });
  });

  it('is cancelled with a public trace, whoever cancels it', async () => {
    const { reference } = await world.auditAt('fieldwork');
    const path = `/audits/${reference}/cancellation`;
    expect((await world.act('membre', reference, path, { reason: REASON })).status).toBe(403);
    const done = await world.act<Detail>('moderation', reference, path, { reason: REASON });
    expect(done.body).toMatchObject({ status: 'cancelled', statusReason: REASON, reader: 'staff' });
    const events = await world.database.query<{ kind: string; summary: string }>(
      `select kind, summary from public_event where kind = 'audit-cancelled'`,
    );
    expect(events).toMatchObject([
      {
        summary:
          'Audit annulé\u00a0: celui de Vérif Éthique pour le label «\u00a0Socle public\u00a0», par la modération, pendant l’examen des critères.',
      },
    ]);
    const late = await world.auditAt('finalised');
    const refused = await world.act(
      'signataire',
      late.reference,
      `/audits/${late.reference}/cancellation`,
      {
        reason: REASON,
      },
    );
    expect(refused).toMatchObject({ status: 409, body: { code: 'transition-refused' } });
  });

  it('draws the sample of a surveillance from the seed committed before', async () => {
    const first = await world.auditAt('closed');
    const [label] = await world.database.db
      .insert(schema.label)
      .values({
        ...{ reference: 'L-2026-0001', solutionId: world.solution.id, scheme: SCHEME },
        ...{ labellerId: world.labeller.id, auditId: first.id, criteriaSet: '2026.1' },
        ...{ status: 'active', statusSince: world.time.now, level: 3, grantedAt: world.time.now },
      })
      .returning({ id: schema.label.id });
    const second = await world.auditAt('accepted', { kind: 'surveillance' });
    await world.database.db.insert(schema.labelSurveillance).values({
      ...{ labelId: label!.id, number: 2, dueOn: '2026-12-01', auditId: second.id },
    });
    const { reference } = second;
    const opened = await world.act<Detail & { sample: string[] }>(
      'auditrice',
      reference,
      `/audits/${reference}/opening`,
    );
    expect(opened.status).toBe(200);
    // 12 prerequisites and 30 % of the 62 others, rounded up.
    expect(opened.body.sample).toHaveLength(12 + 19);
    expect(opened.body).toMatchObject({ required: 31, seedCommitments: [] });
    expect((await world.read(reference)).seeds).toBeNull();
  });

  it('lists to the labeller what waits for the person first', async () => {
    await world.auditAt('fieldwork', { scheme: 'numerique-pour-tous' });
    await world.auditAt('requested');
    await world.auditAt('finalised', { scheme: 'confiance-numerique' });
    type List = { items: { status: string; waiting: boolean }[]; total: number; waiting: number };
    const list = async (who: Parameters<Stage['send']>[0], query = '') =>
      (await world.send<List>(who, 'GET', `/audits${query}`)).body;
    const decider = await list('decideuse');
    expect(decider).toMatchObject({ total: 3, waiting: 2 });
    expect(decider.items.map(({ waiting }) => waiting)).toEqual([true, true, false]);
    expect(await list('auditeur')).toMatchObject({
      waiting: 1,
      items: [{ status: 'fieldwork' }, {}, {}],
    });
    expect(await list('auditeur', '?mine=true')).toMatchObject({ total: 2 });
    expect(await list('employe', '?state=requested')).toMatchObject({ total: 1, waiting: 0 });
    // What waits is told whatever is listed, and a page beyond the last says how many there are.
    expect(await list('decideuse', '?q=rien')).toMatchObject({ total: 0, waiting: 2 });
    expect(await list('decideuse', '?page=9')).toMatchObject({ items: [], total: 3, waiting: 2 });
    expect(await list('employe', '?q=PARAF')).toMatchObject({ total: 3 });
    expect(await list('employe', '?q=100%25')).toMatchObject({ total: 0 });
    expect(await list('autreDecideur')).toMatchObject({ total: 0, items: [] });
    expect(await list('signataire')).toMatchObject({ total: 0 });
  });
});
