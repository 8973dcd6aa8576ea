import { describe, expect, it } from 'vitest';
import type { Database } from '../database.ts';
import { aListing } from '../testing-samples.ts';
import { openTestPostgres } from '../testing.ts';
import { postgresIsThere } from '../testing-server.ts';
import { saveListing } from '../writers/listing.ts';
import { createSolution } from '../writers/solution.ts';
import { checkReadModel } from './check.ts';
import { publishToReadModel } from './write.ts';

const AT = '2026-06-01T00:00:00.000Z';

const publishOne = (database: Database, name: string) =>
  database.transaction(async (tx) => {
    const { id, slug } = await createSolution(tx, { name, status: 'published', at: AT });
    await saveListing(tx, {
      solutionId: id,
      listing: aListing({ name }),
      reason: 'Essai',
      author: 'essai',
      at: AT,
    });
    await publishToReadModel(tx, [id], AT);
    return slug;
  });

// PGlite has one connection: two writers cannot meet there.
describe.runIf(postgresIsThere())('several writers on PostgreSQL', () => {
  it('lose no bit, no word and no address when they publish at once', async () => {
    const { database, close } = await openTestPostgres();
    try {
      const slugs = await Promise.all(
        Array.from({ length: 20 }, () => publishOne(database, 'Même nom')),
      );
      expect(new Set(slugs).size).toBe(20);
      expect(await checkReadModel(database, AT)).toEqual([]);
      const [word] = await database.query(`select entries from catalogue_word where word = 'meme'`);
      expect(word).toEqual({ entries: 20 });
    } finally {
      await close();
    }
  });
});
