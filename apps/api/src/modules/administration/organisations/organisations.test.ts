import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createSolution, schema, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../../test/api.ts';
import { NOW } from '../../../../test/catalogue-builder.ts';
import { addOrganisation, addPersonTo, send } from '../../../../test/organisations.ts';
import { addMember, person, type Person } from '../../../../test/people.ts';

const BASE = '/api/v1/administration/organisations';

withDatabases('organisations, for administrators', (database, engine) => {
  let app: FastifyInstance;
  let [admin, moderator] = [] as Person[] as [Person, Person];
  let [kept, gone] = [] as { id: string; slug: string }[] as { id: string; slug: string }[];
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    admin = await person(database(), { email: 'admin@exemple.fr', staff: 'administrator' });
    moderator = await person(database(), { email: 'modere@exemple.fr', staff: 'moderator' });
    kept = await addOrganisation(database(), { name: 'Atelier Corvisy', siren: '732829320' });
    gone = await addOrganisation(database(), { name: 'Corvisy', siren: '552100554' });
  });
  afterAll(() => app.close());

  const post = (who: Person, path: string, body: object) =>
    send(app, who, 'POST', `${BASE}/${path}`, body);
  const merge = (from: string, into: string, who = admin) =>
    post(who, `${from}/merge`, { into, reason: 'Même société.' });
  const members = (organisationId: string) =>
    database().query<{ email: string; signatory: boolean; administrator: boolean }>(
      `select a.email, m.signatory, m.administrator from membership m join account a on a.id = m.account_id
       where m.organisation_id = $1 and m.status = 'active' order by a.email`,
      [organisationId],
    );

  it('are listed by name, found by words or SIREN, and told apart by state', async () => {
    const list = async (query: string, who = admin) =>
      (await send(app, who, 'GET', `${BASE}?${query}`)).body;
    expect((await list('')).total).toBe(2);
    expect((await list('q=CORVISY')).items.map((one: { name: string }) => one.name)).toEqual([
      'Atelier Corvisy',
      'Corvisy',
    ]);
    expect((await list('q=552 100')).items).toMatchObject([{ name: 'Corvisy' }]);
    expect((await list('status=closed')).total).toBe(0);
    expect((await list('', moderator)).code).toBe('forbidden');
  });

  it('keep the roles of people who are in both, and everything else moves', async () => {
    const both = await addPersonTo(database(), kept!.id, 'Anne');
    await addMember(database(), {
      ...{ organisationId: gone!.id, accountId: both.accountId },
      ...{ signatory: true, administrator: true },
    });
    await addPersonTo(database(), gone!.id, 'Bruno', { signatory: true });
    const { id: solutionId } = await createSolution(database().db, {
      ...{ name: 'Parafe', organisationId: gone!.id, status: 'draft', at: NOW },
    });
    const preview = await send(
      app,
      admin,
      'GET',
      `${BASE}/${gone!.id}/merge-preview?into=${kept!.id}`,
    );
    expect(preview.body).toMatchObject({
      moves: { members: 2, shared: 1, listings: 1 },
      refusal: null,
    });
    expect(await merge(gone!.id, kept!.id)).toMatchObject({
      status: 200,
      body: { slug: kept!.slug },
    });
    expect(await members(kept!.id)).toEqual([
      { email: 'anne@exemple.fr', signatory: true, administrator: true },
      { email: 'bruno@exemple.fr', signatory: true, administrator: false },
    ]);
    expect(await members(gone!.id)).toEqual([]);
    const [moved] = await database().query<{ organisation_id: string }>(
      'select organisation_id from solution where id = $1',
      [solutionId],
    );
    expect(moved!.organisation_id).toBe(kept!.id);
    const old = await app.inject({
      url: `/api/v1/organisations/${gone!.slug}`,
      headers: both.headers,
    });
    expect(old.statusCode).toBe(308);
    expect(old.headers.location).toBe(`/api/v1/organisations/${kept!.slug}`);
    const notices = await database().db.select().from(schema.notification);
    expect(notices).toHaveLength(2);
    const closed = await send(app, admin, 'GET', `${BASE}/${gone!.id}`);
    expect(closed.body).toMatchObject({ status: 'closed', siren: '552100554', actions: [] });
    expect((await verifyEventLog(database())).ok).toBe(true);
  });

  it('are never merged with themselves, into a closed one, or in a circle', async () => {
    expect((await merge(kept!.id, kept!.id)).body.detail).toContain('le même objet');
    expect((await merge(gone!.id, kept!.id, moderator)).status).toBe(403);
    expect((await merge(gone!.id, kept!.id)).status).toBe(200);
    expect((await merge(kept!.id, gone!.id)).status).toBe(409);
    expect((await merge(gone!.id, kept!.id)).body.code).toBe('transition-refused');
    const none = '00000000-0000-4000-8000-000000000000';
    expect((await merge(kept!.id, none)).status).toBe(404);
    const without = await post(admin, `${kept!.id}/merge`, { into: kept!.id, reason: ' ' });
    expect(without.status).toBe(409);
  });

  it('end as one when two administrators merge them both ways at once', async () => {
    const other = await person(database(), { email: 'b@exemple.fr', staff: 'administrator' });
    const both = await Promise.all([merge(gone!.id, kept!.id), merge(kept!.id, gone!.id, other)]);
    expect(both.map(({ status }) => status).sort(), engine).toEqual([200, 409]);
    const [open] = await database().query<{ n: number }>(
      `select count(*)::int as n from organisation where status = 'verified'`,
    );
    expect(open!.n).toBe(1);
  });

  it('lead from every old address to the last one, whatever the order of merges', async () => {
    const last = await addOrganisation(database(), { name: 'Groupe Corvisy' });
    const reader = await addPersonTo(database(), last.id, 'Chloé');
    await merge(gone!.id, kept!.id);
    await merge(kept!.id, last.id);
    for (const slug of [gone!.slug, kept!.slug]) {
      const old = await app.inject({
        url: `/api/v1/organisations/${slug}`,
        headers: reader.headers,
      });
      expect(old.headers.location).toBe(`/api/v1/organisations/${last.slug}`);
    }
  });

  it('take a new address with a new name, and their old one back with the old name', async () => {
    const rename = (name: string) => post(admin, `${kept!.id}/name`, { name });
    const read = (slug: string) =>
      app.inject({ url: `/api/v1/organisations/${slug}`, headers: admin.headers });
    expect((await rename('  ')).body.errors[0].path).toBe('name');
    expect((await rename('x'.repeat(500))).body.errors[0].path).toBe('name');
    expect((await rename('Corvisy Logiciels')).body).toEqual({ slug: 'corvisy-logiciels' });
    expect((await read('atelier-corvisy')).headers.location).toBe(
      '/api/v1/organisations/corvisy-logiciels',
    );
    const [clash] = [await addOrganisation(database(), { name: 'Autre' })];
    const taken = await send(app, admin, 'POST', `${BASE}/${clash!.id}/name`, {
      name: 'Atelier Corvisy',
    });
    expect(taken.body).toEqual({ slug: 'atelier-corvisy-2' });
    expect((await rename('Atelier Corvisy')).body).toEqual({ slug: 'atelier-corvisy' });
    expect((await read('atelier-corvisy')).statusCode).toBe(200);
    expect((await read('corvisy-logiciels')).statusCode).toBe(308);
  });

  it('suspend their published listings when they are closed, and free imported ones', async () => {
    const { id: imported } = await createSolution(database().db, {
      ...{ name: 'Importée', organisationId: kept!.id, status: 'unclaimed', at: NOW },
    });
    const { id: draft } = await createSolution(database().db, {
      ...{ name: 'Brouillon', organisationId: kept!.id, status: 'draft', at: NOW },
    });
    expect((await post(admin, `${kept!.id}/closure`, { reason: '' })).body.errors[0].path).toBe(
      'reason',
    );
    expect((await post(admin, `${kept!.id}/closure`, { reason: 'Liquidée.' })).status).toBe(200);
    const owners = await database().query(
      'select id, organisation_id is null as free, status from solution order by slug',
    );
    expect(owners).toEqual([
      { id: draft, free: false, status: 'draft' },
      { id: imported, free: true, status: 'unclaimed' },
    ]);
    expect((await post(admin, `${kept!.id}/closure`, { reason: 'Encore.' })).status).toBe(409);
  });
});
