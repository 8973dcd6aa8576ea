import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkReadModel } from '../src/read-model/check.ts';
import type { Database } from '../src/database.ts';
import { withDatabases } from '../src/testing.ts';
import { DEMO } from './demo.ts';
import { seedDemonstration } from './seed-demonstration.ts';
import { seedScale } from './seed-scale.ts';

const TODAY = '2026-11-22';
const SLOW = 240_000;
const digests = new Set<string>();

async function digest(database: Database): Promise<string> {
  const entries = await database.query<{ slug: string; card: string; document: string }>(
    'select slug, card, document from catalogue_entry order by slug',
  );
  const hash = createHash('sha256');
  for (const { slug, card, document } of entries) hash.update(`${slug}\n${card}\n${document}\n`);
  return hash.digest('hex');
}

const total = async (database: Database): Promise<number> =>
  (await database.query<{ n: number }>('select count(*)::int as n from solution'))[0]!.n;

async function refusesAgain(database: Database): Promise<void> {
  const before = await total(database);
  await expect(seedDemonstration(database, { today: TODAY })).rejects.toMatchObject({
    code: 'invalid-value',
    message: expect.stringContaining('base vide'),
  });
  expect(await total(database)).toBe(before);
}

async function fillsForMeasures(database: Database, wanted: number): Promise<void> {
  expect(await seedScale(database, { total: wanted, today: TODAY })).toBe(20);
  expect(await total(database)).toBe(wanted);
  expect(await checkReadModel(database, `${TODAY}T00:00:00.000Z`)).toEqual([]);
  expect(await seedScale(database, { total: wanted, today: TODAY })).toBe(0);
}

withDatabases('seeding the demonstration', (database, engine) => {
  it(
    'loads everything once, always with the same bytes, and copies it for measures',
    async () => {
      const start = performance.now();
      const { solutions } = await seedDemonstration(database(), { today: TODAY });
      console.info(
        `${engine}: ${solutions} solutions in ${Math.round(performance.now() - start)} ms`,
      );
      expect(await total(database())).toBe(solutions);
      const [listed] = await database().query<{ n: number }>(
        'select count(*)::int as n from catalogue_entry',
      );
      expect(listed!.n).toBeGreaterThan(200);
      const [own] = await database().query<{ card: string }>(
        'select card from catalogue_entry where slug = $1',
        [DEMO.itself],
      );
      const { demonstration, assessment } = JSON.parse(own!.card);
      expect([demonstration, assessment.status]).toEqual([false, 'published']);
      expect(assessment.score.checked).toBe(0);
      expect(assessment.missingPrerequisites.length).toBeGreaterThan(0);
      expect(await checkReadModel(database(), `${TODAY}T00:00:00.000Z`)).toEqual([]);
      await refusesAgain(database());
      digests.add(await digest(database()));
      // The other engine adds its own: the two must be one.
      expect(digests.size).toBe(1);
      await fillsForMeasures(database(), solutions + 20);
    },
    SLOW,
  );

  it('leaves nothing behind when it is interrupted', async () => {
    const stop = (done: number) => {
      if (done === 12) throw new Error('stopped');
    };
    await expect(seedDemonstration(database(), { today: TODAY, progress: stop })).rejects.toThrow(
      'stopped',
    );
    expect(await total(database())).toBe(0);
  });
});
