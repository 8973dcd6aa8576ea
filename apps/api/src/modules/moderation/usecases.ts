import type { Person } from '@gouvtech/domain/actors';
import { acknowledge, askCorrection, readLiveChange } from './usecases/acknowledgement.ts';
import { judgeClaim, readClaim } from './usecases/claims.ts';
import type { ModerationDependencies } from './usecases/dependencies.ts';
import { readMembership } from './usecases/memberships.ts';
import { listQueue, releaseItem, takeItem } from './usecases/queue.ts';
import {
  createFirstReplies,
  createReply,
  editReply,
  readReplies,
  removeReply,
} from './usecases/replies.ts';
import { decideReview, readReview, releaseReview, takeReview } from './usecases/review.ts';
import { judgeSignal, readSignal } from './usecases/signals.ts';
import { restoreListing, suspendListing } from './usecases/suspension.ts';

export function moderationUseCases(dependencies: ModerationDependencies) {
  const bind =
    <R extends unknown[], T>(
      work: (dependencies: ModerationDependencies, actor: Person, ...rest: R) => T,
    ) =>
    (actor: Person, ...rest: R): T =>
      work(dependencies, actor, ...rest);
  return {
    queue: bind(listQueue),
    takeItem: bind(takeItem),
    releaseItem: bind(releaseItem),
    review: bind(readReview),
    take: bind(takeReview),
    release: bind(releaseReview),
    decide: bind(decideReview),
    suspend: bind(suspendListing),
    restore: bind(restoreListing),
    claim: bind(readClaim),
    judgeClaim: bind(judgeClaim),
    membership: bind(readMembership),
    liveChange: bind(readLiveChange),
    acknowledge: bind(acknowledge),
    askCorrection: bind(askCorrection),
    signal: bind(readSignal),
    judgeSignal: bind(judgeSignal),
    replies: bind(readReplies),
    createReply: bind(createReply),
    createFirstReplies: bind(createFirstReplies),
    editReply: bind(editReply),
    removeReply: bind(removeReply),
  };
}

export type ModerationUseCases = ReturnType<typeof moderationUseCases>;
