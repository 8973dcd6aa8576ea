import type { Person } from '@gouvtech/domain/actors';
import { demandRight } from '../../../contract/demand.ts';
import { readQueue, type QueueRow } from '../repository.ts';
import type { ModerationDependencies } from './dependencies.ts';

const DAY_MS = 86_400_000;

export type QueueItem = Omit<QueueRow, 'reviewerId' | 'organisationId'> & {
  /** whole days it has waited */
  days: number;
  /** the reader holds the review */
  mine: boolean;
  /** the reader is a member of the organisation: another moderator decides */
  involved: boolean;
};

/** Everything that waits, the oldest first. */
export async function listQueue(
  { database, clock }: ModerationDependencies,
  actor: Person,
): Promise<QueueItem[]> {
  demandRight(actor, 'moderation:read-queue', { type: 'moderation-queue' });
  const now = clock();
  const found = await readQueue(database.db, now.toISOString());
  return found.map(({ reviewerId, organisationId, ...row }) => ({
    ...row,
    days: Math.max(0, Math.floor((now.getTime() - Date.parse(row.since)) / DAY_MS)),
    mine: reviewerId === actor.accountId,
    involved: actor.memberships.some((one) => one.organisationId === organisationId),
  }));
}
