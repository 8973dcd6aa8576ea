/** What time alone does to assessments. Idempotent: a run a day, or one after a year, ends in the same state. */
import { addMonths, dayOf, startOf, type Instant } from '@gouvtech/criteria';
import {
  appendEvent,
  publishToReadModel,
  recordEvent,
  refreshDue,
  type Database,
} from '@gouvtech/db';
import type { AssessmentStatus } from '@gouvtech/domain';
import { findAged, findPublishable, setRound } from './attest-repository.ts';
import { publishAttested } from './publish.ts';
import { queueReminders } from './reminders.ts';
import { lockRounds } from './round-repository.ts';
import { CURRENT_MONTHS, dueMoves } from './status.ts';

export type ClockRun = {
  published: number;
  /** moves from published to stale and from stale to expired */
  aged: number;
  /** entries of the catalogue computed again: proofs, levels and plans that lapse */
  refreshed: number;
  reminders: number;
};

/** @param asOf the instant it is, UTC; may be moved by tests and by `pnpm catalogue clock run --at` */
export async function runAssessmentClock(
  database: Database,
  asOf: Instant,
  { publicOrigin }: { publicOrigin: string },
): Promise<ClockRun> {
  let published = 0;
  for (const { solutionId } of await findPublishable(database.db)) {
    const at = await database.transaction((tx) => publishAttested(tx, solutionId, asOf));
    if (at) published += 1;
  }
  let aged = 0;
  const before = startOf(addMonths(dayOf(asOf), 1 - CURRENT_MONTHS));
  for (const { solutionId } of await findAged(database.db, before))
    aged += await age(database, solutionId, asOf);
  const refreshed = await refreshDue(database, asOf);
  const reminders = await queueReminders(database, asOf, publicOrigin);
  return { published, aged, refreshed, reminders };
}

/** Each move is dated when it fell due, whenever it is made. */
const age = (database: Database, solutionId: string, asOf: Instant): Promise<number> =>
  database.transaction(async (tx) => {
    const solution = await lockRounds(tx, solutionId);
    const { published: round, organisationId } = solution;
    if (!round) return 0;
    const moves = dueMoves(round, asOf);
    const last = moves.at(-1);
    if (!last) return 0;
    await setRound(tx, round.id, { status: last.to as AssessmentStatus });
    const expired = moves.find(({ to }) => to === 'expired');
    if (expired) {
      await recordEvent(tx, {
        solutionId,
        kind: 'expired',
        summary: 'Auto-évaluation expirée : elle n’a pas été renouvelée.',
        at: expired.at,
      });
    }
    await publishToReadModel(tx, [solutionId], asOf);
    let from: string = round.status;
    for (const { action, to, at } of moves) {
      await appendEvent(tx, {
        at,
        actor: null,
        role: 'clock',
        action,
        object: { type: 'assessment', id: round.id },
        organisationId,
        solutionId,
        from,
        to,
      });
      from = to;
    }
    return moves.length;
  });
