/** An organisation as one person may read it, with what they may do. */
import type { Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { can } from '@gouvtech/domain/permissions';
import { apply, possibleActions } from '@gouvtech/domain/transitions';
import { refusalError } from '../../contract/demand.ts';
import { listSent, type InvitationRow } from './invitations-repository.ts';
import { isLabeller } from './labeller-repository.ts';
import { findLatest, listOpen, type MemberRow } from './members-repository.ts';
import {
  factsTag,
  invitationObject,
  isLastAdministrator,
  membershipObject,
  nameOf,
  organisationObject,
  parentsTag,
  rolesTag,
} from './objects.ts';
import type { OrganisationRow } from './repository.ts';
import type { OrganisationView } from './schemas.ts';

type Reading = { actor: Person; row: OrganisationRow; members: MemberRow[]; asOf: string };
type Inside = { sent: InvitationRow[]; labeller: boolean };

/** @throws ProblemError `not-found` for whoever may not know that it exists */
export async function organisationView(
  db: Db,
  actor: Person,
  row: OrganisationRow,
  asOf: string,
): Promise<OrganisationView> {
  const object = organisationObject(row);
  const joins = can(actor, 'organisation:join', object);
  if (!joins.ok && joins.reason === 'hidden') throw refusalError('hidden');
  const latest = await findLatest(db, row.id, actor.accountId);
  const reads = can(actor, 'organisation:read-private', object).ok;
  const members = reads ? await listOpen(db, row.id) : latest ? [latest] : [];
  const reading = { actor, row, members, asOf };
  const inside: Inside | null = reads
    ? { sent: await listSent(db, row.id, asOf), labeller: await isLabeller(db, row.id) }
    : null;
  return {
    ...cardOf(row),
    statusSince: row.statusSince,
    verifiedOn: row.verifiedOn,
    own: latest && ownView(reading, latest),
    inside: inside && insideOf(reading, inside),
    // Asking twice changes nothing: the page shows the request instead.
    actions: possibleActions(actor, object, { asOf }).filter(
      (action) => action !== 'organisation:join' || latest?.status !== 'requested',
    ),
  };
}

export const cardOf = ({
  id,
  slug,
  name,
  kind,
  status,
  siren,
  foreignId,
  country,
  city,
  website,
}: OrganisationRow) => ({ id, slug, name, kind, status, siren, foreignId, country, city, website });

function ownView(reading: Reading, latest: MemberRow) {
  const { id, status, signatory, administrator, createdAt, decidedAt, reason } = latest;
  return {
    ...{ id, status, signatory, administrator, reason },
    since: decidedAt ?? createdAt,
    actions: actionsOnMember(reading, latest),
  };
}

function insideOf(reading: Reading, { sent, labeller }: Inside) {
  const { actor, row, members, asOf } = reading;
  const requests = members.filter(({ status }) => status === 'requested');
  const decides = (one: MemberRow) =>
    can(actor, 'organisation:approve-member', membershipObject(row.id, one)).ok;
  const reads = (one: InvitationRow) =>
    can(actor, 'invitation:read', invitationObject(one, asOf)).ok;
  return {
    statusReason: row.statusReason,
    contactEmail: row.contactEmail,
    etag: factsTag(row),
    members: members.filter(({ status }) => status === 'active').map(memberView(reading)),
    requests: requests.filter(decides).map(memberView(reading)),
    invitations: sent.filter(reads).map((one) => ({
      id: one.id,
      email: one.email,
      signatory: one.signatory,
      administrator: one.administrator,
      invitedBy: one.inviter || 'Un ancien membre',
      sentAt: one.createdAt,
      expiresAt: one.expiresAt,
      actions: possibleActions(actor, invitationObject(one, asOf), { asOf }),
    })),
    labeller,
    parents: { sirens: row.parentSirens, etag: parentsTag(row) },
  };
}

const memberView = (reading: Reading) => (one: MemberRow) => ({
  id: one.id,
  name: nameOf(one),
  email: one.email,
  position: one.position,
  status: one.status,
  signatory: one.signatory,
  administrator: one.administrator,
  auditor: one.auditor,
  decider: one.decider,
  message: one.message,
  sameSiren: one.siret && reading.row.siren ? one.siret.slice(0, 9) === reading.row.siren : null,
  since: one.decidedAt ?? one.createdAt,
  you: one.accountId === reading.actor.accountId,
  etag: rolesTag(one),
  actions: actionsOnMember(reading, one),
});

function actionsOnMember({ actor, row, members, asOf }: Reading, member: MemberRow): string[] {
  const object = membershipObject(row.id, member);
  const context = {
    asOf,
    organisationVerified: row.status === 'verified',
    lastAdministrator: isLastAdministrator(member, members),
  };
  const found: string[] = possibleActions(actor, object, context);
  // The last administrator may still be named signatory: only what takes the role away is refused.
  const change = 'organisation:change-roles';
  const keeps = { ...context, keepsAdministrator: true };
  if (!found.includes(change) && can(actor, change, object).ok && apply(object, change, keeps).ok)
    found.push(change);
  return found;
}
