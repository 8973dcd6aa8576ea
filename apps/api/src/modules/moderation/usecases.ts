import type { Person } from '@gouvtech/domain/actors';
import { judgeClaim, readClaim } from './usecases/claims.ts';
import type { ModerationDependencies } from './usecases/dependencies.ts';
import { listQueue } from './usecases/queue.ts';
import {
  decideReview,
  readReview,
  releaseReview,
  takeReview,
  type Decision,
} from './usecases/review.ts';

export function moderationUseCases(dependencies: ModerationDependencies) {
  return {
    queue: (actor: Person) => listQueue(dependencies, actor),
    review: (actor: Person, slug: string) => readReview(dependencies, actor, slug),
    take: (actor: Person, slug: string) => takeReview(dependencies, actor, slug),
    release: (actor: Person, slug: string) => releaseReview(dependencies, actor, slug),
    decide: (actor: Person, slug: string, decision: Decision) =>
      decideReview(dependencies, actor, slug, decision),
    claim: (actor: Person, id: string) => readClaim(dependencies, actor, id),
    judgeClaim: (actor: Person, id: string, given: { accept: boolean; reason: string }) =>
      judgeClaim(dependencies, actor, id, given),
  };
}

export type ModerationUseCases = ReturnType<typeof moderationUseCases>;
