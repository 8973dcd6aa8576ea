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
  makeWorld,
  mails,
  published,
  send,
  submit,
  take,
  type World,
} from './testing/world.ts';

const REASON = 'Le produit n’est plus vendu. Une autre solution le remplace.';
const NOW = '2026-11-20T08:00:00.000Z';

withDatabases('what a vendor says of a page that is up', (database) => {
  let app: FastifyInstance;
  let world: World;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    world = await makeWorld(database(), app);
  });
  afterAll(() => app.close());

  const act = (slug: string, what: string, body?: object, who = world.signatory) =>
    send(world, who, 'POST', `/vendor/solutions/${slug}/${what}`, body && { body });
  const withdraw = (slug: string, reason = REASON, who = world.signatory) =>
    act(slug, 'withdrawal', { reason }, who);
  const page = (slug: string) => app.inject(`/api/v1/solutions/${slug}`);
  const found = async (query: string) =>
    (await app.inject(`/api/v1/solutions?${query}`)).json() as {
      total: number;
      facets: { facet: string; values: { value: string; count: number }[] }[];
    };
  const counted = async (facet: string, value: string) =>
    (await found('')).facets
      .find((one) => one.facet === facet)
      ?.values.find((one) => one.value === value)?.count ?? 0;

  it('withdraws a page at once from lists, search and counts; its address says why', async () => {
    const slug = await published(world);
    await published(world, 'Autre');
    expect((await found('q=parafil')).total).toBe(1);
    expect(await counted('domain', 'SIG')).toBe(2);
    expect((await withdraw(slug)).body).toMatchObject({
      status: 'withdrawn',
      statusReason: REASON,
      revision: null,
      content: { name: 'Parafil' },
    });
    expect((await found('q=parafil')).total).toBe(0);
    expect((await found('')).total).toBe(1);
    expect(await counted('domain', 'SIG')).toBe(1);
    expect((await app.inject('/api/v1/suggestions?q=paraf')).json().items).toEqual([]);
    const gone = await page(slug);
    expect(gone.statusCode).toBe(410);
    expect(gone.json().solution).toEqual({
      ...{ slug, name: 'Parafil', status: 'withdrawn', reason: REASON, since: '2026-11-20' },
    });
    const history = (await app.inject(`/api/v1/solutions/${slug}/events`)).json();
    expect(history.solution.ended).toMatchObject({ reason: REASON });
    expect(JSON.stringify(history.items)).toContain('Fiche retirée du catalogue par son éditeur');
    const told = await mails(database());
    expect(
      told.filter(({ subject }) => subject.includes('retirée')).map((m) => m.recipient),
    ).toEqual(['membre@corvisy.example']);
    expect(await checkReadModel(database(), NOW)).toEqual([]);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });

  it('asks a signatory, a recent login, a state and a reason', async () => {
    const slug = await published(world);
    expect((await withdraw(slug, REASON, world.member)).status).toBe(403);
    expect((await withdraw(slug, REASON, world.moderator)).status).toBe(403);
    expect((await withdraw(slug, REASON, world.rival)).status).toBe(403);
    const { accountId } = world.signatory;
    const headers = await signedIn(database(), accountId, {
      authenticatedAt: '2026-11-20T07:00:00.000Z',
    });
    const late = { accountId, headers };
    const refused = await withdraw(slug, REASON, late);
    expect([refused.status, refused.body.code]).toEqual([403, 'recent-login-needed']);
    const seen = await send(world, late, 'GET', `/vendor/solutions/${slug}`);
    expect(seen.body.actions).not.toContain('listing:withdraw');
    expect(seen.body.afterLogin).toContain('listing:withdraw');
    for (const reason of ['', ' \n ', 'x'.repeat(1_001)]) {
      const { status, body } = await withdraw(slug, reason);
      expect([status, body.errors?.map(({ path }) => path)]).toEqual([400, ['reason']]);
    }
    expect((await withdraw(slug, 'x'.repeat(100_000))).body.errors).toMatchObject([
      { path: 'reason' },
    ]);
    const { slug: draft } = await aDraft(world, 'Brouillon');
    expect((await withdraw(draft)).body.code).toBe('transition-refused');
    expect((await withdraw(slug)).status).toBe(200);
    expect((await withdraw(slug)).body.code).toBe('transition-refused');
  });

  it('says the same at its address while its vendor writes it again, until it is published', async () => {
    const slug = await published(world);
    await withdraw(slug);
    const again = await act(slug, 'submission/reopening', undefined, world.member);
    expect(again.body).toMatchObject({ status: 'draft', content: { name: 'Parafil' } });
    const check = async () => {
      expect((await page(slug)).json().solution).toMatchObject({
        ...{ status: 'withdrawn', reason: REASON, since: '2026-11-20' },
      });
      const history = await app.inject(`/api/v1/solutions/${slug}/events`);
      expect(history.json().solution.ended).toMatchObject({ reason: REASON });
    };
    await check();
    // Nothing changed: it may be submitted as it was.
    expect((await submit(world, slug)).status).toBe(200);
    await check();
    await take(world, slug);
    await decide(world, slug, { decision: 'refuse', reason: 'Illisible.' });
    await act(slug, 'submission/reopening', undefined, world.member);
    await check();
    await submit(world, slug);
    await take(world, slug);
    expect((await decide(world, slug, { decision: 'publish' })).status).toBe(200);
    const back = await page(slug);
    expect([back.statusCode, back.json().version]).toEqual([200, 2]);
    expect(JSON.stringify(back.json().events)).toContain('Fiche remise en ligne par son éditeur');
    expect(await checkReadModel(database(), NOW)).toEqual([]);
  });

  it('gives back what was written in a file that was closed before any publication', async () => {
    const { slug } = await aDraft(world);
    await submit(world, slug);
    await take(world, slug);
    await decide(world, slug, { decision: 'request-changes', reason: 'Un point.', requests: [] });
    await database().query(`update listing_revision set status = 'archived'`);
    await database().query(`update solution set status = 'archived'`);
    const seen = await send(world, world.member, 'GET', `/vendor/solutions/${slug}`);
    expect(seen.body).toMatchObject({ name: 'Parafil', status: 'archived' });
    const again = await act(slug, 'submission/reopening', undefined, world.member);
    expect(again.body).toMatchObject({ status: 'draft', content: { domains: ['SIG'] } });
  });

  it('keeps a day when a member says that the page is still accurate, once a day', async () => {
    const slug = await published(world);
    const count = async () =>
      (await events(database())).filter(({ action }) => action === 'listing:confirm').length;
    // Published today: nothing to add.
    expect((await act(slug, 'confirmation', undefined, world.member)).status).toBe(200);
    expect(await count()).toBe(0);
    const later = '2027-06-01T10:00:00.000Z';
    const nextYear = await testApp(database(), later);
    const member = {
      accountId: world.member.accountId,
      headers: await signedIn(database(), world.member.accountId, { now: later }),
    };
    const confirm = () =>
      send({ app: nextYear }, member, 'POST', `/vendor/solutions/${slug}/confirmation`);
    const old = await send({ app: nextYear }, member, 'GET', `/vendor/solutions/${slug}`);
    expect(old.body.published).toMatchObject({ archivesOn: '2028-11-20' });
    expect((await confirm()).body.published).toMatchObject({
      ...{ version: 1, confirmedOn: '2027-06-01', archivesOn: '2029-06-01' },
    });
    await confirm();
    expect(await count()).toBe(1);
    await nextYear.close();
    expect((await page(slug)).json().events[0]).toMatchObject({ kind: 'confirmed' });
    expect(await checkReadModel(database(), later)).toEqual([]);
    expect((await act(slug, 'confirmation', undefined, world.rival)).status).toBe(403);
    const { slug: draft } = await aDraft(world, 'Brouillon');
    expect((await act(draft, 'confirmation')).body.code).toBe('transition-refused');
    await edit(world, slug, { name: 'Parafil 2' });
    expect((await act(slug, 'confirmation')).status).toBe(200);
  });

  it('makes one listing of a form sent twice', async () => {
    const body = { name: 'Jumelle', organisation: 'atelier-corvisy' };
    const create = (key: string, payload: object = body) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/vendor/solutions',
        headers: { ...world.member.headers, 'idempotency-key': key },
        payload,
      });
    const [one, two] = await Promise.all([create('a'), create('a')]);
    expect([one.statusCode, two.statusCode]).toEqual([201, 201]);
    expect(two.json().slug).toBe(one.json().slug);
    expect(two.headers.etag).toBe(one.headers.etag);
    expect((await create('b')).json().slug).toBe('jumelle-2');
    const other = await create('a', { ...body, name: 'Une autre' });
    expect(other.json().code).toBe('idempotency-key-reused');
  });

  it('keeps the publiccode.yml as it was given, for its vendor and for who reviews', async () => {
    const content = [
      'publiccodeYmlVersion: "0.4"',
      '# écrit à la main',
      'name: Parafil',
      'url: https://git.example/parafil.git',
      'platforms: [web]',
      'developmentStatus: stable',
      'softwareType: standalone/web',
      'description: { fr: { shortDescription: "Un parapheur.", longDescription: "Un parapheur." } }',
    ].join('\n');
    const made = await send(world, world.member, 'POST', '/vendor/solutions', {
      body: {
        ...{ name: 'Parafil', organisation: 'atelier-corvisy' },
        publiccode: { content, lenient: true, fields: ['name', 'repository'] },
      },
    });
    expect(made.body).toMatchObject({ sourceKept: true });
    const { slug, etag } = made.body;
    const source = (who = world.member) =>
      app.inject({ url: `/api/v1/vendor/solutions/${slug}/publiccode`, headers: who.headers });
    const given = await source();
    expect([given.statusCode, given.body]).toEqual([200, content]);
    expect(given.headers).toMatchObject({
      'content-disposition': 'attachment; filename="publiccode.yml"',
      'content-type': 'application/yaml; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    expect((await source(world.rival)).statusCode).toBe(404);
    expect((await source(world.moderator)).statusCode).toBe(404);
    const next = content.replace('Un parapheur.', 'Un bon parapheur.');
    const taken = await send(world, world.member, 'POST', `/vendor/solutions/${slug}/publiccode`, {
      body: { content: next, lenient: true, fields: ['summary'] },
      ifMatch: etag,
    });
    expect(taken.status).toBe(200);
    expect((await source()).body).toBe(next);
    await edit(world, slug, { tags: ['signature'] });
    await database().query(`update listing_revision set status = 'submitted'`);
    await database().query(`update solution set status = 'submitted'`);
    expect((await source(world.moderator)).body).toBe(next);
    const { slug: plain } = await aDraft(world, 'Sans fichier');
    const none = await app.inject({
      url: `/api/v1/vendor/solutions/${plain}/publiccode`,
      headers: world.member.headers,
    });
    expect(none.statusCode).toBe(404);
  });
});
