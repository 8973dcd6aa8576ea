/** What permissions and transitions judge of a dispute. */
import type { DisputeObject } from '@gouvtech/domain/permissions';
import type { Context } from '@gouvtech/domain/transitions';
import { appealUntil } from '@gouvtech/domain/transitions-dispute';
import type { DisputeRow } from './repository.ts';

export const disputeObject = (row: DisputeRow): DisputeObject & { type: 'dispute' } => ({
  type: 'dispute',
  organisationId: row.organisation?.id ?? null,
  labellerId: row.label?.labellerId ?? null,
  accountId: row.openedBy,
  status: row.status,
  involved: row.involved,
});

export function contextOf(row: DisputeRow, asOf: string, reason?: string): Context {
  const { repliedAt, replyUntil, decidedAt } = row;
  const replied = repliedAt !== null;
  return {
    asOf,
    reason,
    replied,
    replyAwaited: !replied && replyUntil !== null && asOf < replyUntil,
    appealOpen: decidedAt !== null && asOf < appealUntil(decidedAt),
    dates: { decidedAt },
  };
}
