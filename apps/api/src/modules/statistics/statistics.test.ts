import type { FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import { appendEvent, createSolution, setStatus } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { sharedApp } from '../../../test/api.ts';
import { NOW } from '../../../test/catalogue-builder.ts';
import { expectConforms } from '../../../test/conforms.ts';
import { publishHistory } from '../../../test/history-builder.ts';
import { refreshStatistics } from './index.ts';

const URL = '/api/v1/statistics';
const OBJECT = '0c3f7c8e-6a3b-4d77-8f39-0f3f6a0f2b11';
const OTHER = '1c3f7c8e-6a3b-4d77-8f39-0f3f6a0f2b12';

withDatabases('statistics', (database) => {
  let app: FastifyInstance;
  beforeEach(async () => {
    app = await sharedApp(database());
  });
  const read = async () => (await app.inject(URL)).json();
  const monthOf = (date: string) => date.slice(0, 7);
  const log = (action: string, at: string, id = OBJECT, role = 'moderator') =>
    database().transaction((tx) =>
      appendEvent(tx, {
        ...{ at, actor: null, role, action },
        object: { type: action.split(':')[0]!, id },
      }),
    );

  it('says what there is, by state, domain, assessment and proof', async () => {
    await publishHistory(database());
    await database().transaction(async (tx) => {
      for (const [slug, status] of [
        ['a', 'draft'],
        ['b', 'submitted'],
        ['c', 'in_review'],
        ['d', 'archived'],
      ] as const) {
        const { id } = await createSolution(tx, { slug, name: slug, status: 'draft', at: NOW });
        await setStatus(tx, { solutionId: id, status, at: NOW, reason: 'Essai' });
      }
    });
    const statistics = await read();
    expectConforms('Statistics', statistics);
    const counts = Object.fromEntries(
      statistics.statuses.map(({ status, count }: Record<string, unknown>) => [status, count]),
    );
    expect(counts).toEqual({
      ...{ unclaimed: 0, published: 1, suspended: 0, withdrawn: 0, archived: 1, in_review: 2 },
    });
    const sum = (lines: { count: number }[]) => lines.reduce((all, { count }) => all + count, 0);
    expect(sum(statistics.domains)).toBeGreaterThan(0);
    expect(sum(statistics.assessments)).toBe(1);
    const { answers } = statistics.themes.find(({ theme }: { theme: string }) => theme === 'RGP');
    expect(sum(answers)).toBe(3);
  });

  it('measures the median from the last submission to each decision, month by month', async () => {
    const month = monthOf(NOW);
    const hours = (n: number) =>
      new Date(Date.parse(`${month}-02T00:00:00.000Z`) + n * 3_600_000).toISOString();
    await log('listing:submit', hours(0));
    await log('listing:request-changes', hours(2));
    await log('listing:submit', hours(10));
    await log('listing:publish', hours(14));
    await log('listing:submit', hours(0), OTHER);
    await log('listing:refuse', hours(9), OTHER);
    await log('listing:publish', hours(20), 'never-submitted');
    await log('assessment:attest', hours(0));
    await log('assessment:reopen', hours(1), OBJECT, 'signatory');
    await log('assessment:attest', hours(2));
    await log('assessment:publish', hours(5));
    const { delays } = await read();
    expect(delays.listings).toHaveLength(12);
    expect(delays.listings.at(-1)).toEqual({ month, decisions: 3, medianHours: 4 });
    expect(delays.listings[0]).toMatchObject({ decisions: 0, medianHours: null });
    expect(delays.assessments.at(-1)).toEqual({ month, decisions: 1, medianHours: 3 });
    expect(delays.disputes.at(-1)).toMatchObject({ decisions: 0 });
  });

  it('says what expires, in the month it does', async () => {
    await publishHistory(database());
    const { expiries } = await read();
    expect(expiries).toHaveLength(12);
    expect(expiries[0].month).toBe(monthOf(NOW));
    const due = expiries.filter(({ assessments }: { assessments: number }) => assessments > 0);
    expect(due).toEqual([{ month: '2027-09', assessments: 1, proofs: 0 }]);
  });

  it('is counted by the clock, at most once an hour, and not by who reads', async () => {
    const first = await read();
    await publishHistory(database());
    expect(await read()).toEqual(first);
    const later = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
    expect(await refreshStatistics(database(), later(59))).toBe(false);
    expect(await refreshStatistics(database(), later(60))).toBe(true);
    expect((await read()).computedAt).toBe(later(60));
    const { headers } = await app.inject(URL);
    const again = await app.inject({
      url: URL,
      headers: { 'if-none-match': `${headers['etag']}` },
    });
    expect(again.statusCode).toBe(304);
  });

  it('is a table too, one value a line', async () => {
    await publishHistory(database());
    const { body, headers } = await app.inject(`${URL}.csv`);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = body.slice(1).trimEnd().split('\r\n');
    expect(lines[0]).toBe('mesure;catégorie;détail;valeur;unité');
    expect(lines).toContain('fiches par état;published;;1;fiches');
    expect(lines).toContain('échéances;2027-09;évaluations;1;évaluations');
    expect(new Set(lines.map((line) => line.split(';').length))).toEqual(new Set([5]));
  });
});
