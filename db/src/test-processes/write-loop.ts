/** Creates solutions with their listing for ever in the folder given, and prints each slug once acknowledged. */
import { openDb } from '../open.ts';
import { aListing } from '../testing-samples.ts';
import { createSolution } from '../writers/solution.ts';
import { saveListing } from '../writers/listing.ts';
import { publishToReadModel } from '../read-model/write.ts';

const AT = '2026-03-01T00:00:00.000Z';
const [dataDir, round] = process.argv.slice(2);
const database = await openDb({ dataDir });
console.log('open');
for (let i = 0; ; i++) {
  const slug = `solution-${round}-${i}`;
  await database.transaction(async (tx) => {
    const { id } = await createSolution(tx, { slug, name: slug, status: 'published', at: AT });
    const listing = aListing({ name: slug });
    await saveListing(tx, { solutionId: id, listing, reason: 'Création', author: 'essai', at: AT });
    await publishToReadModel(tx, [id], AT);
  });
  console.log(slug);
}
