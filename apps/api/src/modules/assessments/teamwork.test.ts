import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { workshop, workshopApp, type Workshop } from './testing/workshop.ts';

withDatabases('a team at work on an assessment', (database) => {
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
  const rows = <T = Record<string, unknown>>(text: string) => database().query<T>(text);
  const give = (theme: string, accountId: string | null, headers = at.member) =>
    at.call('PUT', '/assignments', { payload: { themes: [{ theme, accountId }] }, headers });
  const open = async () => (await at.call('GET', '')).body.open;

  it('gives themes to colleagues, who are told once, and forbids nothing to the others', async () => {
    const signatory = at.accounts.get('signataire')!;
    const assignee = { accountId: signatory, name: 'signataire Durand' };
    expect(await give('RGP', signatory)).toMatchObject({
      status: 200,
      body: { themes: [{ theme: 'RGP', assignee }] },
    });
    expect((await give('RGP', signatory)).status).toBe(200);
    expect(await open()).toMatchObject({ assignments: [{ theme: 'RGP', assignee }] });
    expect((await open()).colleagues).toHaveLength(2);
    expect(await rows('select account_id, kind, href from notification')).toEqual([
      {
        account_id: signatory,
        kind: 'teamwork',
        href: `/espace/solutions/${at.solution.slug}/evaluation/RGP`,
      },
    ]);
    expect((await at.answer('RGP-01', 'oui')).status).toBe(200);
    expect(await rows(`select 1 from event where action = 'assessment:assign-theme'`)).toHaveLength(
      1,
    );
    expect((await give('RGP', null)).body.themes).toEqual([]);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });

  it('tells nobody of a theme that one takes for oneself', async () => {
    await give('SEC', at.accounts.get('membre')!);
    expect(await rows('select 1 from notification')).toEqual([]);
  });

  it('gives nothing to who is no member, nor lets an outsider give, nor once attested', async () => {
    const outsider = await at.person('ailleurs', null);
    const refused = await give('SEC', at.accounts.get('ailleurs')!);
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'themes.0.accountId' }] },
    });
    expect((await give('SEC', at.accounts.get('membre')!, outsider)).status).toBe(403);
    expect((await give('XYZ', null)).status).toBe(400);
    await rows(`update assessment set status = 'attested'`);
    expect((await give('SEC', at.accounts.get('membre')!)).body.code).toBe('transition-refused');
    expect(await rows('select 1 from theme_assignment')).toEqual([]);
  });

  it('no longer expects anything of a colleague who left', async () => {
    await give('SEC', at.accounts.get('signataire')!);
    await rows(`update membership set status = 'removed' where signatory`);
    expect(await open()).toMatchObject({
      assignments: [],
      colleagues: [{ name: 'membre Durand' }],
    });
  });

  it('reads the draft as a buyer will, with the very answers of the page once it is published', async () => {
    const piece = await at.piece();
    await at.call('POST', `/answers/RGP-01/evidence/${piece}`);
    await at.answer('RGP-01', 'oui');
    await at.planTheRest();
    const { status, body } = await at.call('GET', '/reading');
    expect(status).toBe(200);
    await at.attest();
    const page = (await built.app.inject(`/api/v1/solutions/${at.solution.slug}`)).json();
    expect(body.answers).toEqual(page.answers);
    expect(body.themes).toEqual(page.themes);
    expect(body.assessment).toEqual(page.assessment);
    expect(
      body.answers.find((one: { criterion: string }) => one.criterion === 'RGP-01'),
    ).toMatchObject({
      level: 'oui',
      proof: 'documented',
      evidence: [{ title: 'Annexe' }],
    });
    expect((await at.call('GET', '/reading')).status).toBe(409);
  });

  it('leaves, when a signatory withdraws the assessment, a page that says since when and why', async () => {
    await at.planTheRest();
    expect((await at.attest()).status).toBe(200);
    const payload = { reason: '  Des réponses étaient fausses.  ' };
    const withdraw = (headers: Record<string, string>, body: object = payload) =>
      at.call('POST', '/withdrawal', { payload: body, headers });
    expect((await withdraw(at.member)).body.code).toBe('forbidden');
    expect((await withdraw(at.signatory, { reason: ' ' })).body.code).toBe('invalid-input');
    built.time.now = '2026-11-20T08:20:00.000Z';
    expect((await withdraw(at.signatory)).body.code).toBe('recent-login-needed');
    const recent = await at.travel('2026-11-20T08:21:00.000Z');
    expect(await withdraw(recent)).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
    const page = (await built.app.inject(`/api/v1/solutions/${at.solution.slug}`)).json();
    expect(page).toMatchObject({
      assessment: null,
      answers: [],
      assessmentEnded: {
        status: 'withdrawn',
        on: '2026-11-20',
        reason: 'Des réponses étaient fausses.',
      },
    });
    expect(page.events[0]).toMatchObject({ kind: 'withdrawn' });
  });
});
