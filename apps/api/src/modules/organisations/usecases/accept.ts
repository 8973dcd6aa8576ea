import { appendEvent, type Db } from '@gouvtech/db';
import { can } from '@gouvtech/domain/permissions';
import { possibleActions } from '@gouvtech/domain/transitions';
import { refusalError } from '../../../contract/demand.ts';
import { ProblemError } from '../../../contract/problem-error.ts';
import {
  closeInvitation,
  findByHash,
  findById as findInvitation,
  invitationStatus,
  type InvitationRow,
} from '../invitations-repository.ts';
import { findLatest, insertMember, updateMember } from '../members-repository.ts';
import type { Acceptance, OwnAcceptance } from '../inputs.ts';
import { invitationObject } from '../objects.ts';
import { findById, type OrganisationRow } from '../repository.ts';
import { lineOf } from '../text.ts';
import { demand, transacted, type Act, type Asker, type Dependencies } from './context.ts';
import { hashOf } from './invite.ts';

const WHY = {
  accepted: 'Cette invitation a déjà servi. Si c’était vous, l’organisation est dans votre espace.',
  revoked:
    'Cette invitation a été annulée. Demandez-en une autre à un administrateur de l’organisation.',
  expired:
    'Cette invitation a expiré\u00a0: elle valait 14 jours. Demandez-en une autre à un administrateur de l’organisation.',
  unknown: 'Ce lien ne correspond à aucune invitation. Ouvrez-le depuis le courriel, en entier.',
} as const;

export function acceptUseCases(dependencies: Dependencies) {
  const { database, clock } = dependencies;

  async function readInvitation({ actor, account }: Asker, token: string) {
    const now = clock().toISOString();
    const { row, organisation } = await load(database.db, token, now);
    const object = invitationObject(row, now);
    if (!can(actor, 'invitation:read', object).ok) throw anotherAddress(row, account.email);
    return {
      organisation: { slug: organisation.slug, name: organisation.name },
      email: row.email,
      signatory: row.signatory,
      administrator: row.administrator,
      invitedBy: row.inviter || 'Un ancien membre',
      expiresAt: row.expiresAt,
      actions: possibleActions(actor, object, { asOf: now }),
    };
  }

  /** Who is a member, or asked to be, gets the roles of the invitation on top. @returns the slug of the organisation */
  const accept = (asker: Asker, { token, position }: Acceptance): Promise<{ slug: string }> =>
    transacted(dependencies, asker, async (act) => {
      const { row, organisation } = await load(act.tx, token, act.at);
      if (!can(act.actor, 'invitation:accept', invitationObject(row, act.at)).ok)
        throw anotherAddress(row, asker.account.email);
      return acceptIn(act, row, organisation, position);
    });

  /** Without the link: the invitation is in the person’s own space. @throws ProblemError `not-found` for that of another */
  const acceptOwn = (
    asker: Asker,
    { id, position }: OwnAcceptance & { id: string },
  ): Promise<{ slug: string }> =>
    transacted(dependencies, asker, async (act) => {
      const row = await findInvitation(act.tx, id);
      if (row?.addressedTo !== act.actor.accountId) throw refusalError('hidden');
      const status = invitationStatus(row, act.at);
      if (status !== 'sent') throw notValid(status);
      const organisation = (await findById(act.tx, row.organisationId, true))!;
      return acceptIn(act, row, organisation, position);
    });

  return { readInvitation, accept, acceptOwn };
}

async function acceptIn(
  { tx, actor, at }: Act,
  row: InvitationRow,
  organisation: OrganisationRow,
  position: string,
): Promise<{ slug: string }> {
  demand(actor, 'invitation:accept', invitationObject(row, at), { asOf: at });
  if (organisation.status !== 'verified') throw refusalError('organisation-ended');
  const closed = await closeInvitation(tx, row.id, {
    acceptedAt: at,
    acceptedBy: actor.accountId,
  });
  if (!closed) throw notValid('accepted');
  await admit(tx, row, actor.accountId, lineOf(position), at);
  await appendEvent(tx, {
    at,
    actor: actor.accountId,
    role: 'person',
    action: 'invitation:accept',
    object: { type: 'invitation', id: row.id },
    organisationId: row.organisationId,
    from: 'sent',
    to: 'accepted',
    data: { signatory: row.signatory, administrator: row.administrator },
  });
  return { slug: organisation.slug };
}

/** @throws ProblemError `link-not-valid`, which says why */
async function load(db: Db, token: string, now: string) {
  const row = await findByHash(db, hashOf(token));
  const status = row ? invitationStatus(row, now) : 'unknown';
  if (!row || status !== 'sent') throw notValid(status === 'sent' ? 'unknown' : status);
  // Held, so that an administrator who decides at the same moment waits.
  return { row, organisation: (await findById(db, row.organisationId, true))! };
}

async function admit(
  tx: Db,
  row: InvitationRow,
  accountId: string,
  position: string | null,
  at: string,
): Promise<void> {
  const { organisationId, signatory, administrator, invitedBy } = row;
  const latest = await findLatest(tx, organisationId, accountId);
  if (latest && (latest.status === 'active' || latest.status === 'requested')) {
    await updateMember(tx, latest.id, {
      signatory: latest.signatory || signatory,
      administrator: latest.administrator || administrator,
      position: position ?? latest.position,
      ...(latest.status === 'requested' && {
        status: 'active',
        decidedAt: at,
        decidedBy: invitedBy,
      }),
    });
    return;
  }
  await insertMember(tx, {
    ...{ organisationId, accountId, signatory, administrator, position },
    status: 'active',
    createdAt: at,
    decidedAt: at,
    decidedBy: invitedBy,
  });
}

const notValid = (why: keyof typeof WHY): ProblemError =>
  new ProblemError('link-not-valid', { detail: WHY[why] });

/** Who holds the link read the mail: they may be told which address it went to, and that another one is signed in. */
const anotherAddress = ({ email }: InvitationRow, own: string): ProblemError =>
  new ProblemError('forbidden', {
    detail: `Cette invitation est adressée à ${email}, et vous êtes connecté avec ${own}. Déconnectez-vous, puis rouvrez le lien avec l’adresse invitée\u00a0; ou demandez à l’administrateur d’inviter ${own}.`,
  });
