/** What administrators decide about people. The organisation is held: two of them decide one after the other. */
import { appendEvent } from '@gouvtech/db';
import type { ActionOn } from '@gouvtech/domain/permissions';
import { refusalError } from '../../../contract/demand.ts';
import { demandVersion } from '../../../contract/if-match.ts';
import { demandHold, dropHold } from '../../holds/index.ts';
import type { Roles, RolesChange } from '../inputs.ts';
import * as mails from '../mails.ts';
import { findMember, listOpen, updateMember, type MemberRow } from '../members-repository.ts';
import { isLastAdministrator, membershipObject, rolesTag } from '../objects.ts';
import type { OrganisationRow } from '../repository.ts';
import type { OrganisationView } from '../schemas.ts';
import { lineOf, paragraphsOf } from '../text.ts';
import { organisationView } from '../view.ts';
import {
  demand,
  heldOrganisation,
  presentRights,
  roleOf,
  tell,
  transacted,
  type Asker,
  type Dependencies,
} from './context.ts';

type Target = { slug: string; id: string };
type Decision = {
  action: Extract<
    ActionOn<'membership'>,
    | 'organisation:approve-member'
    | 'organisation:refuse-member'
    | 'organisation:change-roles'
    | 'organisation:remove-member'
  >;
  reason?: string;
  roles?: Roles;
  position?: string | null;
  /** `If-Match`, where two people may edit the same thing */
  version?: { asked: string | undefined };
  tell: (organisation: string) => mails.Notice;
};

export function memberUseCases(dependencies: Dependencies) {
  const decideOn = (asker: Asker, target: Target, decision: Decision): Promise<OrganisationView> =>
    transacted(dependencies, asker, async (act) => {
      const { tx, at } = act;
      const { row, actor } = await heldOrganisation(act, target.slug);
      const members = await listOpen(tx, row.id);
      const member =
        members.find(({ id }) => id === target.id) ?? (await findMember(tx, row.id, target.id));
      if (!member) throw refusalError('hidden');
      const { action, reason, roles, position = member.position, version } = decision;
      const { to } = demand(actor, action, membershipObject(row.id, member), {
        asOf: at,
        reason,
        organisationVerified: row.status === 'verified',
        lastAdministrator: isLastAdministrator(member, members),
        keepsAdministrator: roles?.administrator === true,
      });
      if (version) {
        const current = await organisationView(tx, actor, row, at);
        demandVersion(version.asked, rolesTag(member), { current });
      }
      const same =
        to === member.status &&
        member.signatory === roles?.signatory &&
        member.administrator === roles.administrator;
      if (same && position === member.position) return organisationView(tx, actor, row, at);
      // A moderator leaves to another what the other took; who administrates the organisation needs nobody’s leave.
      if (!actor.memberships.some(({ organisationId }) => organisationId === row.id))
        await demandHold(tx, actor.accountId, 'membership', member.id);
      await dropHold(tx, 'membership', member.id);
      await updateMember(tx, member.id, {
        ...(to !== member.status && {
          status: to as MemberRow['status'],
          decidedAt: at,
          decidedBy: actor.accountId,
        }),
        ...roles,
        position,
        ...(reason !== undefined && { reason: paragraphsOf(reason) }),
      });
      if (!same && member.email && member.accountId !== actor.accountId) {
        const key = `${action}:${member.id}:${at}`;
        await tell(act, dependencies, [member.accountId], key, row, decision.tell(row.name));
      }
      const view = await organisationView(tx, await presentRights(tx, actor, row.id), row, at);
      await appendEvent(tx, {
        at,
        actor: actor.accountId,
        role: roleOf(actor, row.id),
        action,
        object: { type: 'membership', id: member.id },
        organisationId: row.id,
        from: member.status,
        to: to ?? null,
        reason: reason === undefined ? null : paragraphsOf(reason),
        ...(roles && {
          data: {
            before: { signatory: member.signatory, administrator: member.administrator },
            after: roles,
          },
        }),
      });
      return view;
    });

  return {
    /** @throws ProblemError `transition-refused` for a request already answered, or while nobody verified the organisation */
    approve: (asker: Asker, target: Target, roles: Roles) =>
      decideOn(asker, target, {
        action: 'organisation:approve-member',
        roles,
        tell: mails.joinAccepted,
      }),
    refuse: (asker: Asker, target: Target, reason: string) =>
      decideOn(asker, target, {
        action: 'organisation:refuse-member',
        reason,
        tell: (name) => mails.joinRefused(reason, name),
      }),
    /** @throws ProblemError `stale-version` with what another administrator saved; `conflict` for the last one */
    changeRoles: (
      asker: Asker,
      target: Target,
      { position, ...roles }: RolesChange,
      asked: string | undefined,
    ) =>
      decideOn(asker, target, {
        action: 'organisation:change-roles',
        roles,
        ...(position !== undefined && { position: lineOf(position) }),
        version: { asked },
        tell: (name) => mails.rolesChanged(mails.rolesInWords(roles), name),
      }),
    /** Rights are gone at the person’s next request; what they wrote stays. */
    remove: (asker: Asker, target: Target, reason: string) =>
      decideOn(asker, target, {
        action: 'organisation:remove-member',
        reason,
        tell: (name) => mails.removed(reason, name),
      }),
  };
}
