/** What time alone does to labels (evaluation model, section 2). Idempotent. */
import type { Instant } from '@gouvtech/criteria';
import type { Database } from '@gouvtech/db';
import { heldSolutions, holdSolution, labelsOf } from './repository.ts';
import { nextDue, settleLabels } from './settle.ts';

/**
 * Starts, suspends, revokes, replaces and ends labels, and plans their surveillances, each dated when it fell due.
 * @returns how many acts
 */
export async function runLabelClock(
  database: Database,
  asOf: Instant,
  options: { publicOrigin: string },
): Promise<number> {
  let acts = 0;
  for (const id of await heldSolutions(database.db)) {
    if (!(await nextDue(database.db, await labelsOf(database.db, id), asOf))) continue;
    acts += await database.transaction(async (tx) => {
      await holdSolution(tx, id);
      return settleLabels(tx, id, asOf, options);
    });
  }
  return acts;
}
