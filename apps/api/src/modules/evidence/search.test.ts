import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { NOW } from '../../../test/catalogue-builder.ts';
import { as, openStage, publishWith, type Bench, type Stage } from './testing/library.ts';

const SIZE = 161;

withDatabases('a library of many proofs', (database) => {
  let stage: Stage;
  let bench: Bench;
  beforeAll(async () => {
    stage = await openStage(database());
  });
  beforeEach(async () => {
    bench = await stage.fill();
    await database()
      .db.insert(schema.evidence)
      .values(
        Array.from({ length: SIZE }, (_, index) => ({
          id: randomUUID(),
          organisationId: bench.vendor.id,
          type: index % 2 ? 'RAPP' : 'DOCT',
          title: index === 0 ? 'Déclaration d’accessibilité' : `Rapport ${index}`,
          issuer: index === 1 ? 'Cabinet Marouvin' : null,
          datedOn: index < 10 ? '2020-01-01' : '2026-11-01',
          visibility: index < 5 ? ('restricted' as const) : ('public' as const),
          createdAt: NOW,
          removedAt: index >= SIZE - 3 ? NOW : null,
        })),
      );
  });
  afterAll(() => stage.close());
  const list = async (query: string) =>
    (await as(bench.app, bench.member, 'GET', `/api/v1/vendor/evidence?${query}`)).json();

  it('comes by pages of twenty, each proof once, the removed ones apart', async () => {
    const first = await list('');
    expect(first).toMatchObject({ total: 158, page: 1, pageSize: 20 });
    expect(first.tallies).toMatchObject({ all: 158, expired: 10, unused: 158, removed: 3 });
    const seen = new Set<string>();
    for (let page = 1; page <= 8; page += 1)
      for (const { id } of (await list(`page=${page}`)).evidence) seen.add(id);
    expect(seen.size).toBe(158);
    expect(await list('page=99')).toMatchObject({ page: 8 });
    const removed = await list('state=removed');
    expect(removed).toMatchObject({ total: 3 });
    expect(removed.evidence[0]).toMatchObject({ removedAt: NOW, actions: [] });
  });

  it('is searched by words, whatever their accents and capitals, in title and author', async () => {
    expect((await list('q=ACCESSIBILITE+declaration')).evidence).toMatchObject([
      { title: 'Déclaration d’accessibilité' },
    ]);
    expect((await list('q=marouvin')).evidence).toMatchObject([{ title: 'Rapport 1' }]);
    expect(await list('q=introuvable')).toMatchObject({ total: 0, evidence: [], page: 1 });
  });

  it('is filtered by state, use and visibility, and puts the types asked first', async () => {
    expect(await list('state=expired')).toMatchObject({ total: 10 });
    expect(await list('state=expired&visibility=restricted')).toMatchObject({ total: 5 });
    const [one] = (await list('q=Rapport+20')).evidence;
    await publishWith(database(), bench, one.id);
    expect((await list('state=unused')).total).toBe(157);
    const types = (await list('first=RAPP&pageSize=100')).evidence.map(
      ({ type }: { type: string }) => type,
    );
    expect(types.lastIndexOf('RAPP')).toBeLessThan(types.indexOf('DOCT'));
  });

  it('refuses what is no state, no page, no visibility, by its name', async () => {
    for (const query of ['state=x', 'visibility=x', 'page=0', 'pageSize=1000', 'first=x']) {
      const reply = await as(bench.app, bench.member, 'GET', `/api/v1/vendor/evidence?${query}`);
      expect(reply.statusCode).toBe(400);
      expect(reply.json().errors[0].path).toContain(query.split('=')[0]);
    }
  });
});
