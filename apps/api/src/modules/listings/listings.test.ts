import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { checkReadModel, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { signedIn } from '../../../test/people.ts';
import {
  aDraft,
  decide,
  edit,
  events,
  mails,
  makeWorld,
  send,
  submit,
  take,
  type World,
} from './testing/world.ts';

withDatabases('writing a listing', (database) => {
  let app: FastifyInstance;
  let world: World;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    world = await makeWorld(database(), app);
  });
  afterAll(() => app.close());

  const page = (slug: string) => world.app.inject(`/api/v1/solutions/${slug}`);
  const patch = (slug: string, body: object, ifMatch?: string, who = world.member) =>
    send(world, who, 'PATCH', `/vendor/solutions/${slug}/revision`, { body, ifMatch });

  it('closes the loop: created, completed, submitted, accepted, read by everybody', async () => {
    const draft = await aDraft(world);
    expect(draft).toMatchObject({
      slug: 'parafil',
      status: 'draft',
      problems: [],
      published: null,
    });
    expect(draft.gates.map(({ gate }) => gate)).toEqual(['accuracy-statement']);
    expect((await page('parafil')).statusCode).toBe(404);

    const sent = await submit(world, 'parafil');
    expect(sent.body).toMatchObject({
      status: 'submitted',
      revision: { status: 'submitted', statedByName: 'Hélène Corvisy' },
    });
    const queue = await send<{ items: object[] }>(
      world,
      world.moderator,
      'GET',
      '/moderation/queue',
    );
    expect(queue.body.items).toMatchObject([
      {
        kind: 'submission',
        id: 'parafil',
        name: 'Parafil',
        organisation: 'Atelier Corvisy',
        days: 0,
      },
    ]);
    expect((await take(world, 'parafil')).body).toMatchObject({ revision: { mine: true } });
    const accepted = await decide(world, 'parafil', { decision: 'publish' });
    expect(accepted.body).toMatchObject({ status: 'published', published: { version: 1 } });

    const document = (await page('parafil')).json();
    expect(document).toMatchObject({
      name: 'Parafil',
      version: 1,
      vendor: { name: 'Atelier Corvisy' },
    });
    expect(document.events).toMatchObject([{ kind: 'published', summary: 'Fiche publiée' }]);
    const told = await mails(database());
    expect(told.map(({ recipient }) => recipient).sort()).toEqual([
      'helene@corvisy.example',
      'membre@corvisy.example',
    ]);
    expect(told[0]!.subject).toBe('La fiche Parafil est publiée');
    expect((await events(database())).map(({ action }) => action)).toEqual([
      'listing:create',
      'listing:edit-contacts',
      'listing:edit',
      'listing:submit',
      'listing:review',
      'listing:publish',
    ]);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
    expect(await checkReadModel(database(), '2026-11-20T08:00:00.000Z')).toEqual([]);
  });

  it('saves what is incomplete and says what is missing beside it', async () => {
    const made = await send(world, world.member, 'POST', '/vendor/solutions', {
      body: { name: '  Parafil ', organisation: 'atelier-corvisy' },
    });
    expect(made.status).toBe(201);
    expect(made.body.content).toEqual({ name: 'Parafil' });
    const saved = await patch(
      'parafil',
      { summary: 'Court', website: 'pas une adresse', tags: ['a\u0000b'] },
      made.body.etag,
    );
    expect(saved.status).toBe(200);
    expect(saved.body.content).toMatchObject({ summary: 'Court', tags: ['a b'] });
    const paths = saved.body.problems.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['summary', 'description', 'licence', 'website']));
    const refused = await submit(world, 'parafil');
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe('transition-refused');
    const named = refused.body.errors!.map(({ path }) => path);
    expect(named).toEqual(expect.arrayContaining(['description', 'website', 'contacts.security']));
  });

  it('never loses the text of a colleague: the second to save is shown the first', async () => {
    const { slug, etag } = await aDraft(world);
    expect(
      (await patch(slug, { summary: 'La phrase de la première personne.' }, etag)).status,
    ).toBe(200);
    const late = await patch(slug, { summary: 'La phrase de la seconde.' }, etag, world.signatory);
    expect(late.status).toBe(412);
    expect(late.body.code).toBe('stale-version');
    expect(late.body.current!.content.summary).toBe('La phrase de la première personne.');
    const again = await patch(
      slug,
      { summary: 'La phrase de la seconde.' },
      late.body.current!.etag,
      world.signatory,
    );
    expect(again.body.content.summary).toBe('La phrase de la seconde.');
    expect((await patch(slug, { summary: 'Sans version' })).status).toBe(428);
  });

  it('lets one of two who save at once through', async () => {
    const { slug, etag } = await aDraft(world);
    const both = await Promise.all(
      ['Une', 'Autre'].map((summary) =>
        patch(slug, { summary: `${summary} phrase assez longue.` }, etag),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('asks a signatory, signed in just now, to state that the listing is accurate', async () => {
    const { slug, etag } = await aDraft(world);
    const submission = (who: typeof world.member, accuracy: boolean) =>
      send(world, who, 'POST', `/vendor/solutions/${slug}/submission`, {
        body: { accuracy },
        ifMatch: etag,
      });
    expect((await submission(world.member, true)).body.code).toBe('forbidden');
    const alone = await submission(world.member, false);
    expect(alone.status).toBe(409);
    expect(alone.body.errors).toMatchObject([{ path: 'accuracy' }]);
    const old = await signedIn(database(), world.signatory.accountId, {
      authenticatedAt: '2026-11-20T07:30:00.000Z',
    });
    const late = await submission({ ...world.signatory, headers: old }, true);
    expect([late.status, late.body.code]).toEqual([403, 'recent-login-needed']);
    expect((await submission(world.signatory, true)).status).toBe(200);
  });

  it('forgets the statement as soon as the text changes', async () => {
    const { slug } = await aDraft(world);
    await submit(world, slug);
    const back = await send(
      world,
      world.member,
      'POST',
      `/vendor/solutions/${slug}/submission/withdrawal`,
    );
    expect(back.body).toMatchObject({
      status: 'draft',
      revision: { statedByName: 'Hélène Corvisy' },
    });
    const saved = await edit(world, slug, { tags: ['signature'] });
    expect(saved.revision!.statedByName).toBeNull();
    expect(saved.gates.map(({ gate }) => gate)).toEqual(['accuracy-statement']);
  });

  it('waits for the organisation to be verified', async () => {
    const { slug } = await aDraft(world);
    await database().query(
      `update organisation set status = 'pending' where slug = 'atelier-corvisy'`,
    );
    const refused = await submit(world, slug);
    expect([refused.status, refused.body.errors![0]!.path]).toEqual([409, 'organisation']);
    expect((await edit(world, slug, { tags: ['signature'] })).content.tags).toEqual(['signature']);
  });

  it('tells what must change, field by field, and takes the answer', async () => {
    const { slug } = await aDraft(world);
    await submit(world, slug);
    await take(world, slug);
    const body = {
      decision: 'request-changes',
      reason: 'Deux points.',
      requests: [{ path: 'prices', message: 'Hors taxes ?' }],
    };
    await decide(world, slug, body);
    const seen = await send(world, world.member, 'GET', `/vendor/solutions/${slug}`);
    expect(seen.body.revision).toMatchObject({
      status: 'changes_requested',
      reason: 'Deux points.',
      requests: body.requests,
    });
    const [mail] = await mails(database());
    expect(mail!.body).toContain('- Prix\u00a0: Hors taxes\u00a0?');
    await edit(world, slug, { prices: [] });
    expect((await submit(world, slug)).body.revision!.status).toBe('submitted');
  });

  it('opens again what was refused, with all it said', async () => {
    const { slug } = await aDraft(world);
    await submit(world, slug);
    await take(world, slug);
    await decide(world, slug, { decision: 'refuse', reason: 'Hors du périmètre.' });
    expect((await patch(slug, { tags: [] }, '*')).body.code).toBe('transition-refused');
    const again = await send(
      world,
      world.member,
      'POST',
      `/vendor/solutions/${slug}/submission/reopening`,
    );
    expect(again.body).toMatchObject({ status: 'draft', content: { name: 'Parafil' } });
    expect((await submit(world, slug)).status).toBe(200);
  });
});
