/** What moderators decide about organisations. */
import { appendEvent } from '@gouvtech/db';
import { possibleActions } from '@gouvtech/domain/transitions';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { demandHold, dropHold } from '../../holds/index.ts';
import type { Verification } from '../inputs.ts';
import * as mails from '../mails.ts';
import { countPending, listPending } from '../pending-repository.ts';
import { organisationObject } from '../objects.ts';
import { findById, saveStatus } from '../repository.ts';
import type { PendingOrganisations } from '../schemas.ts';
import { paragraphsOf } from '../text.ts';
import { cardOf } from '../view.ts';
import {
  administratorsOf,
  demand,
  tell,
  transacted,
  type Asker,
  type Dependencies,
} from './context.ts';

export function verifyUseCases(dependencies: Dependencies) {
  const { database, clock } = dependencies;

  /** Those that wait, the oldest first, with who asks and what ProConnect says of them. */
  async function listPendingOrganisations({ actor }: Asker): Promise<PendingOrganisations> {
    demandRight(actor, 'moderation:read-queue', { type: 'moderation-queue' });
    const asOf = clock().toISOString();
    const found = await listPending(database.db);
    return {
      total: await countPending(database.db),
      items: found.map(({ row, requester }) => ({
        ...cardOf(row),
        contactEmail: row.contactEmail,
        requestedAt: row.statusSince,
        requester: requester && {
          ...requester,
          sameSiren: row.siren !== null && requester.siret?.slice(0, 9) === row.siren,
        },
        actions: possibleActions(actor, organisationObject(row), { asOf }),
      })),
    };
  }

  /** @throws ProblemError `invalid-input` at `reason`; `transition-refused` when it was decided meanwhile */
  const decideOrganisation = (
    asker: Asker,
    id: string,
    { accept, reason }: Verification,
  ): Promise<void> =>
    transacted(dependencies, asker, async (act) => {
      const { tx, actor, at } = act;
      const row = await findById(tx, id, true);
      if (!row) throw refusalError('hidden');
      const action = accept ? 'organisation:verify' : 'organisation:refuse';
      demand(actor, action, organisationObject(row), { asOf: at, reason });
      await demandHold(tx, actor.accountId, 'organisation', id);
      await dropHold(tx, 'organisation', id);
      const why = accept ? null : paragraphsOf(reason);
      await saveStatus(tx, id, { status: accept ? 'verified' : 'refused', reason: why, at });
      const notice = accept ? mails.verified(row.name) : mails.refused(why!, row.name);
      const people = await administratorsOf(act, id);
      await tell(act, dependencies, people, `${action}:${id}:${at}`, row, notice);
      await appendEvent(tx, {
        at,
        actor: actor.accountId,
        role: actor.staff ?? 'person',
        action,
        object: { type: 'organisation', id },
        organisationId: id,
        from: row.status,
        to: accept ? 'verified' : 'refused',
        reason: why,
      });
    });

  return {
    listPendingOrganisations,
    decideOrganisation,
    verifyOrganisation: (asker: Asker, id: string) =>
      decideOrganisation(asker, id, { accept: true, reason: '' }),
    refuseOrganisation: (asker: Asker, id: string, reason: string) =>
      decideOrganisation(asker, id, { accept: false, reason }),
  };
}
