/** What everybody learns of a dispute: a line of the history, and the marks of the solution page. */
import type { Instant } from '@gouvtech/criteria';
import { publishToReadModel, recordEvent, type Db } from '@gouvtech/db';
import { typography } from '../mail/index.ts';
import type { DisputeRow } from './repository.ts';

/** @param summary one sentence. `at`: when it happened, `now` when that is later than it happened */
export async function tellPublic(
  tx: Db,
  row: Pick<DisputeRow, 'solution' | 'criterion'>,
  summary: string,
  { at, now = at }: { at: Instant; now?: Instant },
): Promise<void> {
  await recordEvent(tx, {
    solutionId: row.solution.id,
    kind: 'contested',
    criterion: row.criterion,
    summary: typography(summary),
    at,
  });
  await publishToReadModel(tx, [row.solution.id], now);
}
