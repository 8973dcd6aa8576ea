import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { addMember } from '../../../test/people.ts';
import { makeWorld, worldApp, type World } from './testing/world.ts';

withDatabases('deciding a dispute', (database, engine) => {
  let made: Awaited<ReturnType<typeof worldApp>>;
  let world: World;
  beforeAll(async () => {
    made = await worldApp(database());
  });
  beforeEach(async () => {
    world = await makeWorld(database(), made);
  });
  afterAll(() => made.app.close());

  it('follows its order: nothing before its turn, nothing twice', async () => {
    const { id } = (await world.open()).body;
    const refused = async (call: Promise<{ status: number; body: { code?: unknown } }>) => {
      const { status, body } = await call;
      expect([status, body.code]).toEqual([409, 'transition-refused']);
    };
    await refused(world.ask(id));
    await refused(world.decide(id, { cap: 0 }));
    await world.admit(id);
    await refused(world.admit(id));
    await refused(world.refuse(id, 'Le signalement ne dit rien de précis.'));
    await refused(world.decideAppeal(id));
    await world.ask(id);
    await refused(world.ask(id));
    await refused(world.decide(id, { cap: 5000 }));
    await refused(world.appeal(id));
    await world.reply(id);
    const twice = await world.reply(id);
    expect([twice.status, twice.body.detail]).toEqual([
      409,
      expect.stringContaining('déjà répondu'),
    ]);
    await world.decide(id, { cap: 5000 });
    await refused(world.decide(id, { cap: 0 }));
    await refused(world.reply(id));
    await world.appeal(id);
    await refused(world.appeal(id, 'agent'));
    await world.decideAppeal(id);
    await refused(world.decideAppeal(id, {}, 'administration'));
  });

  it('asks for reasons, and names the field', async () => {
    const { id } = (await world.open()).body;
    for (const reason of ['', ' \n ', 'Non.'])
      expect((await world.refuse(id, reason)).body.errors).toMatchObject([{ path: 'reason' }]);
    for (const subject of ['', 'Doute', 'x'.repeat(201)])
      expect((await world.admit(id, 'moderation', { subject })).body.errors).toMatchObject([
        { path: 'subject' },
      ]);
    await world.admit(id);
    await world.ask(id);
    expect((await world.reply(id, { text: 'Non.' })).body.errors).toMatchObject([{ path: 'text' }]);
    await world.reply(id);
    expect((await world.decide(id, { reason: 'Oui.', cap: 0 })).body.errors).toMatchObject([
      { path: 'reason' },
    ]);
    await world.decide(id, { cap: 5000 });
    expect((await world.appeal(id, 'membre', 'Injuste.')).body.errors).toMatchObject([
      { path: 'reason' },
    ]);
    await world.appeal(id);
    expect((await world.decideAppeal(id, { reason: '' })).body.errors).toMatchObject([
      { path: 'reason' },
    ]);
  });

  it('caps at a level of the criterion, at most what is declared', async () => {
    const id = await world.asked();
    await world.reply(id);
    const seen = await world.read('moderation', id);
    expect(seen.body.caps).toMatchObject({
      declared: 10_000,
      choices: [{ value: 0 }, { value: 5000 }, { value: 10_000 }],
    });
    expect((await world.read('agent', id)).body.caps).toBeNull();
    for (const more of [{ cap: 4000 }, { cap: 10_001 }, { cap: -1 }, {}])
      expect((await world.decide(id, more)).body.errors, JSON.stringify(more)).toMatchObject([
        { path: 'cap' },
      ]);
    await database().query(`update answer set level = 'partiel' where criterion = 'RGP-04'`);
    expect((await world.decide(id, { cap: 10_000 })).body.errors).toMatchObject([{ path: 'cap' }]);
    expect((await world.decide(id, { cap: 5000, remedy: 'suspension' })).body.errors).toMatchObject(
      [{ path: 'remedy' }],
    );
    expect((await world.decide(id, { outcome: 'dismissed', cap: 0 })).body.errors).toMatchObject([
      { path: 'cap' },
    ]);
    expect((await world.decide(id, { cap: 5000 })).status).toBe(200);
  });

  it('says so when the answer was taken away meanwhile', async () => {
    const id = await world.asked();
    await world.reply(id);
    await database().query(`update assessment set status = 'withdrawn'`);
    const refused = await world.decide(id, { cap: 0 });
    expect(refused.body.errors![0]!.message).toContain('n’est plus publiée');
    expect((await world.decide(id, { outcome: 'dismissed' })).status).toBe(200);
  });

  it('is lost by the second of two moderators who decide at once, who is told', async () => {
    const id = await world.asked();
    await world.reply(id);
    const { etag } = (await world.read('moderation', id)).body;
    const ruling = (outcome: string) => ({
      body: {
        outcome,
        reason: 'Le registre publié suffit à la lecture.',
        ...(outcome === 'upheld' && { cap: 0 }),
      },
      ifMatch: etag,
    });
    const path = `/moderation/disputes/${id}/decision`;
    const both = await Promise.all([
      world.send('moderation', 'POST', path, ruling('upheld')),
      world.send('autreModeration', 'POST', path, ruling('dismissed')),
    ]);
    expect(both.map(({ status }) => status).sort(), engine).toEqual([200, 412]);
    const won = both.find(({ status }) => status === 200)!.body;
    const lost = both.find(({ status }) => status === 412)!.body;
    expect(lost.current).toMatchObject({ status: won.status, etag: won.etag });
    const blind = await world.send('moderation', 'POST', path, { body: ruling('upheld').body });
    expect([blind.status, blind.body.code]).toEqual([428, 'precondition-required']);
  });

  it('is for staff who are no party to it', async () => {
    const own = (await world.open('moderation')).body.id;
    expect((await world.admit(own)).body.detail).toContain('déjà pris part');
    expect((await world.admit(own, 'agent')).status).toBe(404);
    await addMember(database(), {
      organisationId: world.organisationId,
      accountId: world.accounts.autreModeration,
    });
    expect((await world.admit(own, 'autreModeration')).status).toBe(404);
    await world.admit(own, 'administration');
    await world.ask(own, 'administration');
    await world.reply(own);
    const vendors = await world.decide(own, { cap: 0 }, 'autreModeration');
    expect([vendors.status, vendors.body.detail]).toEqual([
      403,
      expect.stringContaining('membre de l’organisation concernée'),
    ]);
    expect((await world.decide(own, { cap: 0 }, 'membre')).status).toBe(403);
    expect((await world.reply(own, {}, 'agent')).status).toBe(404);
  });

  it('leaves the appeal to an administrator who took no part in it', async () => {
    const id = await world.asked();
    await world.reply(id);
    await world.decide(id, { cap: 0 }, 'administration');
    await world.appeal(id);
    const refused = async (who: 'administration' | 'moderation' | 'membre' | 'agent') => {
      const { status, body } = await world.decideAppeal(id, {}, who);
      return [status, body.detail];
    };
    expect(await refused('administration')).toEqual([
      403,
      expect.stringContaining('une autre personne doit décider'),
    ]);
    for (const who of ['moderation', 'membre', 'agent'] as const)
      expect((await refused(who))[0], who).toBe(403);
    expect((await world.told('administration')).map(({ title }) => title)).toEqual([]);
    expect((await world.decideAppeal(id)).status).toBe(200);
  });

  it('shows proofs of the vendor’s own library only, opened to those who decide', async () => {
    const id = await world.asked();
    const [own, foreign] = await Promise.all(
      [world.organisationId, world.otherOrganisationId].map(
        async (organisationId) =>
          (
            await database().query<{ id: string }>(
              `insert into evidence (organisation_id, type, title, url, dated_on, visibility)
               values ($1, 'DOCT', 'Registre', 'https://exemple.fr/registre', '2026-11-01', 'restricted') returning id`,
              [organisationId],
            )
          )[0]!.id,
      ),
    );
    for (const evidence of [[foreign], [own, foreign], [own, own]])
      expect((await world.reply(id, { evidence })).body.errors).toMatchObject([
        { path: 'evidence' },
      ]);
    const done = await world.reply(id, { evidence: [own] });
    expect(done.body.reply!.evidence).toMatchObject([{ title: 'Registre' }]);
    expect((await world.read('agent', id)).body.reply).toMatchObject({ evidence: [], kept: 1 });
    expect((await world.read('moderation', id)).body.reply!.evidence).toHaveLength(1);
  });

  it('may come without a reply once the 15 days are over, and be appealed for 30 days', async () => {
    const id = await world.asked();
    world.time.now = '2026-12-04T23:59:59.000Z';
    expect((await world.decide(id, { cap: 0 })).status).toBe(409);
    world.time.now = '2026-12-05T00:00:00.000Z';
    expect((await world.read('moderation', id)).body.next.who).toBe('moderation');
    const decided = await world.decide(id, { cap: 0 });
    expect(decided.body.next.on).toBe('2027-01-04');
    world.time.now = '2027-01-04T00:00:00.000Z';
    const late = await world.appeal(id);
    expect([late.status, late.body.detail]).toEqual([
      409,
      expect.stringContaining('délai d’appel de 30 jours est passé'),
    ]);
    world.time.now = '2027-01-03T23:59:59.000Z';
    expect((await world.appeal(id)).status).toBe(200);
  });
});
