import type { FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import { createSolution, loadAssessmentExport, saveListing, setStatus } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { getProblem, sharedApp } from '../../../test/api.ts';
import { aListing, NOW } from '../../../test/catalogue-builder.ts';
import { expectConforms } from '../../../test/conforms.ts';
import { end, publishHistory, VERSIONS } from '../../../test/history-builder.ts';

withDatabases('the history of a listing', (database) => {
  let app: FastifyInstance;
  const get = async (path: string) => (await app.inject(`/api/v1/solutions/${path}`)).json();
  const problem = (path: string) => getProblem(app, `/api/v1/solutions/${path}`);
  beforeEach(async () => {
    app = await sharedApp(database());
  });

  it('lists its versions, newest first, with what changed', async () => {
    await publishHistory(database());
    const list = await get('parafil/versions');
    expectConforms('VersionList', list);
    expect(list.total).toBe(3);
    expect(list.solution).toMatchObject({ name: 'Parafil & Cie <3', version: 3, ended: null });
    const told = list.items.map((one: Record<string, unknown>) => [
      one['number'],
      one['on'],
      one['replacedOn'],
      one['author'],
    ]);
    expect(told).toEqual([
      [3, '2026-10-04', null, 'éditeur'],
      [2, '2026-06-10', '2026-10-04', 'éditeur'],
      [1, '2026-03-04', '2026-06-10', 'éditeur'],
    ]);
    const fields = list.items.map(({ changes }: { changes: { field: string }[] }) =>
      changes.map(({ field }) => field),
    );
    expect(fields).toEqual([['name', 'tags'], ['prices'], []]);
    expect(list.items[1].changes[0]).toMatchObject({
      kind: 'changed',
      before: { amountCents: 110 },
      after: { amountCents: 120 },
    });
    expect((await get('parafil/versions?page=2')).items).toEqual([]);
  });

  it('gives any past version as it was, and its neighbours', async () => {
    await publishHistory(database());
    for (const number of [1, 2, 3]) {
      const version = await get(`parafil/versions/${number}`);
      expectConforms('VersionDetail', version);
      expect(version.listing).toEqual(VERSIONS[number - 1]);
    }
    expect(await get('parafil/versions/2')).toMatchObject({ previous: 1, following: 3 });
    for (const number of ['4', '2147483647']) {
      const { status, problem: refused } = await problem(`parafil/versions/${number}`);
      expect([status, refused.code], number).toEqual([404, 'version-not-found']);
      expect(refused.detail).toContain('La dernière est la version 3.');
    }
    for (const number of ['0', '-1', 'trois', '1.5', '9'.repeat(30), '%00']) {
      const { status, problem: refused } = await problem(`parafil/versions/${number}`);
      expect([status, refused.code], number).toEqual([400, 'invalid-input']);
      expect(refused.errors![0]!.path).toBe('number');
    }
  });

  it('never shows a version the public could not read', async () => {
    await database().transaction(async (tx) => {
      const made = await createSolution(tx, { name: 'Nouvelle', status: 'draft', at: NOW });
      const save = (name: string, at: string) =>
        saveListing(tx, {
          solutionId: made.id,
          listing: aListing({ name }),
          reason: name,
          author: 'éditeur',
          at,
        });
      await save('Brouillon', '2026-10-01T08:00:00.000Z');
      await save('Relue', '2026-10-02T08:00:00.000Z');
      const at = '2026-10-03T08:00:00.000Z';
      await setStatus(tx, { solutionId: made.id, status: 'published', at });
      await save('Publiée', '2026-10-04T08:00:00.000Z');
    });
    const list = await get('nouvelle/versions');
    expect(
      list.items.map(({ number, on }: { number: number; on: string }) => [number, on]),
    ).toEqual([
      [3, '2026-10-04'],
      [2, '2026-10-03'],
    ]);
    expect((await problem('nouvelle/versions/1')).problem.code).toBe('version-not-found');
  });

  it('computes the scores of a past day as the export does', async () => {
    await publishHistory(database());
    const days: [string, number | null, string | null][] = [
      ['2026-03-19', 1, null],
      ['2026-03-20', 1, '2026-03-20'],
      ['2026-06-10', 2, '2026-03-20'],
      ['2026-08-31', 2, '2026-03-20'],
      ['2026-09-01', 2, '2026-09-01'],
      ['2026-11-20', 3, '2026-09-01'],
    ];
    for (const [date, version, attestedOn] of days) {
      const scores = await get(`parafil/scores?date=${date}`);
      expectConforms('ScoresOnDate', scores);
      expect([scores.version, scores.assessment?.attestedOn ?? null], date).toEqual([
        version,
        attestedOn,
      ]);
      expect(scores.asOf).toBe(date === '2026-11-20' ? NOW : `${date}T23:59:59.999Z`);
      const exported = await loadAssessmentExport(database().db, 'parafil', scores.asOf);
      expect(scores.sheet).toEqual(exported?.result ?? null);
      expect(scores.absence).toBe(attestedOn ? null : 'not-assessed');
    }
  });

  it('refuses in words a day that is none, to come, or before the listing', async () => {
    await publishHistory(database());
    const wrong = [
      '31/02/2026',
      '2026-02-30',
      '2026-2-3',
      'hier',
      '',
      '2026-03-04T00:00:00Z',
      '%F0%9F%99%82',
      "' or 1=1 --",
      '<script>',
    ];
    for (const date of wrong) {
      const { status, problem: refused } = await problem(
        `parafil/scores?date=${date.includes('%') ? date : encodeURIComponent(date)}`,
      );
      expect([status, refused.code], date).toEqual([400, 'invalid-input']);
      expect(refused.errors, date).toEqual([
        { path: 'date', message: expect.stringContaining('n’est pas une date') },
      ]);
    }
    const { problem: future } = await problem('parafil/scores?date=2026-11-21');
    expect(future.errors![0]!.message).toBe(
      'Le 21\u00a0novembre 2026 n’est pas encore passé. Choisissez une date jusqu’au 20\u00a0novembre 2026.',
    );
    for (const query of ['', '?date=2026-03-05&date=2026-03-06', '?jour=2026-03-05']) {
      const { status, problem: refused } = await problem(`parafil/scores${query}`);
      expect([status, refused.code], query).toEqual([400, 'invalid-input']);
    }
    for (const date of ['2026-03-03', '0001-01-01']) {
      const { status, problem: early } = await problem(`parafil/scores?date=${date}`);
      expect([status, early.code], date).toEqual([404, 'version-not-found']);
      expect(early.detail).toContain('à partir du 4\u00a0mars 2026');
    }
  });

  it('merges versions and events, with the days on which the scores moved', async () => {
    await publishHistory(database());
    const history = await get('parafil/events');
    expectConforms('History', history);
    expect(history).toMatchObject({ total: 6, firstOn: '2026-03-04' });
    expect(
      history.items.map(({ on, kind }: { on: string; kind: string }) => `${on} ${kind}`),
    ).toEqual([
      '2026-10-04 contested',
      '2026-10-04 version',
      '2026-09-01 attested',
      '2026-06-10 version',
      '2026-03-04 published',
      '2026-03-04 version',
    ]);
    expect(history.moves).toHaveLength(1);
    const [move] = history.moves;
    expect(move.on).toBe('2026-09-01');
    const eve = await get('parafil/scores?date=2026-08-31');
    const after = await get('parafil/scores?date=2026-09-01');
    expect([move.before.declared, move.after.declared]).toEqual([
      eve.sheet.overall.declared,
      after.sheet.overall.declared,
    ]);
    expect(move.after.declared).toBeGreaterThan(move.before.declared);
    expect((await get('parafil/events?page=2')).items).toEqual([]);
    for (const page of ['0', 'x', '10001']) {
      expect((await problem(`parafil/events?page=${page}`)).status, page).toBe(400);
    }
  });

  it('keeps the history of a listing that left the catalogue readable, until the day it left', async () => {
    const id = await publishHistory(database());
    await end(database(), id, '2026-11-10T11:00:00.000Z');
    for (const path of ['versions', 'events']) {
      const reply = await get(`parafil/${path}`);
      expect(reply.solution.ended).toMatchObject({
        status: 'withdrawn',
        reason: 'Arrêt du produit.',
        since: '2026-11-10',
      });
    }
    expect((await get('parafil/versions/1')).listing).toEqual(VERSIONS[0]);
    expect((await get('parafil/scores?date=2026-11-09')).assessment.attestedOn).toBe('2026-09-01');
    for (const date of ['2026-11-10', '2026-11-20']) {
      const { status, problem: ended } = await problem(`parafil/scores?date=${date}`);
      expect([status, ended.code], date).toEqual([410, 'solution-ended']);
      expectConforms('SolutionEndedProblem', ended);
    }
  });

  it('has versions of an imported listing that nobody claimed', async () => {
    await database().transaction(async (tx) => {
      const made = await createSolution(tx, {
        name: 'Importée',
        status: 'unclaimed',
        source: 'essai',
        sourceId: 'essai:1',
        at: NOW,
      });
      const listing = aListing({ name: 'Importée' });
      const version = { solutionId: made.id, listing, reason: 'Lue.', author: 'import' };
      await saveListing(tx, { ...version, at: NOW });
    });
    const list = await get('importee/versions');
    expect(list.items).toHaveLength(1);
    expect(list.items[0]).toMatchObject({ number: 1, author: 'import', changes: [] });
  });

  it('answers 404 to what is not there, and 304 to who holds it', async () => {
    for (const path of [
      'versions',
      'versions/1',
      'scores?date=2026-03-04',
      'events',
      'feed.atom',
    ]) {
      for (const slug of ['inconnue', '%00', "'--", '..%2f..']) {
        const { status, problem: missing } = await problem(`${slug}/${path}`);
        expect([status, missing.code], slug).toEqual([404, 'solution-not-found']);
        expectConforms('Problem', missing);
      }
    }
    await publishHistory(database());
    for (const path of ['versions', 'versions/1', 'scores?date=2026-03-04', 'events']) {
      const url = `/api/v1/solutions/parafil/${path}`;
      const first = await app.inject(url);
      expect(first.headers['cache-control']).toBe('public, max-age=60, stale-while-revalidate=300');
      const headers = { 'if-none-match': String(first.headers.etag) };
      const again = await app.inject({ url, headers });
      expect([again.statusCode, again.body], path).toEqual([304, '']);
    }
  });
});
