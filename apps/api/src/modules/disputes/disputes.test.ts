import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { CRITERION, makeWorld, REASON, STATEMENT, worldApp, type World } from './testing/world.ts';

withDatabases('a dispute on an answer', (database, engine) => {
  let made: Awaited<ReturnType<typeof worldApp>>;
  let world: World;
  beforeAll(async () => {
    made = await worldApp(database());
  });
  beforeEach(async () => {
    world = await makeWorld(database(), made);
  });
  afterAll(() => made.app.close());

  const declared = async () => (await world.page()).assessment!.score!.declared;
  const answer = async () =>
    (await world.page()).answers.find(({ criterion }) => criterion === CRITERION)!;

  it('goes from the report to the appeal, and each party knows where it stands', async () => {
    const before = await declared();
    const { status, body: opened } = await world.open();
    expect(status).toBe(201);
    expect(opened).toMatchObject({
      reader: 'opener',
      status: 'opened',
      statement: STATEMENT,
      subject: null,
      next: { who: 'moderation', on: '2026-11-30' },
      actions: ['dispute:read'],
    });
    expect((await world.page()).disputes).toBeUndefined();
    expect((await world.read('membre', opened.id)).status).toBe(404);
    const { id } = opened;

    const seen = await world.read('moderation', id);
    expect(seen.body).toMatchObject({ reader: 'staff', opener: { name: 'agent Durand' } });
    expect((await world.admit(id)).body).toMatchObject({ status: 'under_review' });
    expect((await world.page()).disputes).toBeUndefined();
    const asked = await world.ask(id);
    expect(asked.body).toMatchObject({
      status: 'vendor_reply',
      replyUntil: '2026-12-05T00:00:00.000Z',
      next: { who: 'vendor', on: '2026-12-05' },
    });
    expect((await answer()).contestedSince).toBe('2026-11-20');
    expect((await world.page()).assessment!.contested).toBe(1);
    expect(JSON.stringify(await world.page())).not.toContain(STATEMENT);
    expect(JSON.stringify(await world.page())).not.toContain('Durand');

    const vendors = await world.read('membre', id);
    expect(vendors.body).toMatchObject({ reader: 'vendor', opener: null, statement: STATEMENT });
    expect((await world.decide(id, { cap: 5000 })).body).toMatchObject({
      code: 'transition-refused',
    });
    expect((await world.reply(id)).body.reply!.text).toContain('registre complet');
    expect((await world.page()).disputes![0]!.reply).toMatchObject({ on: '2026-11-20' });

    const upheld = await world.decide(id, { cap: 5000 });
    expect(upheld.body).toMatchObject({
      status: 'upheld',
      decision: { outcome: 'upheld', effect: 'la réponse compte pour 50\u00a0% au plus' },
    });
    expect(await answer()).toMatchObject({ value: 5000, reason: 'capped-by-dispute' });
    const capped = await declared();
    expect(capped).toBeLessThan(before!);

    expect((await world.appeal(id)).body).toMatchObject({
      status: 'appealed',
      appeal: { by: 'vendor', reason: REASON },
    });
    expect((await answer()).contestedSince).toBe('2026-11-20');
    const final = await world.decideAppeal(id);
    expect(final.body).toMatchObject({ status: 'final', final: { outcome: 'dismissed' } });
    expect(await declared()).toBe(before);
    expect(await answer()).toMatchObject({ value: 10_000, proof: 'checked', contestedSince: null });
    expect((await world.page()).disputes).toBeUndefined();

    const told = (await world.history()).map(({ summary }) => summary);
    expect(told.filter((one) => /[Cc]ontestation/.test(one))).toHaveLength(5);
    const log = await database().query<{ action: string }>(
      `select action from event where object_type = 'dispute' order by seq`,
    );
    expect(
      log.map(({ action }) => action),
      engine,
    ).toEqual([
      'dispute:open',
      'dispute:admit',
      'dispute:ask-vendor',
      'dispute:reply',
      'dispute:uphold',
      'dispute:appeal',
      'dispute:decide-appeal',
    ]);
    const [kept] = await database().query<{ content: string }>(
      `select string_agg(content, '') as content from event`,
    );
    expect(kept!.content).not.toContain(STATEMENT);
    const hrefs = (who: 'agent' | 'membre' | 'moderation' | 'autreAdministration') =>
      world.told(who).then((all) => [...new Set(all.map(({ href }) => href))]);
    expect(await hrefs('agent')).toEqual([`/compte/signalements/${id}`]);
    expect(await hrefs('membre')).toEqual([`/espace/contestations/${id}`]);
    expect(await hrefs('moderation')).toEqual([`/moderation/contestations/${id}`]);
    expect(await hrefs('autreAdministration')).toEqual([`/moderation/contestations/${id}`]);
  });

  it('shows the score of each past day as it was, capped then and no more', async () => {
    const id = await world.asked();
    const before = await declared();
    await world.reply(id);
    world.time.now = '2026-11-22T08:00:00.000Z';
    await world.decide(id, { cap: 0 });
    world.time.now = '2026-11-24T08:00:00.000Z';
    await world.appeal(id);
    world.time.now = '2026-11-26T08:00:00.000Z';
    await world.decideAppeal(id, { outcome: 'upheld', cap: 5000 });
    const on = async (date: string) =>
      (
        await world.send<{ assessment: { score: { declared: number } } }>(
          null,
          'GET',
          `/solutions/${world.solution.slug}/scores?date=${date}`,
        )
      ).body.assessment.score.declared;
    world.time.now = '2026-11-28T08:00:00.000Z';
    const [first, low, middle] = [
      await on('2026-11-21'),
      await on('2026-11-23'),
      await on('2026-11-27'),
    ];
    expect(first).toBe(before);
    expect(low).toBeLessThan(middle);
    expect(middle).toBeLessThan(first);
    expect(await declared()).toBe(middle);
  });

  it('follows the answer into the assessment that is being written', async () => {
    const start = await world.send<object>(
      'membre',
      'POST',
      `/vendor/solutions/${world.solution.slug}/assessment`,
      { body: { from: 'previous' } },
    );
    expect(start.status).toBe(201);
    const id = await world.asked();
    await world.reply(id);
    await world.decide(id, { cap: 5000 });
    const caps = () =>
      database().query<{ status: string; lifted: boolean }>(
        `select x.status, d.lifted_at is not null lifted from answer_decision d
         join assessment x on x.id = d.assessment_id where d.kind = 'cap' order by x.status`,
      );
    expect(await caps()).toEqual([
      { status: 'draft', lifted: false },
      { status: 'published', lifted: false },
    ]);
    await world.appeal(id);
    await world.decideAppeal(id);
    expect((await caps()).map(({ lifted }) => lifted)).toEqual([true, true]);
  });

  it('that is dismissed changes no score; the person may appeal, and win', async () => {
    const before = await declared();
    const id = await world.asked();
    await world.reply(id);
    expect((await world.decide(id, { outcome: 'dismissed' })).body.status).toBe('dismissed');
    expect(await declared()).toBe(before);
    expect((await world.appeal(id, 'agent')).body.appeal).toMatchObject({ by: 'opener' });
    await world.decideAppeal(id, { outcome: 'upheld', cap: 0 });
    expect(await declared()).toBeLessThan(before!);
    expect(await answer()).toMatchObject({ value: 0, contestedSince: null });
  });

  it('that asks to correct the listing marks the listing, not an answer', async () => {
    const id = await world.asked({ object: 'listing', criterion: undefined, field: 'prices' });
    const page = await world.page();
    expect(page).toMatchObject({ contestedSince: '2026-11-20', assessment: { contested: 0 } });
    expect(page.disputes).toMatchObject([{ object: 'listing', field: 'prices' }]);
    await world.reply(id);
    const without = await world.decide(id);
    expect(without.body.errors![0]!.path).toBe('remedy');
    const upheld = await world.decide(id, { remedy: 'correction' });
    expect(upheld.body.decision!.effect).toBe('la fiche doit être corrigée');
  });

  it('refuses a contested « sans objet » instead of capping it', async () => {
    await database().query(
      `update answer set kind = 'na', level = null, justification = 'Sans objet : aucune donnée n’est traitée ici.'
       where criterion = $1`,
      [CRITERION],
    );
    await database().query(
      `insert into answer_decision (assessment_id, criterion, kind, decided_at)
       select assessment_id, criterion, 'na_accepted', '2026-11-03T00:00:00Z' from answer where criterion = $1`,
      [CRITERION],
    );
    const id = await world.asked();
    await world.reply(id);
    expect((await world.decide(id, { cap: 5000 })).body.errors![0]!.path).toBe('cap');
    await world.decide(id, { cap: 0 });
    expect(await answer()).toMatchObject({ reason: 'na-refused' });
    world.time.now = '2026-11-22T08:00:00.000Z';
    await world.appeal(id);
    await world.decideAppeal(id);
    expect(await answer()).toMatchObject({ reason: 'not-applicable-accepted' });
  });
});
