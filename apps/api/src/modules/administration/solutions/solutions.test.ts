import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../../test/api.ts';
import { aListing, assess, NOW, publish, withdraw } from '../../../../test/catalogue-builder.ts';
import { addOrganisation, addPersonTo, send } from '../../../../test/organisations.ts';
import { person, type Person } from '../../../../test/people.ts';
import { importEntries } from '../../imports/index.ts';

withDatabases('two listings of the same solution', (database, engine) => {
  let app: FastifyInstance;
  let [admin, moderator] = [] as Person[] as [Person, Person];
  let ids: string[];
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    admin = await person(database(), { email: 'admin@exemple.fr', staff: 'administrator' });
    moderator = await person(database(), { email: 'modere@exemple.fr', staff: 'moderator' });
    const made = await publish(database(), [
      aListing({ name: 'Parafil' }),
      aListing({ name: 'Parafil Plus', summary: 'Ce que dit le doublon.' }),
      aListing({ name: 'Autre' }),
    ]);
    ids = made.map(({ id }) => id);
  });
  afterAll(() => app.close());

  const merge = (from: string, into: string, who = admin, reason = 'Même produit.') =>
    send(app, who, 'POST', `/api/v1/administration/solutions/${from}/merge`, { into, reason });
  const owner = async (index: number, name: string) => {
    const { id } = await addOrganisation(database(), { name });
    await database().query('update solution set organisation_id = $1 where id = $2', [
      id,
      ids[index],
    ]);
    return addPersonTo(database(), id, name);
  };

  it('become one: facts of the one that stays, and every old address leads to it', async () => {
    expect(await merge('parafil-plus', 'parafil')).toMatchObject({ body: { slug: 'parafil' } });
    const old = await app.inject('/api/v1/solutions/parafil-plus');
    expect([old.statusCode, old.headers.location, old.json().movedTo]).toEqual([
      308,
      '/api/v1/solutions/parafil',
      'parafil',
    ]);
    for (const rest of ['/assessment', '/events', '/feed.atom']) {
      const { headers } = await app.inject(`/api/v1/solutions/parafil-plus${rest}`);
      expect(headers.location, rest).toBe(`/api/v1/solutions/parafil${rest}`);
    }
    const kept = (await app.inject('/api/v1/solutions/parafil')).json();
    expect(kept.summary).toBe('Une solution utile aux services publics.');
    const list = (await app.inject('/api/v1/solutions?q=parafil')).json();
    expect(list.items.map(({ slug }: { slug: string }) => slug)).toEqual(['parafil']);
    const { items } = (await app.inject('/api/v1/solutions/parafil/events')).json();
    expect(JSON.stringify(items)).toContain('fusionnée avec celle-ci');
    expect((await verifyEventLog(database())).ok).toBe(true);
  });

  it('keep comparison links working, without saying the same solution twice', async () => {
    await merge('parafil-plus', 'parafil');
    const compared = (await app.inject('/api/v1/comparison/names?s=parafil-plus,autre')).json();
    expect(compared.solutions.map(({ slug }: { slug: string }) => slug)).toEqual([
      'parafil',
      'autre',
    ]);
  });

  it('are told to the vendors of both', async () => {
    const [one, other] = [await owner(0, 'Anne'), await owner(1, 'Bruno')];
    await merge('parafil-plus', 'parafil');
    const told = await database().db.select().from(schema.notification);
    expect(told.map(({ accountId }) => accountId).sort()).toEqual(
      [one.accountId, other.accountId].sort(),
    );
    expect(told[0]!.body).toContain('Même produit.');
  });

  it('wait while the one that goes has a public assessment', async () => {
    await assess(database(), ids[1]!);
    const preview = await send(
      app,
      admin,
      'GET',
      '/api/v1/administration/merge-preview?from=parafil-plus&into=parafil',
    );
    expect(preview.body.refusal).toContain('évaluation attestée ou publiée');
    expect((await merge('parafil-plus', 'parafil')).body.code).toBe('transition-refused');
    await database().query(`update assessment set status = 'withdrawn' where solution_id = $1`, [
      ids[1],
    ]);
    expect((await merge('parafil-plus', 'parafil')).status).toBe(200);
  });

  it('are never merged with themselves, into one that left, or in a circle', async () => {
    expect((await merge('parafil', 'parafil')).status).toBe(409);
    expect((await merge('parafil-plus', 'parafil', moderator)).status).toBe(403);
    expect((await merge('parafil-plus', 'parafil', admin, ' ')).body.errors[0].path).toBe('reason');
    await withdraw(database(), ids[2]!, 'Retirée.');
    expect((await merge('parafil', 'autre')).status).toBe(409);
    await merge('parafil-plus', 'parafil');
    expect((await merge('parafil', 'parafil-plus')).status).toBe(409);
    expect((await merge('inconnue', 'parafil')).status).toBe(404);
  });

  it('end as one when two administrators merge them both ways at once', async () => {
    const other = await person(database(), { email: 'b@exemple.fr', staff: 'administrator' });
    const both = await Promise.all([
      merge('parafil', 'parafil-plus'),
      merge('parafil-plus', 'parafil', other),
    ]);
    expect(both.map(({ status }) => status).sort(), engine).toEqual([200, 409]);
    const moved = await database().db.select().from(schema.movedAddress);
    expect(moved).toHaveLength(1);
  });

  it('are not made again by an import of the one that went', async () => {
    await database().query(
      `update solution set source = 'sill-2022', source_id = 'sill:parafil', status = 'unclaimed' where id = $1`,
      [ids[1]],
    );
    await merge('parafil-plus', 'parafil');
    const listing = aListing({ name: 'Parafil' });
    const entry = { place: 'entrée 1', sourceId: 'sill:parafil', source: 'sill-2022', listing };
    const entries = [{ ...entry, warnings: [] }];
    const report = await importEntries(database(), { listName: 'sill', entries, at: NOW });
    expect(report).toMatchObject({ created: 0, updated: 0 });
  });

  it('settle what the machine had noticed about them', async () => {
    await database()
      .db.insert(schema.moderationSignal)
      .values({
        ...{ kind: 'duplicate', key: 'duplicate:1', raisedAt: NOW },
        ...{ solutionId: ids[0]!, otherSolutionId: ids[1]! },
      });
    const list = () => send(app, admin, 'GET', '/api/v1/administration/duplicates');
    expect((await list()).body.items).toMatchObject([
      { one: { slug: 'parafil' }, other: { slug: 'parafil-plus' } },
    ]);
    await merge('parafil-plus', 'parafil');
    expect((await list()).body.items).toEqual([]);
  });
});
