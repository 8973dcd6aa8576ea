import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addMember, signedIn } from '../../../test/people.ts';
import { assess, aListing, publish } from '../../../test/catalogue-builder.ts';
import { withDatabases } from '@gouvtech/db/testing';
import { CRITERION, makeWorld, worldApp, type World } from './testing/world.ts';

withDatabases('reporting an error', (database) => {
  let made: Awaited<ReturnType<typeof worldApp>>;
  let world: World;
  beforeAll(async () => {
    made = await worldApp(database());
  });
  beforeEach(async () => {
    world = await makeWorld(database(), made);
  });
  afterAll(() => made.app.close());

  const proofOf = async (criterion: string) =>
    (await world.page()).answers.find((one) => one.criterion === criterion)!.evidence[0]!.id;

  it('is for people who are signed in, and not for members of the vendor', async () => {
    expect((await world.open(null)).status).toBe(401);
    const own = await world.open('membre');
    expect([own.status, own.body.code]).toEqual([403, 'forbidden']);
    expect(own.body.detail).toContain('depuis votre espace');
    expect((await world.open('rival')).status).toBe(201);
    expect((await world.open('moderation')).status).toBe(201);
  });

  it('is about something that is on the page, named to the field otherwise', async () => {
    const refusals: [object, string, string][] = [
      [{ criterion: 'ABC-99' }, 'criterion', 'n’a pas de réponse publiée au critère « ABC-99 »'],
      [{ criterion: 'SEC-01' }, 'criterion', 'SEC-01'],
      [{ criterion: undefined }, 'criterion', 'Dites de quel critère'],
      [{ field: 'prices' }, 'field', 'ne sert pas'],
      [{ object: 'listing' }, 'criterion', 'ne sert pas'],
      [{ object: 'listing', criterion: undefined, field: 'couleur' }, 'field', '« couleur »'],
      [{ object: 'evidence' }, 'evidence', 'n’est pas jointe'],
      [{ object: 'evidence', evidence: 'pas-un-identifiant' }, 'evidence', 'forme attendue'],
      [{ statement: 'Trop court.' }, 'statement', 'Il en manque 29.'],
      [{ statement: ' \n'.repeat(40) }, 'statement', 'en 40 caractères au moins.'],
      [{ statement: 'a'.repeat(100_000) }, 'statement', '100000 caractères, il en faut 4000'],
      [{ link: 'javascript:alert(1)' }, 'link', 'https://'],
      [{ link: 'https://moi:secret@exemple.fr' }, 'link', 'https://'],
      [{ object: 'vendor' }, 'object', 'n’est pas acceptée'],
      [{ statement: 12 }, 'statement', ''],
      [{ couleur: 'rouge' }, 'couleur', 'n’existe pas'],
    ];
    for (const [more, path, words] of refusals) {
      const { status, body } = await world.open('agent', more);
      expect([status, body.code], JSON.stringify(more).slice(0, 80)).toEqual([
        400,
        'invalid-input',
      ]);
      const named = body.errors!.find((one) => one.path === path);
      expect(named?.message, JSON.stringify(body.errors)).toContain(words);
    }
    const unknown = await world.open('agent', { solution: 'inconnue' });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'solution-not-found']);
    expect(await database().query('select 1 from dispute')).toEqual([]);
  });

  it('accepts a proof of the answer, and no proof of another solution', async () => {
    const [other] = await publish(database(), [aListing({ name: 'Autre' })]);
    await assess(database(), other!.id);
    const [foreign] = await database().query<{ id: string }>(
      `select u.evidence_id id from answer_evidence u join assessment a on a.id = u.assessment_id
       where a.solution_id = $1 and u.criterion = $2`,
      [other!.id, CRITERION],
    );
    const evidence = { object: 'evidence', evidence: foreign!.id };
    const refused = await world.open('agent', evidence);
    expect(refused.body.errors).toMatchObject([{ path: 'evidence' }]);
    const own = await world.open('agent', { ...evidence, evidence: await proofOf(CRITERION) });
    expect(own.body).toMatchObject({ object: 'evidence', evidence: { title: 'Preuve' } });
    expect(own.body.about).toBe(
      'la preuve «\u00a0Preuve\u00a0» de «\u00a0' +
        `${own.body.criterion!.title}\u00a0» (${CRITERION})`,
    );
  });

  it('is closed on a listing that left the catalogue', async () => {
    await database().query(`update solution set status = 'suspended' where id = $1`, [
      world.solution.id,
    ]);
    const { status, body } = await world.open();
    expect([status, body.code]).toEqual([409, 'transition-refused']);
  });

  it('keeps line breaks and drops what nobody reads', async () => {
    const { body } = await world.open('agent', {
      statement: 'Première ligne.\r\nSeconde ligne\u0000, avec un\u202e mot invisible dedans.',
      link: ' https://exemple.fr/preuve ',
    });
    expect(body.statement).toBe('Première ligne.\nSeconde ligne , avec un  mot invisible dedans.');
    expect(body.link).toBe('https://exemple.fr/preuve');
  });

  it('makes one of the same request sent twice, and refuses a twin', async () => {
    const headers = await signedIn(database(), world.accounts.agent);
    const send = () =>
      made.app.inject({
        method: 'POST',
        url: '/api/v1/disputes',
        headers: { ...headers, 'idempotency-key': 'deux-fois' },
        payload: {
          solution: world.solution.slug,
          object: 'listing',
          statement: 'Cette solution n’est plus vendue depuis le mois de mars dernier.',
        },
      });
    const both = [(await send()).json(), (await send()).json()];
    expect(both[0].id).toBe(both[1].id);
    const twin = await world.open('agent', { object: 'listing', criterion: undefined });
    expect([twin.status, twin.body.detail]).toEqual([
      409,
      expect.stringContaining('déjà signalé cet objet'),
    ]);
    expect((await world.open('passant', { object: 'listing', criterion: undefined })).status).toBe(
      201,
    );
  });

  it('stops at five that wait, and at ten a day', async () => {
    const fields = ['prices', 'summary', 'licence', 'hosting', 'tags', 'channels'];
    const report = (field: string) =>
      world.open('agent', { object: 'listing', criterion: undefined, field });
    for (const field of fields.slice(0, 5)) expect((await report(field)).status).toBe(201);
    const sixth = await report(fields[5]!);
    expect([sixth.status, sixth.body.code]).toEqual([429, 'too-many-requests']);
    expect(sixth.body.detail).toContain('5 signalements qui attendent');
    const both = async () => {
      await database().query(`update dispute set status = 'inadmissible', closed_at = now()`);
      for (const field of fields.slice(0, 5)) await report(field);
      await database().query(`update dispute set status = 'inadmissible', closed_at = now()`);
    };
    await both();
    const eleventh = await report('prices');
    expect([eleventh.status, eleventh.body.detail]).toEqual([
      429,
      expect.stringContaining('en 24 heures'),
    ]);
    world.time.now = '2026-11-21T08:00:01.000Z';
    expect((await report('prices')).status).toBe(201);
  });

  it('counts rightly when two come at once', async () => {
    const fields = ['prices', 'summary', 'licence', 'hosting', 'tags', 'channels', 'references'];
    const all = await Promise.all(
      fields.map((field) =>
        world.open('agent', { object: 'listing', criterion: undefined, field }),
      ),
    );
    expect(all.filter(({ status }) => status === 201)).toHaveLength(5);
  });

  it('lists to each what is theirs', async () => {
    const { body } = await world.open();
    const list = async (who: Parameters<World['send']>[0], path: string) =>
      (await world.send<{ items: { id: string }[] }>(who, 'GET', path)).body.items;
    expect((await list('agent', '/disputes')).map(({ id }) => id)).toEqual([body.id]);
    expect(await list('passant', '/disputes')).toEqual([]);
    expect(await list('membre', '/vendor/disputes')).toEqual([]);
    expect((await list('moderation', '/moderation/disputes')).map(({ id }) => id)).toEqual([
      body.id,
    ]);
    expect((await world.send('agent', 'GET', '/moderation/disputes')).status).toBe(403);
    for (const who of ['passant', 'membre', 'rival'] as const)
      expect((await world.read(who, body.id)).status, who).toBe(404);
    await world.admit(body.id);
    await world.ask(body.id);
    expect((await list('membre', '/vendor/disputes')).map(({ id }) => id)).toEqual([body.id]);
    expect((await world.read('rival', body.id)).status).toBe(404);
    await addMember(database(), {
      organisationId: world.organisationId,
      accountId: world.accounts.autreModeration,
    });
    expect((await world.read('autreModeration', body.id)).body.reader).toBe('vendor');
  });
});
