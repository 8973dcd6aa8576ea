/** What one person decides: an application refused, an accreditation suspended, or given up by its signatory. */
import type { Person } from '@gouvtech/domain/actors';
import type { ActionOn } from '@gouvtech/domain/permissions';
import { demandHold, dropHold } from '../../holds/index.ts';
import { reasonOf } from '../inputs.ts';
import { tellRefused, tellSuspended, tellWithdrawn, type Notice } from '../notices.ts';
import { act, log, move, type AccreditationDependencies, type Asked } from './context.ts';

const ending =
  (action: ActionOn<'accreditation'>, tell: (notice: Notice) => Promise<void>) =>
  (dependencies: AccreditationDependencies, actor: Person, asked: Asked, typed: string) =>
    act(dependencies, actor, asked, action, async (one) => {
      const { tx, at } = one;
      const reason = reasonOf(typed);
      if (action === 'accreditation:refuse')
        await demandHold(tx, actor.accountId, 'accreditation', one.row.id);
      await dropHold(tx, 'accreditation', one.row.id);
      const row = await move(one, { action, reason });
      await tell({ tx, row, at, publicOrigin: dependencies.publicOrigin });
      await log(one, { action, reason }, row.status);
    });

export const refuseAccreditation = ending('accreditation:refuse', tellRefused);
export const suspendAccreditation = ending('accreditation:suspend', tellSuspended);
export const withdrawAccreditation = ending('accreditation:withdraw', tellWithdrawn);
