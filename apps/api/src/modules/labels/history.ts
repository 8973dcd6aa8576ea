/** The states of a label, one after the other, as the log kept them. */
import type { Db } from '@gouvtech/db';
import type { LabelStatus } from '@gouvtech/domain';
import { loadMoves } from './public-repository.ts';
import type { LabelRow } from './repository.ts';
import type { LabelDetail } from './schemas.ts';

type Step = LabelDetail['history'][number];

const BY: Record<string, Step['by']> = {
  clock: 'clock',
  signatory: 'vendor',
  member: 'vendor',
  moderator: 'catalogue',
  administrator: 'catalogue',
};
/** Acts that leave the state as it is are told elsewhere: the calendar, the verdicts. */
const SILENT = ['label:plan-surveillance', 'label:publish-refusal', 'label:pass-surveillance'];

/** @param forgotten the reason of its revocation is public no more */
export async function historyOf(
  db: Db,
  row: LabelRow,
  { forgotten }: { forgotten: boolean },
): Promise<Step[]> {
  const first: LabelStatus = row.status === 'refused' ? 'refused' : 'granted';
  const steps: Step[] = [{ at: row.grantedAt, status: first, by: 'labeller', reason: null }];
  for (const { at, role, action, to, reason } of await loadMoves(db, row.id)) {
    if (to === null || to === first || SILENT.includes(action)) continue;
    const kept = to === 'revoked' && forgotten ? null : reason;
    steps.push({ at, status: to, by: BY[role] ?? 'labeller', reason: kept });
  }
  // A label written with the demonstration has no log.
  if (steps.at(-1)!.status !== row.status)
    steps.push({
      at: row.statusSince,
      status: row.status,
      by: 'clock',
      reason: forgotten ? null : row.statusReason,
    });
  return steps;
}
