import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addDays, startOf } from '@gouvtech/criteria';
import { checkReadModel, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { runAssessmentClock } from './clock.ts';
import { workshop, workshopApp, type Workshop } from './testing/workshop.ts';

withDatabases('the clock of assessments', (database) => {
  let built: Awaited<ReturnType<typeof workshopApp>>;
  let at: Workshop;
  beforeAll(async () => {
    built = await workshopApp(database());
  });
  afterAll(() => built.app.close());
  beforeEach(async () => {
    at = await workshop(database(), built);
  });
  const rows = (text: string) => database().query<Record<string, unknown>>(text);
  const tick = (asOf: string) =>
    runAssessmentClock(database(), asOf, { publicOrigin: 'https://catalogue.exemple.fr' });
  const attested = async () => {
    await at.start();
    await at.facts(['dcp']);
    await at.call('POST', `/answers/RGP-01/evidence/${await at.piece({ endsOn: '2027-03-31' })}`);
    await at.answer('RGP-01', 'oui');
    await at.planTheRest();
    return at.attest();
  };
  const status = async () => (await rows('select status from assessment'))[0]!.status;

  it('publishes what waits for its listing, dated from the listing', async () => {
    await rows(`update solution set status = 'submitted'`);
    expect((await attested()).body).toMatchObject({ status: 'attested', publishedAt: null });
    expect(await tick('2026-11-25T00:00:00.000Z')).toMatchObject({ published: 0 });
    await rows(`update solution set status = 'published', status_since = '2026-11-26T10:00:00Z'`);
    expect(await tick('2026-12-01T00:00:00.000Z')).toMatchObject({ published: 1 });
    const [round] = await rows('select status, published_at as at from assessment');
    expect(round).toEqual({ status: 'published', at: '2026-11-26T10:00:00.000Z' });
    expect(await tick('2026-12-01T00:00:00.000Z')).toMatchObject({ published: 0 });
  });

  it('can be reopened by its signatory while it waits, with a reason', async () => {
    await rows(`update solution set status = 'submitted'`);
    await attested();
    const reopen = (reason: string, headers = at.signatory) =>
      at.call('POST', '/reopening', { payload: { reason }, headers });
    expect((await reopen('Erreur', at.member)).status).toBe(403);
    expect(await reopen('  ')).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    expect((await reopen('Une réponse est à corriger.')).body).toEqual({ status: 'draft' });
    expect((await at.attest()).status).toBe(200);
    const chain = await rows('select sha256, previous_sha256 from snapshot');
    expect(chain.filter(({ previous_sha256 }) => previous_sha256 === null)).toHaveLength(1);
  });

  it('ends in the same state with the same dates whether it ticks daily or once', async () => {
    await attested();
    const state = async () => ({
      rounds: await rows('select status, attested_at, published_at, renewals from assessment'),
      journal: await rows(
        'select kind, summary, happened_at from public_event order by happened_at, kind',
      ),
      log: await rows(
        `select at, action from event where action like 'assessment:%' and actor is null order by seq`,
      ),
      // But for the instant of its last calculation.
      entry: await rows(`select card::jsonb #- '{assessment,asOf}' as card from catalogue_entry`),
    });
    const END = '2028-03-01T00:00:00.000Z';
    const before = await rows(`select seq from event`);
    await tick(END);
    const once = await state();
    expect(once.rounds[0]!.status).toBe('expired');
    // Back to the day of the attestation, then every third day, and every day around what falls due.
    await rows(`update assessment set status = 'published'`);
    await rows(`delete from public_event where kind = 'expired'`);
    await rows('alter table event disable trigger event_append_only');
    await rows(`delete from event where seq > ${before.length}`);
    await rows('alter table event enable trigger event_append_only');
    await rows(
      `update event_head set seq = ${before.length}, hash = (select hash from event where seq = ${before.length})`,
    );
    for (const from of ['2027-03-25', '2027-11-17', '2028-02-17'])
      for (let day = 0; day < 8; day += 1) await tick(startOf(addDays(from, day)));
    await tick(END);
    expect(await state()).toEqual(once);
    expect(await tick(END)).toEqual({ published: 0, aged: 0, refreshed: 0, reminders: 0 });
    expect(await checkReadModel(database(), END)).toEqual([]);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });

  it('reminds the signatories at 60, 30 and 7 days, once each, of the round and of the proof', async () => {
    await attested();
    const written = async (asOf: string) => {
      const { reminders } = await tick(asOf);
      expect((await tick(asOf)).reminders).toBe(0);
      return reminders;
    };
    const days: [string, number][] = [
      ['2027-01-29', 0],
      ['2027-01-30', 1],
      ['2027-02-10', 0],
      ['2027-03-01', 1],
      ['2027-03-24', 1],
      ['2027-04-02', 0],
      ['2027-09-20', 0],
      ['2027-09-21', 1],
      ['2027-11-15', 1],
    ];
    for (const [day, count] of days) expect(await written(startOf(day)), day).toBe(count);
    const mails = await rows(
      'select recipient, subject, body from outbox_mail order by created_at',
    );
    expect(new Set(mails.map(({ recipient }) => recipient))).toEqual(
      new Set(['signataire@exemple.fr']),
    );
    expect(mails[0]!.subject).toContain('31/03/2027');
    expect(mails.at(-1)!.body).toContain('/espace/solutions/agenda/evaluation');
  });

  it('lets a proof that lapses lower the published score by itself', async () => {
    await attested();
    const assured = async () =>
      ((await rows('select assured from catalogue_entry'))[0]!.assured as number[])[0]!;
    const before = await assured();
    await tick('2027-03-31T12:00:00.000Z');
    expect(await assured()).toBe(before);
    await tick('2027-04-01T00:00:00.000Z');
    expect(await assured()).toBeLessThan(before);
  });

  it('lets a signatory renew from 60 days before the date, twice in a row at most', async () => {
    await at.start();
    await at.facts();
    await at.planTheRest('2031-01-01');
    await at.attest();
    const renew = async (to: string) => {
      const headers = await at.travel(to);
      return at.call('POST', '/renewal', { payload: { statementAccepted: true }, headers });
    };
    expect((await renew('2027-09-20T23:59:59.000Z')).body.detail).toContain('60 jours');
    expect(await renew('2027-09-21T00:00:00.000Z')).toMatchObject({
      status: 200,
      body: { status: 'published' },
    });
    expect((await renew('2027-09-22T00:00:00.000Z')).status).toBe(409);
    expect((await renew('2028-11-02T00:00:00.000Z')).status).toBe(200);
    expect(await status()).toBe('published');
    expect((await renew('2029-12-02T00:00:00.000Z')).body.detail).toContain('deux fois de suite');
    expect(await rows('select 1 from snapshot')).toHaveLength(3);
  });

  it('does not let one renew when the listing says otherwise than what was signed', async () => {
    await attested();
    await rows(
      `insert into listing_version (solution_id, version, content, reason, author, created_at)
       select solution_id, 2, jsonb_set(content, '{deployments}', '["desktop"]'), 'a', 'a', now() from listing_version`,
    );
    const headers = await at.travel('2027-10-01T00:00:00.000Z');
    const refused = await at.call('POST', '/renewal', {
      payload: { statementAccepted: true },
      headers,
    });
    expect(refused).toMatchObject({ status: 409 });
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toContain('facts.saas');
  });

  it('keeps the score of yesterday when the vendor withdraws the assessment', async () => {
    await attested();
    const payload = { reason: 'Produit arrêté.' };
    expect((await at.call('POST', '/withdrawal', { payload })).status).toBe(403);
    const done = await at.call('POST', '/withdrawal', { payload, headers: at.signatory });
    expect(done.body).toEqual({ status: 'withdrawn' });
    const reply = await built.app.inject(`/api/v1/solutions/${at.solution.slug}/assessment`);
    expect(reply.json().code).toBe('assessment-not-found');
    expect(await rows('select 1 from snapshot')).toHaveLength(1);
    expect((await at.start({ from: 'previous' })).status).toBe(201);
  });
});
