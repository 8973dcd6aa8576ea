/** A version is announced at least six months before it counts; an announcement may be taken back until then. */
import {
  criteriaSets,
  isDay,
  loadSet,
  type CriteriaSet,
  type Day,
  type Instant,
} from '@gouvtech/criteria';
import { appendEvent, type Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { refusalText } from '@gouvtech/domain/refusals';
import type { CriteriaSetStatus } from '@gouvtech/domain';
import { apply } from '@gouvtech/domain/transitions';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { invalid, ProblemError } from '../../../contract/problem-error.ts';
import { forgetReleases } from '../../criteria/index.ts';
import { notify } from '../../notifications/index.ts';
import {
  deleteRelease,
  findRelease,
  insertRelease,
  lockReleases,
  toldOf,
  type ReleaseRow,
} from '../release-repository.ts';
import { retractionText, toldKey } from '../texts.ts';
import type { VersionDependencies } from './dependencies.ts';

/** Who announces: an administrator of the catalogue, or the operator at the command line. */
export type Announcer = Person | 'operator';

export const statusOf = (set: CriteriaSet, release: ReleaseRow | null): CriteriaSetStatus => {
  if (release) return release.inForceAt === null ? 'announced' : 'in_force';
  return set === criteriaSets[0] ? 'in_force' : 'compiled';
};

/**
 * Vendors are told by the clock, in batches, with their simulation.
 * @throws ProblemError `criteria-set-not-found`, `forbidden`, `invalid-input` at `inForceOn`, `transition-refused`
 */
export async function announce(
  { database, clock }: VersionDependencies,
  by: Announcer,
  version: string,
  inForceOn: Day,
): Promise<void> {
  const set = knownSet(version);
  await database.transaction(async (tx) => {
    await lockReleases(tx);
    const release = await findRelease(tx, version);
    const object = { type: 'criteria-set', status: statusOf(set, release) } as const;
    if (by !== 'operator') demandRight(by, 'criteria:announce', object);
    if (!isDay(inForceOn))
      throw invalid('inForceOn', 'Écrivez une date qui existe, sous la forme AAAA-MM-JJ.');
    const asOf = clock().toISOString();
    const after = await dayBefore(tx, set);
    const outcome = apply(object, 'criteria:announce', { asOf, release: { inForceOn, after } });
    if (!outcome.ok) {
      const message = refusalText(outcome.reason);
      throw outcome.reason === 'wrong-state'
        ? refusalError(outcome.reason)
        : refusalError(outcome.reason, [{ path: 'inForceOn', message }]);
    }
    await insertRelease(tx, {
      version,
      hash: set.hash,
      inForceOn,
      announcedAt: asOf,
      announcedBy: by === 'operator' ? null : by.accountId,
    });
    await log(tx, by, 'criteria:announce', version, asOf, {
      from: 'compiled',
      to: 'announced',
      data: { inForceOn, hash: set.hash },
    });
  });
  forgetReleases(database);
}

/** @throws ProblemError as above; `invalid-input` without a reason */
export async function retract(
  { database, clock, publicOrigin }: VersionDependencies,
  by: Announcer,
  version: string,
  reason: string,
): Promise<void> {
  const set = knownSet(version);
  await database.transaction(async (tx) => {
    await lockReleases(tx);
    const release = await findRelease(tx, version);
    const object = { type: 'criteria-set', status: statusOf(set, release) } as const;
    if (by !== 'operator') demandRight(by, 'criteria:retract', object);
    const asOf = clock().toISOString();
    const outcome = apply(object, 'criteria:retract', { asOf, reason });
    if (!outcome.ok)
      throw outcome.reason === 'reason-required'
        ? refusalError(outcome.reason, [{ path: 'reason', message: refusalText(outcome.reason) }])
        : refusalError(outcome.reason);
    const next = criteriaSets[criteriaSets.indexOf(set) + 1];
    if (next && (await findRelease(tx, next.version)))
      throw new ProblemError('transition-refused', {
        detail: `La version ${next.version}, qui suit celle-ci, est annoncée. Retirez d’abord son annonce.`,
      });
    await notify(tx, {
      accountIds: await toldOf(tx, toldKey(release!)),
      kind: 'criteria-version',
      key: `criteria:retract:${version}:${release!.announcedAt}`,
      ...retractionText(release!, reason.trim()),
      href: '/referentiel',
      now: asOf,
      publicOrigin,
    });
    await deleteRelease(tx, version);
    await log(tx, by, 'criteria:retract', version, asOf, {
      from: 'announced',
      to: 'compiled',
      reason: reason.trim(),
    });
  });
  forgetReleases(database);
}

/** @throws ProblemError `criteria-set-not-found` */
export function knownSet(version: string): CriteriaSet {
  if (criteriaSets.some((set) => set.version === version)) return loadSet(version);
  throw new ProblemError('criteria-set-not-found', {
    detail: `Ce produit ne contient pas la version « ${version.slice(0, 40)} ». Celles qu’il contient : ${criteriaSets.map((set) => set.version).join(', ')}.`,
  });
}

/**
 * The day of the version before, which this one must follow.
 * @throws ProblemError `transition-refused` when that version was never announced
 */
async function dayBefore(tx: Db, set: CriteriaSet): Promise<Day | null> {
  const index = criteriaSets.indexOf(set);
  const previous = criteriaSets[index - 1];
  if (!previous) return null;
  const release = await findRelease(tx, previous.version);
  if (release) return release.inForceOn;
  if (index === 1) return previous.inForceOn;
  throw new ProblemError('transition-refused', {
    detail: `La version ${previous.version}, qui précède celle-ci, n’est pas annoncée. Annoncez-la d’abord.`,
  });
}

const log = (
  tx: Db,
  by: Announcer,
  action: 'criteria:announce' | 'criteria:retract',
  version: string,
  at: Instant,
  rest: { from: string; to: string; reason?: string; data?: Record<string, unknown> },
) =>
  appendEvent(tx, {
    at,
    actor: by === 'operator' ? null : by.accountId,
    role: by === 'operator' ? 'operator' : 'administrator',
    action,
    object: { type: 'criteria-set', id: version },
    ...rest,
  });
