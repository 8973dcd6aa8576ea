/** A person asks to join an organisation where nobody can answer: a moderator does. */
import type { Person } from '@gouvtech/domain/actors';
import type { ActionOn } from '@gouvtech/domain/permissions';
import { possibleActions } from '@gouvtech/domain/transitions';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { findMembership, type MembershipRequest } from '../memberships-repository.ts';
import type { ModerationDependencies } from './dependencies.ts';

export type MembershipView = Omit<MembershipRequest, 'accountId'> & {
  actions: ActionOn<'membership'>[];
};

export async function readMembership(
  { database, clock }: ModerationDependencies,
  actor: Person,
  id: string,
): Promise<MembershipView> {
  const found = await findMembership(database.db, id);
  if (!found) throw refusalError('hidden');
  const { accountId, ...request } = found;
  const object = {
    type: 'membership',
    organisationId: found.organisation.id,
    status: found.status,
    accountId,
  } as const;
  demandRight(actor, 'organisation:approve-member', object);
  return {
    ...request,
    actions: possibleActions(actor, object, {
      asOf: clock().toISOString(),
      organisationVerified: true,
      lastAdministrator: false,
    }),
  };
}
