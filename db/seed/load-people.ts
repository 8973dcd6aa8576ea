/** Accounts, memberships, and one of each thing that waits for somebody. */
import { createHash } from 'node:crypto';
import { addDays } from '@gouvtech/criteria';
import type { Db } from '../src/database.ts';
import {
  account,
  accountIdentity,
  invitation,
  membership,
  organisation,
  outboxMail,
} from '../src/schema/index.ts';
import { uuidOf } from './answers/identity.ts';
import { chance } from './chance.ts';
import { instantOn, type Clock } from './clock.ts';
import { ACCOUNTS, INVITATION, JOIN_REQUEST, REFUSED, WAITING } from './people/accounts.ts';

export type PeopleOptions = {
  /** identity provider whose subjects these people are; none are linked without it */
  issuer?: string | undefined;
  /** address of the site, for the link of the invitation */
  origin?: string | undefined;
};

const accountId = (id: string) => uuidOf(id, 'account');
const organisationId = (slug: string) => uuidOf(slug, 'organisation');

/** @param clock the day of the demonstration. Vendors are there already. */
export async function loadPeople(
  tx: Db,
  clock: Clock,
  { issuer, origin = 'http://localhost:3000' }: PeopleOptions,
): Promise<void> {
  const since = clock.at(-400, 9);
  await tx.insert(account).values(
    ACCOUNTS.map(({ id, about: _about, roles: _roles, ...person }) => ({
      ...person,
      id: accountId(id),
      demonstration: true,
      createdAt: since,
    })),
  );
  if (issuer !== undefined) {
    await tx.insert(accountIdentity).values(
      ACCOUNTS.map(({ id }) => ({
        issuer,
        subject: id,
        accountId: accountId(id),
        linkedAt: since,
      })),
    );
  }
  await addUnverified(tx, clock);
  await tx
    .insert(membership)
    .values([
      ...ACCOUNTS.flatMap(({ id, roles = [] }) =>
        roles.map(({ of, ...role }) => ({ ...active(id, of, since), ...role })),
      ),
      { ...active(WAITING.by, WAITING.slug, clock.at(-3, 10)), administrator: true },
      { ...active(REFUSED.by, REFUSED.slug, clock.at(-30, 10)), administrator: true },
      requested(clock),
    ]);
  await addInvitation(tx, clock, origin);
}

const active = (id: string, of: string, at: string) => ({
  id: uuidOf(id, of, 'membership'),
  organisationId: organisationId(of),
  accountId: accountId(id),
  status: 'active' as const,
  createdAt: at,
  decidedAt: at,
});

function requested(clock: Clock) {
  const { by, of, position, message } = JOIN_REQUEST;
  return {
    ...active(by, of, clock.at(-2, 14)),
    ...{ status: 'requested' as const, decidedAt: null, position, message },
  };
}

async function addUnverified(tx: Db, clock: Clock): Promise<void> {
  const { by: _by, ...waiting } = WAITING;
  const { by: _of, reason, ...refused } = REFUSED;
  await tx.insert(organisation).values([
    {
      ...waiting,
      id: organisationId(waiting.slug),
      status: 'pending',
      statusSince: clock.at(-3, 10),
      createdAt: new Date(clock.at(-3, 10)),
    },
    {
      ...refused,
      id: organisationId(refused.slug),
      status: 'refused',
      statusReason: reason,
      statusSince: clock.at(-28, 15),
      createdAt: new Date(clock.at(-30, 10)),
    },
  ]);
}

/** With its mail, so that the link can be followed in the demonstration; marked as sent, so that nothing leaves. */
async function addInvitation(tx: Db, clock: Clock, origin: string): Promise<void> {
  const { email, of, by } = INVITATION;
  const at = clock.at(-1, 9);
  const id = uuidOf(email, of, 'invitation');
  const token = createHash('sha256')
    .update(`${id} ${chance('invitation', email)}`)
    .digest('base64url');
  await tx.insert(invitation).values({
    id,
    email,
    organisationId: organisationId(of),
    signatory: true,
    tokenHash: createHash('sha256').update(token).digest('hex'),
    invitedBy: accountId(by),
    createdAt: at,
    expiresAt: instantOn(addDays(clock.today, 13), 9),
  });
  await tx.insert(outboxMail).values({
    id: uuidOf(email, of, 'mail'),
    key: `invitation:${id}`,
    recipient: email,
    subject: 'Bastien Laroque vous invite à rejoindre Les Communs d’Oise',
    body: mailText(`${origin}/espace/invitations/${token}`),
    createdAt: at,
    nextAttemptAt: at,
    sentAt: at,
  });
}

const mailText = (link: string): string =>
  [
    'Bonjour,',
    'Bastien Laroque vous invite à rejoindre l’organisation «\u00a0Les Communs d’Oise\u00a0» dans le Catalogue GouvTech. Vous y serez\u00a0: membre, signataire.',
    `Ouvrez ce lien et connectez-vous avec cette adresse de courriel\u00a0:\n${link}`,
    'Le Catalogue GouvTech',
    '',
  ].join('\n\n');
