import { expect, it } from 'vitest';
import type { Card } from '@gouvtech/domain';
import type { Database } from '../database.ts';
import { random, someAnswers, someListing, type Random } from '../testing-samples.ts';
import { withDatabases } from '../testing.ts';
import { saveAssessment } from '../writers/assessment.ts';
import { recordEvent } from '../writers/events.ts';
import { saveListing } from '../writers/listing.ts';
import { createSolution, setStatus } from '../writers/solution.ts';
import { checkReadModel } from './check.ts';
import { rebuildReadModel, refreshDue } from './rebuild.ts';
import { publishToReadModel } from './write.ts';
import { cardWords } from './words.ts';

const AT = '2026-06-01T00:00:00.000Z';
const TABLES = [
  'catalogue_entry',
  'catalogue_search',
  'catalogue_facet',
  'catalogue_word',
  'criterion_tally',
];

/** Publishes, edits, withdraws and brings back solutions at random. @returns their ids. */
async function live(database: Database, pick: Random, steps: number): Promise<string[]> {
  const ids: string[] = [];
  for (let step = 0; step < steps; step++) {
    await database.transaction(async (tx) => {
      const act = ids.length < 4 ? 0 : pick.below(6);
      const solutionId = act < 3 ? await create() : pick.one(ids);
      if (act === 3) await saveVersion(solutionId);
      if (act === 4)
        await setStatus(tx, { solutionId, status: 'withdrawn', reason: 'Essai', at: AT });
      if (act === 5) await setStatus(tx, { solutionId, status: 'published', at: AT });
      if (act === 1) await assess(solutionId);
      await publishToReadModel(tx, [solutionId], AT);

      async function create() {
        const status = pick.one(['published', 'unclaimed', 'draft'] as const);
        const { id } = await createSolution(tx, { name: 'Essai', status, at: AT });
        ids.push(id);
        await saveVersion(id);
        return id;
      }
      async function saveVersion(id: string) {
        const listing = someListing(pick);
        await saveListing(tx, {
          solutionId: id,
          listing,
          reason: 'Essai',
          author: 'essai',
          at: AT,
        });
      }
      async function assess(id: string) {
        await saveAssessment(tx, {
          solutionId: id,
          criteriaSet: '2026.1',
          facts: { usagers: pick.below(2) === 1 },
          status: 'published',
          attestedAt: pick.one([
            '2026-03-01T00:00:00.000Z',
            '2025-05-01T00:00:00.000Z',
            '2024-01-01T00:00:00.000Z',
          ]),
          signatory: { name: 'A. Dupont', role: 'Directrice' },
          answers: someAnswers(pick),
          evidence: [],
          at: AT,
        });
      }
    });
  }
  return ids;
}

/** Facet counts, naively: one pass over the cards' own marks. */
async function naiveCounts(database: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const entries = await database.query<{ facets: string[] }>('select facets from catalogue_entry');
  for (const facet of entries.flatMap(({ facets }) => facets))
    counts[facet] = (counts[facet] ?? 0) + 1;
  return counts;
}

async function bitCounts(database: Database): Promise<Record<string, number>> {
  const found = await database.query<{ key: string; n: number }>(
    `select facet || ':' || value as key, bit_count(bits) as n from catalogue_facet`,
  );
  return Object.fromEntries(found.map(({ key, n }) => [key, n]));
}

const content = (database: Database) =>
  Promise.all(TABLES.map((table) => database.query(`select * from ${table} order by 1, 2`)));

withDatabases('the read model', (database) => {
  it('counts by bits what a naive count finds, after random publications, edits and withdrawals', async () => {
    for (const seed of [11, 12]) {
      await live(database(), random(seed), 25);
      expect(await bitCounts(database())).toEqual(await naiveCounts(database()));
    }
    expect(await checkReadModel(database(), AT)).toEqual([]);
  });

  it('is rebuilt into the very same rows', async () => {
    await live(database(), random(21), 30);
    const written = await content(database());
    const listed = await rebuildReadModel(database(), AT);
    expect(await content(database())).toEqual(written);
    expect(listed).toBe(written[0]!.length);
    expect(listed).toBeGreaterThan(5);
  });

  it('gives the same rows published one by one or all at once', async () => {
    const ids = await live(database(), random(31), 20);
    const written = await content(database());
    await database().transaction((tx) => publishToReadModel(tx, [...ids, ...ids], AT));
    expect(await content(database())).toEqual(written);
  });

  it('finds a difference planted in each of its tables', async () => {
    await live(database(), random(41), 25);
    expect(await checkReadModel(database(), AT)).toEqual([]);
    const plants: [string, RegExp][] = [
      [
        `update catalogue_entry set card = replace(card, '"tags":["', '"tags":["x') where ordinal = (select min(ordinal) from catalogue_entry)`,
        /diffère : card/,
      ],
      [
        `update catalogue_search set vector = to_tsvector('simple', 'x') where ordinal = (select min(ordinal) from catalogue_search)`,
        /mots cherchés/,
      ],
      [
        `update catalogue_facet set bits = set_bit(bits, 1000, 1) where facet = 'licence' and value = (select min(value) from catalogue_facet where facet = 'licence')`,
        /filtre « licence:.* 1 en trop/,
      ],
      [`update catalogue_word set entries = entries + 1 where word = 'agenda'`, /mot « agenda »/],
      [
        `update criterion_tally set entries = entries + 1 where criterion = 'ACC-01'`,
        /décompte « ACC-01/,
      ],
      [`update catalogue_state set entries = entries + 1`, /compte \d+ fiches/],
      [
        `delete from catalogue_entry where ordinal = (select max(ordinal) from catalogue_entry)`,
        /manque aux pages publiques/,
      ],
    ];
    for (const [plant, message] of plants) {
      await database().query(plant);
      expect((await checkReadModel(database(), AT)).join('\n')).toMatch(message);
      await rebuildReadModel(database(), AT);
      expect(await checkReadModel(database(), AT)).toEqual([]);
    }
  });

  it('computes what is due as time passes, and nothing else', async () => {
    await live(database(), random(51), 25);
    for (const now of [
      '2026-08-01T00:00:00.000Z',
      '2026-09-01T00:00:00.000Z',
      '2027-07-01T00:00:00.000Z',
    ]) {
      expect(await refreshDue(database(), now)).toBeGreaterThan(0);
      expect(await refreshDue(database(), now)).toBe(0);
      expect(await checkReadModel(database(), now)).toEqual([]);
    }
    const [row] = await database().query<{ n: number }>(
      `select count(*) as n from catalogue_facet where facet = 'assessment' and value = 'published'`,
    );
    expect(row).toEqual({ n: 0 });
  });

  it('lengthens its bit strings together when a block is full', async () => {
    const [first] = await live(database(), random(61), 1);
    await database().query(`select setval(pg_get_serial_sequence('solution', 'ordinal'), 3000)`);
    await live(database(), random(62), 6);
    const lengths = await database().query(
      'select distinct length(bits) as bits, bit_length from catalogue_facet, catalogue_state',
    );
    expect(lengths).toEqual([{ bits: 3_072, bit_length: 3_072 }]);
    expect(first).toBeDefined();
    expect(await checkReadModel(database(), AT)).toEqual([]);
  });

  it('shows the last events of a solution and takes away a withdrawn one everywhere', async () => {
    const { id } = await createSolution(database().db, {
      name: 'Zéphyr',
      status: 'published',
      at: AT,
    });
    const listing = { ...someListing(random(1)), name: 'Zéphyr' };
    await saveListing(database().db, {
      solutionId: id,
      listing,
      reason: 'Création',
      author: 'essai',
      at: AT,
    });
    await recordEvent(database().db, {
      solutionId: id,
      kind: 'published',
      summary: 'Publiée',
      at: AT,
    });
    await database().transaction((tx) => publishToReadModel(tx, [id], AT));
    const [entry] = await database().query<{ card: string; document: string }>(
      'select * from catalogue_entry',
    );
    expect(JSON.parse(entry!.document)).toMatchObject({
      events: [{ kind: 'published', on: '2026-06-01' }],
    });
    expect(cardWords(JSON.parse(entry!.card) as Card)).toContain('zephyr');
    await database().transaction(async (tx) => {
      await setStatus(tx, { solutionId: id, status: 'suspended', reason: 'Fraude', at: AT });
      await publishToReadModel(tx, [id], AT);
    });
    for (const table of TABLES)
      expect(await database().query(`select * from ${table}`)).toEqual([]);
  });
});
