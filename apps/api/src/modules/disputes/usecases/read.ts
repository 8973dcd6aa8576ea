/** Lists and one dispute, for each of its readers. */
import type { Person } from '@gouvtech/domain/actors';
import { demandRight } from '../../../contract/demand.ts';
import { listForStaff, listOfVendors, listOpenedBy, type StaffList } from '../repository.ts';
import type { DisputeDetail, DisputeLine } from '../schemas.ts';
import { disputeDetail, disputeLine } from '../view.ts';
import { readDispute, type DisputeDependencies } from './context.ts';

/** Far above what one person or vendor holds; staff reads the rest through the queue. */
const SHOWN = 200;

export function readUseCases({ database, clock }: DisputeDependencies) {
  const { db } = database;
  const now = () => clock().toISOString();
  type Rows = Awaited<ReturnType<typeof listOpenedBy>>;
  const lines = (rows: Rows): DisputeLine[] => rows.map((row) => disputeLine(row, now()));
  return {
    mine: async (actor: Person) => lines(await listOpenedBy(db, actor.accountId, SHOWN)),

    ofVendor: async (actor: Person) =>
      lines(
        await listOfVendors(
          db,
          actor.memberships.map(({ organisationId }) => organisationId),
          SHOWN,
        ),
      ),

    forStaff: async (actor: Person, list: StaffList) => {
      demandRight(actor, 'moderation:read-queue', { type: 'moderation-queue' });
      return lines(await listForStaff(db, list, SHOWN));
    },

    read: async (actor: Person, id: string): Promise<DisputeDetail> =>
      disputeDetail(db, actor, await readDispute(db, actor, id), now()),
  };
}
