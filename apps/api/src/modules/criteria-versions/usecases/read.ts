/** What staff reads of versions: each of them, and the report of what one would change. */
import { compareVersions, criteriaSets, type CriteriaSet } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { can } from '@gouvtech/domain/permissions';
import { apply, earliestInForceOn } from '@gouvtech/domain/transitions';
import type { Static } from 'typebox';
import { demandRight } from '../../../contract/demand.ts';
import type { CriteriaRelease, CriteriaReport } from '../schemas.ts';
import { findRelease } from '../release-repository.ts';
import { olderThan } from '../older-than.ts';
import { listSimulations, STEPS, tally, type Sort } from '../simulation-repository.ts';
import { knownSet, statusOf } from './announce.ts';
import type { VersionDependencies } from './dependencies.ts';

const PAGE = 50;

/** Newest first. @throws ProblemError `forbidden` to who does not moderate */
export async function listReleases(
  { database, clock }: VersionDependencies,
  actor: Person,
): Promise<Static<typeof CriteriaRelease>[]> {
  demandRight(actor, 'criteria:read-release', { type: 'criteria-set', status: 'in_force' });
  const asOf = clock().toISOString();
  return Promise.all(
    criteriaSets
      .toSorted((a, b) => compareVersions(b.version, a.version))
      .map(async (set) => {
        const { simulated, total } = await tally(database.db, set.version, olderThan(set.version));
        return { ...(await releaseOf(database.db, actor, set, asOf)), simulated, total };
      }),
  );
}

/** @throws ProblemError `criteria-set-not-found`, `forbidden` */
export async function readReport(
  { database, clock }: VersionDependencies,
  actor: Person,
  version: string,
  { sort = 'change', page = 1 }: { sort?: Sort; page?: number },
): Promise<Static<typeof CriteriaReport>> {
  demandRight(actor, 'criteria:read-release', { type: 'criteria-set', status: 'in_force' });
  const set = knownSet(version);
  const { db } = database;
  const counts = await tally(db, version, olderThan(version));
  const found = await listSimulations(db, version, {
    sort,
    limit: PAGE,
    offset: (page - 1) * PAGE,
  });
  const { simulated, total, unknown, losing, winning, steps, lost, won } = counts;
  return {
    ...(await releaseOf(db, actor, set, clock().toISOString())),
    ...{ simulated, total, unknown, losing, winning, sort, page },
    lost: byFrequency(lost),
    won: byFrequency(won),
    steps: steps.map((solutions, index) => ({
      from: STEPS[index - 1] ?? null,
      to: STEPS[index] ?? null,
      solutions,
    })),
    pages: Math.ceil(simulated / PAGE),
    solutions: found.map(({ slug, name, vendor, result, change }) => ({
      ...{ slug, name, vendor, change, ...result.overall },
      won: result.prerequisites.won,
      lost: result.prerequisites.lost,
      toAnswer: result.toAnswer.length,
    })),
  };
}

const byFrequency = (found: Map<string, number>) =>
  [...found]
    .map(([criterion, solutions]) => ({ criterion, solutions }))
    .sort((a, b) => b.solutions - a.solutions || (a.criterion < b.criterion ? -1 : 1));

async function releaseOf(db: Db, actor: Person, set: CriteriaSet, asOf: string) {
  const release = await findRelease(db, set.version);
  const status = statusOf(set, release);
  const object = { type: 'criteria-set', status } as const;
  const earliest = earliestInForceOn(asOf);
  // Whether a date suits is judged when one is given.
  const context = { asOf, reason: 'asked later', release: { inForceOn: earliest, after: null } };
  const actions = (['criteria:announce', 'criteria:retract'] as const).filter(
    (action) => can(actor, action, object).ok && apply(object, action, context).ok,
  );
  return {
    version: set.version,
    previous: criteriaSets[criteriaSets.indexOf(set) - 1]?.version ?? null,
    revision: set.revision,
    hash: set.hash,
    criteria: set.criteria.length,
    status,
    announcedAt: release && new Date(release.announcedAt).toISOString(),
    inForceOn: release?.inForceOn ?? (set === criteriaSets[0] ? set.inForceOn : null),
    earliestInForceOn: earliest,
    actions,
  };
}
