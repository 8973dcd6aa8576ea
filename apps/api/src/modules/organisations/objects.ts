/** Rows as permissions and transitions see them, and the tags of what people edit. */
import type {
  InvitationObject,
  MembershipObject,
  OrganisationObject,
} from '@gouvtech/domain/permissions';
import { tagOf } from '../../contract/if-match.ts';
import { invitationStatus, type InvitationRow } from './invitations-repository.ts';
import type { MemberRow } from './members-repository.ts';
import type { OrganisationRow } from './repository.ts';

export const organisationObject = ({ id, status }: OrganisationRow): OrganisationObject => ({
  type: 'organisation',
  id,
  status,
});

export const membershipObject = (
  organisationId: string,
  { accountId, status }: Pick<MemberRow, 'accountId' | 'status'>,
): MembershipObject => ({ type: 'membership', organisationId, accountId, status });

/** @param now UTC */
export const invitationObject = (row: InvitationRow, now: string): InvitationObject => ({
  type: 'invitation',
  organisationId: row.organisationId,
  addressedTo: row.addressedTo,
  status: invitationStatus(row, now),
});

export const factsTag = ({ name, city, website, contactEmail }: OrganisationRow): string =>
  tagOf([name, city, website, contactEmail]);

export const parentsTag = ({ parentSirens }: OrganisationRow): string => tagOf(parentSirens);

export const rolesTag = (member: MemberRow): string => {
  const { status, signatory, administrator, auditor, decider, position } = member;
  return tagOf([status, signatory, administrator, auditor, decider, position]);
};

/** A deleted account keeps no name. */
export const nameOf = ({
  givenName,
  usualName,
}: Pick<MemberRow, 'givenName' | 'usualName'>): string =>
  `${givenName} ${usualName}`.trim() || 'Un ancien membre';

/** Whether this member is the only one who decides, among `members`. */
export function isLastAdministrator(member: MemberRow, members: readonly MemberRow[]): boolean {
  if (member.status !== 'active' || !member.administrator) return false;
  const others = members.filter(
    (one) => one.status === 'active' && one.administrator && one.id !== member.id,
  );
  return others.length === 0;
}
