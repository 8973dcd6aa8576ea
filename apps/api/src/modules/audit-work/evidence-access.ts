/** Whoever audits reads what the frozen answers and the vendor’s replies are proved by, whatever its visibility. */
import type { Database } from '@gouvtech/db';
import type { Actor } from '@gouvtech/domain/actors';
import { apply } from '@gouvtech/domain/transitions';
import { auditObject, mayDo } from '../audits/index.ts';
import { auditsQuoting } from './repository.ts';

/** @returns a function that tells whether an actor reads this piece for an audit they work on, or worked on */
export const auditorMayRead =
  ({ database, clock }: { database: Database; clock: () => Date }) =>
  async (actor: Actor, evidenceId: string): Promise<boolean> => {
    if (actor.kind !== 'person' || actor.memberships.length === 0) return false;
    const labellers = actor.memberships.map(({ organisationId }) => organisationId);
    const asOf = clock().toISOString();
    const quoting = await auditsQuoting(database.db, evidenceId, labellers);
    return quoting.some(
      (audit) =>
        mayDo(actor, 'audit:read-work', audit) &&
        apply(auditObject(audit), 'audit:read-work', { asOf }).ok,
    );
  };
