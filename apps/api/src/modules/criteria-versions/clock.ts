/** What time does to versions of the référentiel. Idempotent: a run a day, or one after a year, ends in the same state. */
import { dayOf, loadSet, startOf, type Instant } from '@gouvtech/criteria';
import { appendEvent, type Database } from '@gouvtech/db';
import { apply } from '@gouvtech/domain/transitions';
import { forgetReleases, readReleases, setInForceAt } from '../criteria/index.ts';
import { migrateDrafts } from './migrate-drafts.ts';
import { findDueReleases, lockReleases, markInForce } from './release-repository.ts';
import { simulateAll } from './simulate-all.ts';

/** Simulations of one run: the rest waits for the next, so that other work of the clock does not. */
const SIMULATIONS_A_RUN = 2_000;

/** @returns versions put in force, drafts carried over and simulations made */
export async function runCriteriaClock(
  database: Database,
  asOf: Instant,
  { publicOrigin }: { publicOrigin: string },
): Promise<number> {
  const started = await putInForce(database, asOf);
  const set = await setInForceAt(database.db, asOf);
  const drafts = await migrateDrafts(database, set, asOf, publicOrigin);
  let simulated = 0;
  for (const { version } of await readReleases(database.db)) {
    const limit = SIMULATIONS_A_RUN - simulated;
    simulated += await simulateAll(database, version, asOf, { publicOrigin, limit });
  }
  return started + drafts + simulated;
}

/** Each is dated of its day, whenever the clock ticks. */
const putInForce = (database: Database, asOf: Instant): Promise<number> =>
  database.transaction(async (tx) => {
    const due = await findDueReleases(tx, dayOf(asOf));
    if (due.length === 0) return 0;
    await lockReleases(tx);
    for (const { version, hash, inForceOn } of await findDueReleases(tx, dayOf(asOf))) {
      if (loadSet(version).hash !== hash)
        throw new Error(`version ${version} is not the one that was announced: its rules changed`);
      const at = startOf(inForceOn);
      const object = { type: 'criteria-set', status: 'announced' } as const;
      const dates = { inForceFrom: at };
      if (!apply(object, 'criteria:put-in-force', { asOf, dates }).ok) continue;
      await markInForce(tx, version, at);
      await appendEvent(tx, {
        at,
        actor: null,
        role: 'clock',
        action: 'criteria:put-in-force',
        object: { type: 'criteria-set', id: version },
        from: 'announced',
        to: 'in_force',
      });
    }
    forgetReleases(database);
    return due.length;
  });
