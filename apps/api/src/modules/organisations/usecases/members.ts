/** What administrators decide about people. The organisation is held: two of them decide one after the other. */
import { appendEvent, type Db } from '@gouvtech/db';
import type { ActionOn } from '@gouvtech/domain/permissions';
import { refusalError } from '../../../contract/demand.ts';
import { demandVersion, tagOf } from '../../../contract/if-match.ts';
import { demandHold, dropHold } from '../../holds/index.ts';
import type { Roles, RolesChange } from '../inputs.ts';
import { isLabeller } from '../labeller-repository.ts';
import { labellerRoles, NO_LABELLER_ROLE, type LabellerRoles } from '../labeller-roles.ts';
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

type MemberRoles = Roles & LabellerRoles;

const rolesOf = ({ signatory, administrator, auditor, decider }: MemberRow): MemberRoles => ({
  ...{ signatory, administrator, auditor, decider },
});

type Change = { member: MemberRow; roles: Decision['roles']; stays: boolean };

async function rolesAfter(tx: Db, { id }: OrganisationRow, { member, roles, stays }: Change) {
  const held = rolesOf(member);
  if (!roles) return stays ? held : { ...held, ...NO_LABELLER_ROLE };
  const { signatory, administrator } = roles;
  const others = labellerRoles(member, roles, await isLabeller(tx, id));
  return { signatory, administrator, ...others };
}

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
  roles?: Omit<RolesChange, 'position'>;
  position?: string | null;
  /** `If-Match`, where two people may edit the same thing */
  version?: { asked: string | undefined };
  tell: (organisation: string, roles: MemberRoles) => mails.Notice;
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
      const before = rolesOf(member);
      const after = await rolesAfter(tx, row, { member, roles, stays: to === 'active' });
      const same = to === member.status && tagOf(before) === tagOf(after);
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
        ...after,
        position,
        ...(reason !== undefined && { reason: paragraphsOf(reason) }),
      });
      if (!same && member.email && member.accountId !== actor.accountId) {
        const key = `${action}:${member.id}:${at}`;
        await tell(act, dependencies, [member.accountId], key, row, decision.tell(row.name, after));
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
        ...(roles && { data: { before, after } }),
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
        tell: (name, held) => mails.rolesChanged(mails.rolesInWords(held), name),
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
