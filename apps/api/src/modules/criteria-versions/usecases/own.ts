/** The private simulation of a vendor. To anybody else, and when there is none, nothing is there. */
import { loadSet } from '@gouvtech/criteria';
import type { Person } from '@gouvtech/domain/actors';
import { can } from '@gouvtech/domain/permissions';
import type { Static } from 'typebox';
import { refusalError } from '../../../contract/demand.ts';
import { SLUG } from '../../catalogue/index.ts';
import type { CriteriaSimulation } from '../schemas.ts';
import { findRelease } from '../release-repository.ts';
import { findOwn, findSiblings } from '../simulation-repository.ts';
import type { VersionDependencies } from './dependencies.ts';

/** @throws ProblemError `not-found`, the same whatever the reason */
export async function readOwn(
  { database, clock }: VersionDependencies,
  actor: Person,
  slug: string,
): Promise<Static<typeof CriteriaSimulation>> {
  const { db } = database;
  const own = SLUG.test(slug) ? await findOwn(db, slug) : null;
  const { result, organisationId = null } = own ?? {};
  const object = { type: 'criteria-simulation', organisationId } as const;
  const decision = can(actor, 'criteria:read-simulation', object);
  if (!own || !result || (!decision.ok && decision.reason === 'hidden'))
    throw refusalError('hidden');
  if (!decision.ok) throw refusalError(decision.reason);
  const release = (await findRelease(db, own.version))!;
  return {
    slug,
    name: own.name,
    ...result,
    toAnswer: result.toAnswer.flatMap(({ criterion, kind, outcome }) =>
      outcome === 'kept' ? [] : [{ criterion, kind, outcome }],
    ),
    inForceOn: release.inForceOn,
    inForce: release.inForceOn <= clock().toISOString().slice(0, 10),
    others: await findSiblings(db, { version: loadSet(own.version).version, organisationId, slug }),
  };
}
