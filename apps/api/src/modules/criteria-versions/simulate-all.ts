/**
 * Simulates a version on every public assessment, in batches that each stand by themselves: stopped at any point, it
 * goes on from there. The vendors concerned are told with the batch.
 */
import { addDays, dayOf, simulate, startOf, versionsFrom, type Instant } from '@gouvtech/criteria';
import { loadAssessments, type Database } from '@gouvtech/db';
import { membersToNotify, notify } from '../notifications/index.ts';
import { olderThan } from './older-than.ts';
import { announcementText, toldKey } from './texts.ts';
import { findRelease, type ReleaseRow } from './release-repository.ts';
import { dropStale, findDue, saveSimulations, type Due } from './simulation-repository.ts';

/** Small: a server that simulates answers its readers in between (1.4 ms of calculation each). */
const BATCH = 50;
/** A proof that lapses changes a simulation too: none stays older than this. */
const FRESH_DAYS = 7;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

type Options = {
  publicOrigin: string;
  /** solutions at most, to give way to other work of the clock */
  limit?: number;
  onBatch?: (done: number) => void;
};

/** @returns how many solutions were simulated */
export async function simulateAll(
  database: Database,
  version: string,
  asOf: Instant,
  { publicOrigin, limit = Infinity, onBatch }: Options,
): Promise<number> {
  const olderVersions = olderThan(version);
  const before = startOf(addDays(dayOf(asOf), -FRESH_DAYS));
  await dropStale(database.db, version, olderVersions);
  let [done, after] = [0, FIRST_ID];
  while (done < limit) {
    const size = Math.min(BATCH, limit - done);
    const due = await findDue(database.db, { version, olderVersions, before, after, size });
    const last = due.at(-1);
    if (!last) break;
    const release = await findRelease(database.db, version);
    if (!release) break;
    await simulateBatch(database, release, due, asOf, publicOrigin);
    [done, after] = [done + due.length, last.solutionId];
    onBatch?.(done);
  }
  return done;
}

async function simulateBatch(
  database: Database,
  release: ReleaseRow,
  due: Due[],
  asOf: Instant,
  publicOrigin: string,
): Promise<void> {
  const { version } = release;
  const contents = await loadAssessments(
    database.db,
    due.map(({ solutionId }) => solutionId),
  );
  const simulations = due.flatMap(({ solutionId }) => {
    const content = contents.get(solutionId);
    if (!content) return [];
    const { criteriaSet, facts } = content.assessment;
    const versions = versionsFrom(criteriaSet, version);
    return [{ solutionId, result: simulate(content.answers, facts, versions, asOf) }];
  });
  await database.transaction(async (tx) => {
    await saveSimulations(tx, version, simulations, asOf);
    if (release.inForceAt !== null) return;
    const vendors = Map.groupBy(due, ({ organisationId }) => organisationId);
    for (const [organisationId, [first]] of vendors) {
      if (organisationId === null || !first) continue;
      const accountIds = await membersToNotify(tx, organisationId);
      await notify(tx, {
        accountIds,
        kind: 'criteria-version',
        key: `${toldKey(release)}${organisationId}`,
        ...announcementText(release, first.name),
        href: `/espace/solutions/${first.slug}/simulation`,
        now: asOf,
        publicOrigin,
      });
    }
  });
}
