import type { Instant } from '@gouvtech/criteria';
import type { Database } from '@gouvtech/db';
import { findLapsed } from './repository.ts';
import { expire } from './usecases.ts';

/** Closes the proposals that nobody confirmed in time. @returns how many */
export async function expireProposals(database: Database, asOf: Instant): Promise<number> {
  let closed = 0;
  for (const id of await findLapsed(database.db, asOf))
    closed += Number(await database.transaction((tx) => expire(tx, id, asOf)));
  return closed;
}
