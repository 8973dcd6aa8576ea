import { createHash, randomBytes } from 'node:crypto';
import { appendEvent } from '@gouvtech/db';
import { INVITATION_DAYS } from '@gouvtech/domain/transitions-people';
import { refusalError } from '../../../contract/demand.ts';
import { invalidInput, ProblemError } from '../../../contract/problem-error.ts';

import type { NewInvitation } from '../inputs.ts';
import {
  closeInvitation,
  countSentBy,
  findInvitation,
  insertInvitation,
  listSent,
} from '../invitations-repository.ts';
import * as mails from '../mails.ts';
import { listOpen } from '../members-repository.ts';
import { invitationObject, organisationObject } from '../objects.ts';
import type { OrganisationView } from '../schemas.ts';
import { emailOf, emailProblem } from '../text.ts';
import { organisationView } from '../view.ts';
import {
  dayInWords,
  demand,
  heldOrganisation,
  mail,
  roleOf,
  transacted,
  type Asker,
  type Dependencies,
} from './context.ts';

const DAY_MS = 86_400_000;
/** One person writes to this many strangers a day. */
const INVITATIONS_A_DAY = 50;

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export function inviteUseCases(dependencies: Dependencies) {
  /**
   * Mails a link that is used once and lives fourteen days. The same address with the same roles is invited once.
   * @throws ProblemError `invalid-input` at `email`; `conflict` for a member or an address invited otherwise
   */
  const invite = (asker: Asker, slug: string, input: NewInvitation): Promise<OrganisationView> =>
    transacted(dependencies, asker, async (act) => {
      const { tx, at, now, name } = act;
      const { row, actor } = await heldOrganisation(act, slug);
      demand(actor, 'organisation:invite', organisationObject(row), { asOf: at });
      const email = emailOf(input.email);
      if (!email)
        throw invalidInput([
          { path: 'email', message: 'Indiquez l’adresse de courriel de la personne à inviter.' },
        ]);
      const wrong = emailProblem(email);
      if (wrong) throw invalidInput([{ path: 'email', message: wrong }]);
      const { signatory, administrator } = input;
      const member = (await listOpen(tx, row.id)).find((one) => one.email === email);
      if (member)
        throw taken(
          member.status === 'active'
            ? 'Cette personne est déjà membre de l’organisation.'
            : 'Cette personne a demandé à rejoindre l’organisation. Acceptez sa demande.',
        );
      const sent = (await listSent(tx, row.id, at)).find((one) => one.email === email);
      if (sent) {
        if (sent.signatory === signatory && sent.administrator === administrator)
          return organisationView(tx, actor, row, at);
        throw taken(
          'Cette adresse est déjà invitée, avec d’autres rôles. Annulez son invitation, puis invitez-la de nouveau.',
        );
      }
      const since = new Date(now.getTime() - DAY_MS).toISOString();
      if ((await countSentBy(tx, actor.accountId, since)) >= INVITATIONS_A_DAY) throw tooMany();
      const token = randomBytes(32).toString('base64url');
      const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS).toISOString();
      const id = await insertInvitation(tx, {
        organisationId: row.id,
        ...{ email, signatory, administrator, expiresAt },
        tokenHash: hashOf(token),
        invitedBy: actor.accountId,
        createdAt: at,
      });
      const link = `${dependencies.publicOrigin}/espace/invitations/${token}`;
      const roles = mails.rolesInWords(input);
      await mail(
        act,
        `invitation:${id}`,
        mails.invited(email, name, roles, dayInWords(expiresAt), link, row.name),
      );
      const view = await organisationView(tx, actor, row, at);
      await appendEvent(tx, {
        at,
        actor: actor.accountId,
        role: roleOf(actor, row.id),
        action: 'organisation:invite',
        object: { type: 'invitation', id },
        organisationId: row.id,
        to: 'sent',
        data: { signatory, administrator },
      });
      return view;
    });

  const revoke = (
    asker: Asker,
    { slug, id }: { slug: string; id: string },
  ): Promise<OrganisationView> =>
    transacted(dependencies, asker, async (act) => {
      const { tx, at } = act;
      const { row, actor } = await heldOrganisation(act, slug);
      const found = await findInvitation(tx, row.id, id);
      if (!found) throw refusalError('hidden');
      demand(actor, 'invitation:revoke', invitationObject(found, at), { asOf: at });
      await closeInvitation(tx, id, { revokedAt: at });
      const view = await organisationView(tx, actor, row, at);
      await appendEvent(tx, {
        at,
        actor: actor.accountId,
        role: roleOf(actor, row.id),
        action: 'invitation:revoke',
        object: { type: 'invitation', id },
        organisationId: row.id,
        from: 'sent',
        to: 'revoked',
      });
      return view;
    });

  return { invite, revoke };
}

const taken = (message: string): ProblemError =>
  new ProblemError('conflict', { detail: message, errors: [{ path: 'email', message }] });

const tooMany = (): ProblemError =>
  new ProblemError('too-many-requests', {
    detail: `Vous avez envoyé ${INVITATIONS_A_DAY} invitations en 24 heures. Recommencez demain.`,
  });
