import type { FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import { publishToReadModel, recordEvent } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { aListing, assess, NOW, publish } from '../../../test/catalogue-builder.ts';
import { getProblem, sharedApp } from '../../../test/api.ts';
import { expectConforms } from '../../../test/conforms.ts';
import { grantLabel } from '../../../test/label-builder.ts';
import { addOrganisation } from '../../../test/organisations.ts';

type Count = { value: string; count: number };

withDatabases('labels in the catalogue', (database) => {
  let app: FastifyInstance;
  let ids: string[];
  let labeller: string;

  /** Alpha at level 3, Bravo at 1 in two schemes, Charlie suspended, Delta without one. */
  beforeEach(async () => {
    app = await sharedApp(database());
    const made = await publish(
      database(),
      ['Alpha', 'Bravo', 'Charlie', 'Delta'].map((name) => aListing({ name })),
    );
    ids = made.map(({ id }) => id);
    for (const id of ids) await assess(database(), id);
    labeller = (await addOrganisation(database(), { name: 'Vérif Éthique' })).id;
    await grantLabel(database(), ids[0]!, labeller, { level: 3 });
    await grantLabel(database(), ids[1]!, labeller);
    await grantLabel(database(), ids[1]!, labeller, { scheme: 'confiance-numerique' });
    await grantLabel(database(), ids[2]!, labeller, { status: 'suspended', level: 2 });
  });

  const read = async (path: string) => {
    const reply = await app.inject(`/api/v1${path}`);
    expect(reply.statusCode, reply.body).toBe(200);
    return reply.json();
  };
  const found = async (query: string): Promise<string[]> =>
    (await read(`/solutions?sort=name&${query}`)).items.map(({ name }: { name: string }) => name);

  it('narrow the list: any, or a scheme and a level that those above hold too', async () => {
    expect(await found('label=any')).toEqual(['Alpha', 'Bravo']);
    expect(await found('label=socle-public-1')).toEqual(['Alpha', 'Bravo']);
    expect(await found('label=socle-public-2')).toEqual(['Alpha']);
    expect(await found('label=confiance-numerique-1')).toEqual(['Bravo']);
    expect(await found('label=numerique-pour-tous-1')).toEqual([]);
    expect(await found('label=socle-public-3&label=confiance-numerique-1')).toEqual([
      'Alpha',
      'Bravo',
    ]);
    const { status, problem } = await getProblem(app, '/api/v1/solutions?label=socle-public-4');
    expect([status, problem.errors?.[0]?.path]).toEqual([400, 'label']);
  });

  it('are counted as the list they give, and change no order', async () => {
    const { facets } = await read('/solutions');
    const { values } = facets.find(({ facet }: { facet: string }) => facet === 'label') as {
      values: Count[];
    };
    expect(values).toHaveLength(10);
    for (const { value, count } of values)
      expect(await found(`label=${value}`), value).toHaveLength(count);
    const ordered = async (sort: string) =>
      (await read(`/solutions?sort=${sort}`)).items.map(({ name }: { name: string }) => name);
    await database().query('delete from label');
    const before = await ordered('assured');
    await database().transaction((tx) => publishToReadModel(tx, ids, NOW));
    expect(await ordered('assured')).toEqual(before);
    expect(await found('label=any')).toEqual([]);
  });

  it('mark a card, a page and a comparison, suspended ones said so', async () => {
    const { items } = await read('/solutions?sort=name');
    for (const card of items) expectConforms('Card', card);
    const marks = items.map(({ labels }: { labels?: object[] }) => labels?.length ?? 0);
    expect(marks).toEqual([1, 2, 1, 0]);
    expect(items[2].labels[0]).toMatchObject({ status: 'suspended', level: 2 });
    expect(items[3]).not.toHaveProperty('labels');

    const page = await read('/solutions/alpha');
    expectConforms('SolutionDocument', page);
    expect(page.labels[0].labeller).toMatchObject({ name: 'Vérif Éthique' });

    const comparison = await read('/comparison?s=alpha,charlie,delta');
    expectConforms('Comparison', comparison);
    const { body } = await app.inject('/api/v1/comparison.csv?s=alpha,charlie,delta');
    const line = body.split('\r\n').find((one) => one.startsWith('Faits;labels;Labels;'));
    expect(line).toContain('Socle public, niveau Exemplaire, jusqu’au 19\u00a0novembre 2029');
    expect(line).toContain(';Audité;');
    expect(line).toContain('Socle public, niveau Avancé, suspendu');
    expect(line).toContain(';Aucun;');
  });

  it('stay on the page after their end, with the reason', async () => {
    const reason = 'Le prestataire a caché un incident.';
    await database().query(
      `update label set status = 'revoked', status_reason = $1 where solution_id = $2`,
      [reason, ids[0]],
    );
    await database().transaction((tx) => publishToReadModel(tx, ids, NOW));
    const page = await read('/solutions/alpha');
    expectConforms('SolutionDocument', page);
    expect(page).not.toHaveProperty('labels');
    expect(page.endedLabels).toMatchObject([{ status: 'revoked', on: '2026-11-20', reason }]);
  });

  it('are told in the history and its feed', async () => {
    const told = [
      ['labelled', 'Label Socle public, niveau Exemplaire, accordé.'],
      ['label-suspended', 'Label Socle public suspendu.'],
      ['audit-cancelled', 'Audit annulé.'],
      ['audit-reopened', 'Audit rouvert après un recours.'],
    ] as const;
    await database().transaction(async (tx) => {
      for (const [kind, summary] of told)
        await recordEvent(tx, { solutionId: ids[0]!, kind, summary, at: NOW });
    });
    const history = await read('/solutions/alpha/events');
    expectConforms('History', history);
    const kinds = history.items.map(({ kind }: { kind: string }) => kind);
    const feed = (await app.inject('/api/v1/solutions/alpha/feed.atom')).body;
    for (const [kind, summary] of told) {
      expect(kinds).toContain(kind);
      expect(feed).toContain(summary);
    }
  });
});
