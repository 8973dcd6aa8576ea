import { loadSet, type Day } from '@gouvtech/criteria';
import { count, sql } from 'drizzle-orm';
import type { Database, Db } from '../src/database.ts';
import { DbError } from '../src/errors.ts';
import { publishToReadModel } from '../src/read-model/write.ts';
import { organisation, publicEvent, solution } from '../src/schema/index.ts';
import { uuidOf } from './answers/identity.ts';
import { insertRows, saveFirstListings } from './bulk.ts';
import { clockOf, type Clock } from './clock.ts';
import { composedSolutions } from './composed/compose.ts';
import { loadItself } from './itself.ts';
import { journalOf } from './journal.ts';
import { birthOf, loadRest, type LoadContext } from './load-solution.ts';
import { loadAccreditations, loadLabellers } from './load-labellers.ts';
import { loadModeration } from './load-moderation.ts';
import { loadPeople, type PeopleOptions } from './load-people.ts';
import type { SolutionSeed } from './model.ts';
import { VENDORS } from './people/vendors.ts';
import { writtenSolutions } from './solutions/index.ts';

export type SeedOptions = PeopleOptions & {
  /** every date of the demonstration is counted from this day */
  today: Day;
  /** called after each solution */
  progress?: (done: number, total: number) => void;
};

/**
 * Loads the demonstration, invented but for the catalogue's own listing, in one transaction: all or nothing,
 * even when the process is killed. The same day always gives the same content.
 * @returns how many solutions were loaded, whatever their status
 * @throws DbError `invalid-value` when the database already holds a solution
 */
export async function seedDemonstration(
  database: Database,
  { today, progress, ...people }: SeedOptions,
): Promise<{ solutions: number }> {
  const clock = clockOf(today);
  return database.transaction(async (tx) => {
    // Two processes that start together wait for each other here.
    await tx.execute(sql`select 1 from catalogue_state for update`);
    await refuseUnlessEmpty(tx);
    const vendors = await createVendors(tx, clock);
    await loadLabellers(tx, clock);
    await loadPeople(tx, clock, people);
    await loadAccreditations(tx, clock);
    const context: LoadContext = { tx, clock, vendors, set: loadSet('2026.1') };
    const seeds = [...writtenSolutions(clock), ...composedSolutions(clock)];
    const births = seeds.map((seed) => birthOf(seed, context));
    await insertRows(
      tx,
      solution,
      births.map(({ row }) => row),
    );
    await saveFirstListings(
      tx,
      births.map(({ version }) => version),
    );
    const ids = births.map(({ version }) => version.solutionId);
    for (const [index, seed] of seeds.entries()) {
      await loadRest(seed, ids[index]!, context);
      progress?.(index + 1, seeds.length + 1);
    }
    await insertRows(
      tx,
      publicEvent,
      seeds.flatMap((seed, index) => eventRows(seed, ids[index]!, clock)),
    );
    ids.push(await loadItself(tx, clock));
    await loadModeration(tx, clock);
    await publishToReadModel(tx, ids, clock.now);
    progress?.(ids.length, ids.length);
    return { solutions: ids.length };
  });
}

const eventRows = (seed: SolutionSeed, solutionId: string, clock: Clock) =>
  journalOf(seed).map(({ on, ...event }, index) => ({
    ...event,
    id: uuidOf(seed.slug, 'event', index),
    solutionId,
    happenedAt: clock.at(on, 12),
  }));

async function refuseUnlessEmpty(tx: Db): Promise<void> {
  const [row] = await tx.select({ there: count() }).from(solution);
  if (!row || row.there === 0) return;
  throw new DbError(
    'invalid-value',
    `La base contient déjà des fiches (${row.there}) : la démonstration ne se charge que dans une base vide. ` +
      'Utilisez une autre base, ou remettez celle-ci à neuf avec « pnpm db:reset ».',
  );
}

async function createVendors(tx: Db, clock: Clock): Promise<LoadContext['vendors']> {
  const createdAt = new Date(clock.at(-950, 9));
  const vendors = VENDORS.map((seed) => ({ id: uuidOf(seed.slug, 'organisation'), seed }));
  await insertRows(
    tx,
    organisation,
    vendors.map(({ id, seed: { signatory: _, country = 'FR', siren = null, ...vendor } }) => ({
      ...vendor,
      id,
      country,
      siren,
      website: `https://www.${vendor.slug}.example`,
      verifiedOn: clock.day(-800),
      statusSince: clock.at(-800, 9),
      createdAt,
    })),
  );
  return new Map(vendors.map((vendor) => [vendor.seed.slug, vendor]));
}
