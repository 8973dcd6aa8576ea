import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  checkReadModel,
  createSolution,
  publishToReadModel,
  saveListing,
  verifyEventLog,
} from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { aListing, NOW } from '../../../test/catalogue-builder.ts';
import { addMember, person } from '../../../test/people.ts';
import { REFUSED, VALID } from './testing/files.ts';
import {
  contacts,
  decide,
  edit,
  mails,
  makeWorld,
  ready,
  send,
  submit,
  take,
  type World,
} from './testing/world.ts';

type Claim = { id: string; status: string };
type Review = { verdict: string; name: string | null; fields: string[]; problems: unknown[] };

withDatabases('listings that exist elsewhere', (database) => {
  let app: FastifyInstance;
  let world: World;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    world = await makeWorld(database(), app);
    await database().transaction(async (tx) => {
      const solution = await createSolution(tx, {
        name: 'Parafil',
        status: 'unclaimed',
        source: 'SILL',
        sourceId: 'sill:parafil',
        importedAt: NOW,
        at: NOW,
      });
      await saveListing(tx, {
        solutionId: solution.id,
        listing: aListing({ name: 'Parafil' }),
        reason: 'Fiche importée',
        author: 'Import',
        at: NOW,
      });
      await publishToReadModel(tx, [solution.id], NOW);
    });
  });
  afterAll(() => app.close());

  const claim = (who = world.member, organisation = 'atelier-corvisy') =>
    send<Claim>(world, who, 'POST', '/solutions/parafil/claims', {
      body: { organisation, message: 'Nous éditons ce logiciel depuis 2015.' },
    });
  const judge = (id: string, body: object, who = world.moderator) =>
    send<Claim>(world, who, 'POST', `/moderation/claims/${id}/decision`, { body });

  it('are claimed, accepted, completed and published; the imported page stays up meanwhile', async () => {
    const asked = await claim();
    expect([asked.status, asked.body.status]).toEqual([201, 'requested']);
    const queue = await send<{ items: object[] }>(
      world,
      world.moderator,
      'GET',
      '/moderation/queue',
    );
    expect(queue.body.items).toMatchObject([{ kind: 'claim', id: asked.body.id, name: 'Parafil' }]);
    expect((await judge(asked.body.id, { accept: true })).body.status).toBe('accepted');

    const mine = await send(world, world.member, 'GET', '/vendor/solutions/parafil');
    expect(mine.body).toMatchObject({
      status: 'unclaimed',
      revision: { status: 'draft' },
      content: { summary: 'Une solution utile aux services publics.' },
    });
    await send(world, world.member, 'PUT', '/vendor/solutions/parafil/contacts', {
      body: contacts,
      ifMatch: mine.body.contacts.etag,
    });
    await edit(world, 'parafil', ready);
    const before = (await app.inject('/api/v1/solutions/parafil')).json();
    expect(before).toMatchObject({
      status: 'unclaimed',
      vendor: { name: 'Atelier Corvisy' },
      version: 1,
    });
    await submit(world, 'parafil');
    await take(world, 'parafil');
    await decide(world, 'parafil', { decision: 'publish' });
    const after = (await app.inject('/api/v1/solutions/parafil')).json();
    expect(after).toMatchObject({ status: 'published', summary: ready.summary, version: 2 });
    expect(await checkReadModel(database(), NOW)).toEqual([]);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });

  it('go to one organisation: the others are told why not', async () => {
    const [mine, theirs] = [await claim(), await claim(world.rival, 'rivale')];
    await judge(mine.body.id, { accept: true });
    const late = await judge(theirs.body.id, { accept: true });
    expect(late.status).toBe(409);
    const told = (await mails(database())).find(
      ({ recipient }) => recipient === 'rival@rivale.example',
    );
    expect(told!.subject).toContain('refusée');
    expect((await claim(world.rival, 'rivale')).status).toBe(409);
  });

  it('are refused with a reason, and never judged by a member of the claimant', async () => {
    const { id } = (await claim()).body;
    const without = await judge(id, { accept: false, reason: ' ' });
    expect([without.status, without.body.errors![0]!.path]).toEqual([400, 'reason']);
    const involved = await person(database(), { email: 'deux@exemple.fr', staff: 'moderator' });
    await addMember(database(), {
      organisationId: world.organisationId,
      accountId: involved.accountId,
    });
    expect((await judge(id, { accept: true }, involved)).status).toBe(403);
    expect((await judge(id, { accept: true }, world.rival)).status).toBe(404);
    expect((await judge(id, { accept: false, reason: 'Aucun lien montré.' })).body.status).toBe(
      'refused',
    );
    const [mail] = await mails(database());
    expect(mail!.body).toContain('> Aucun lien montré.');
    expect((await judge(id, { accept: true })).body.code).toBe('transition-refused');
  });

  it('are claimed once by an organisation, by its members, with a few words', async () => {
    expect((await claim(world.stranger)).body.code).toBe('forbidden');
    expect((await claim(world.rival)).body.errors).toMatchObject([{ path: 'organisation' }]);
    const short = await send(world, world.member, 'POST', '/solutions/parafil/claims', {
      body: { organisation: 'atelier-corvisy', message: 'À nous' },
    });
    expect(short.body.errors).toMatchObject([{ path: 'message' }]);
    const first = await claim();
    expect((await claim(world.signatory)).body.code).toBe('conflict');
    const gone = await send<Claim>(
      world,
      world.member,
      'POST',
      `/vendor/claims/${first.body.id}/withdrawal`,
    );
    expect(gone.body.status).toBe('withdrawn');
    expect((await claim()).status).toBe(201);
    const theirs = await send(
      world,
      world.rival,
      'POST',
      `/vendor/claims/${first.body.id}/withdrawal`,
    );
    expect(theirs.status).toBe(404);
  });

  it('are claimed once by a form sent twice', async () => {
    const ask = () =>
      world.app.inject({
        method: 'POST',
        url: '/api/v1/solutions/parafil/claims',
        headers: { ...world.member.headers, 'idempotency-key': 'page' },
        payload: {
          organisation: 'atelier-corvisy',
          message: 'Nous éditons ce logiciel depuis 2015.',
        },
      });
    const [one, two] = [await ask(), await ask()];
    expect([one.statusCode, two.statusCode]).toEqual([201, 201]);
    expect(two.json().id).toBe(one.json().id);
  });

  it('are found while the name is typed, accents and faults apart', async () => {
    const near = async (q: string, who = world.member) =>
      (
        await send<{ items: { name: string; status: string }[] }>(
          world,
          who,
          'GET',
          `/vendor/similar-names?q=${encodeURIComponent(q)}`,
        )
      ).body.items;
    expect(await near('parafile')).toMatchObject([{ name: 'Parafil', status: 'unclaimed' }]);
    expect(await near('PÂRÀFIL')).toMatchObject([{ likeness: 100 }]);
    expect(await near('100%_\\')).toEqual([]);
    expect(await near('zz')).toEqual([]);
    await send(world, world.member, 'POST', '/vendor/solutions', {
      body: { name: 'Parafil pro', organisation: 'atelier-corvisy' },
    });
    expect((await near('parafil')).map(({ status }) => status)).toEqual(['unclaimed', 'draft']);
    expect((await near('parafil', world.rival)).map(({ status }) => status)).toEqual(['unclaimed']);
  });

  it('are read from a publiccode.yml: strict first, lenient after a refusal, field by field', async () => {
    const review = (content: string, lenient = false, slug?: string) =>
      send<Review>(world, world.member, 'POST', '/vendor/publiccode-review', {
        body: { content, lenient, ...(slug && { slug }) },
      });
    const strict = await review(REFUSED);
    expect([strict.status, strict.body.verdict, strict.body.fields]).toEqual([200, 'invalid', []]);
    expect((await review(REFUSED, true)).body.verdict).toBe('draft');
    const read = (await review(VALID)).body;
    expect(read.fields).toEqual(expect.arrayContaining(['name', 'summary', 'licence']));

    const made = await send(world, world.member, 'POST', '/vendor/solutions', {
      body: {
        name: 'Mon nom',
        organisation: 'atelier-corvisy',
        publiccode: { content: VALID, fields: ['summary', 'licence', 'name'] },
      },
    });
    expect(Object.keys(made.body.content).sort()).toEqual(['licence', 'name', 'summary']);
    expect(made.body.content.name).toBe('Mon nom');
    const rest = (await review(VALID, false, made.body.slug)).body.fields;
    expect(rest).not.toContain('licence');
    const taken = await send(
      world,
      world.member,
      'POST',
      `/vendor/solutions/${made.body.slug}/publiccode`,
      {
        body: { content: VALID, fields: ['description'] },
        ifMatch: made.body.etag,
      },
    );
    expect(taken.body.content.description).toBeTruthy();
    expect(taken.body.content.name).toBe('Mon nom');
    const bad = await send(world, world.member, 'POST', '/vendor/solutions', {
      body: {
        name: 'X',
        organisation: 'atelier-corvisy',
        publiccode: { content: REFUSED, fields: [] },
      },
    });
    expect([bad.status, bad.body.errors![0]!.path.startsWith('content')]).toEqual([400, true]);
    expect((await review(VALID, false, 'parafil')).status).toBe(403);
  });
});
