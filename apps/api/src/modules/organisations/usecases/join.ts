import { appendEvent } from '@gouvtech/db';
import { ProblemError } from '../../../contract/problem-error.ts';
import type { JoinRequest } from '../inputs.ts';
import * as mails from '../mails.ts';
import {
  countRequests,
  findLatest,
  insertMember,
  listOpen,
  updateMember,
} from '../members-repository.ts';
import { NO_LABELLER_ROLE } from '../labeller-roles.ts';
import { isLastAdministrator, membershipObject, organisationObject } from '../objects.ts';
import { findBySlug } from '../repository.ts';
import { refusalError } from '../../../contract/demand.ts';
import type { OrganisationView } from '../schemas.ts';
import { lineOf, paragraphsOf } from '../text.ts';
import { organisationView } from '../view.ts';
import {
  administratorsOf,
  demand,
  roleOf,
  tell,
  transacted,
  type Asker,
  type Dependencies,
} from './context.ts';

/** Each request writes to strangers. */
const REQUESTS_MAX = 5;

export function joinUseCases(dependencies: Dependencies) {
  /** Its administrators are told by mail. Asking twice is asking once. @throws ProblemError `conflict` for a member */
  const join = (asker: Asker, slug: string, input: JoinRequest): Promise<OrganisationView> =>
    transacted(dependencies, asker, async (act) => {
      const { tx, actor, at, name } = act;
      const row = await findBySlug(tx, slug, true);
      if (!row) throw refusalError('hidden');
      demand(actor, 'organisation:join', organisationObject(row), { asOf: at });
      const latest = await findLatest(tx, row.id, actor.accountId);
      if (latest?.status === 'requested') return organisationView(tx, actor, row, at);
      if ((await countRequests(tx, actor.accountId)) >= REQUESTS_MAX) throw tooMany();
      const message = paragraphsOf(input.message);
      const id = await insertMember(tx, {
        organisationId: row.id,
        accountId: actor.accountId,
        status: 'requested',
        position: lineOf(input.position),
        message,
        createdAt: at,
      });
      const notice = mails.joinRequested(name, message, row.name);
      const people = await administratorsOf(act, row.id);
      await tell(act, dependencies, people, `join-request:${id}`, row, notice);
      const view = await organisationView(tx, actor, row, at);
      await appendEvent(tx, {
        at,
        actor: actor.accountId,
        role: 'person',
        action: 'organisation:join',
        object: { type: 'membership', id },
        organisationId: row.id,
        to: 'requested',
      });
      return view;
    });

  /** A member leaves, or a request is withdrawn. @throws ProblemError `conflict` for the last administrator */
  const leave = (asker: Asker, slug: string): Promise<void> =>
    transacted(dependencies, asker, async (act) => {
      const { tx, actor, at } = act;
      const row = await findBySlug(tx, slug, true);
      const members = row ? await listOpen(tx, row.id) : [];
      const own = members.find((one) => one.accountId === actor.accountId);
      if (!row || !own) throw refusalError('hidden');
      const { to } = demand(actor, 'organisation:leave', membershipObject(row.id, own), {
        asOf: at,
        lastAdministrator: isLastAdministrator(own, members),
      });
      await updateMember(tx, own.id, {
        ...{ status: 'left', decidedAt: at, decidedBy: actor.accountId },
        ...NO_LABELLER_ROLE,
      });
      await appendEvent(tx, {
        at,
        actor: actor.accountId,
        role: roleOf(actor, row.id),
        action: 'organisation:leave',
        object: { type: 'membership', id: own.id },
        organisationId: row.id,
        from: own.status,
        to: to ?? null,
      });
    });

  return { join, leave };
}

const tooMany = (): ProblemError =>
  new ProblemError('too-many-requests', {
    detail: `Vous avez déjà ${REQUESTS_MAX} demandes sans réponse. Attendez-en une, ou retirez une demande.`,
  });
