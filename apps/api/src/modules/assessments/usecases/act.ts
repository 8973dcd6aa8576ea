/** One act on one round: who may, in which state, then the work and its event, while nobody else acts on the solution. */
import type { Instant } from '@gouvtech/criteria';
import { appendEvent, type Db } from '@gouvtech/db';
import { can, type ActionOn } from '@gouvtech/domain/permissions';
import type { Context } from '@gouvtech/domain/transitions';
import type { AssessmentStatus, FieldProblem } from '@gouvtech/domain';
import {
  assessmentObject,
  demandSolution,
  demandState,
  noPublic,
  noRound,
  refusal,
  type Who,
} from '../access.ts';
import { lockRounds, type RoundRow, type SolutionRounds } from '../round-repository.ts';
import { effective } from '../status.ts';
import type { AssessmentDependencies } from './dependencies.ts';

type Act = {
  action: ActionOn<'assessment'>;
  /** the round that is prepared, or the one the public reads as it stands today */
  on: 'open' | 'published';
  reason?: string;
};

export type Bench = {
  tx: Db;
  solution: SolutionRounds;
  round: RoundRow;
  now: Instant;
  /** @throws ProblemError of what the state refuses, with the fields to complete */
  demand: (context?: Partial<Context>, errors?: FieldProblem[]) => void;
};

type Done<T> = {
  /** null when nothing was written: the act leaves no event */
  to: AssessmentStatus | null;
  snapshotSha256?: string;
  data?: Record<string, unknown>;
  /** what follows the event, in the same transaction, and the answer */
  reply: () => T | Promise<T>;
};

/** @throws ProblemError `transition-refused` or `assessment-not-found` without such a round, else what the rights refuse */
export const actOn =
  ({ database, clock }: AssessmentDependencies) =>
  async <T>(
    who: Who,
    slug: string,
    { action, on, reason }: Act,
    work: (bench: Bench) => Promise<Done<T>>,
  ): Promise<T> => {
    const now = clock().toISOString();
    const { id } = await demandSolution(database.db, who.actor, slug);
    return database.transaction(async (tx) => {
      const solution = await lockRounds(tx, id);
      const { open, published } = solution;
      const round = on === 'open' ? open : published && effective(published, now);
      if (!round) throw on === 'open' ? noRound() : noPublic();
      const object = assessmentObject(solution, round);
      const right = can(who.actor, action, object);
      if (!right.ok) throw refusal(right.reason);
      const demand: Bench['demand'] = (context = {}, errors) =>
        demandState(object, action, { asOf: now, reason, ...context }, errors);
      const { to, reply, ...kept } = await work({ tx, solution, round, now, demand });
      if (to !== null) {
        await appendEvent(tx, {
          at: now,
          actor: who.actor.accountId,
          role: roleOf(who, action, solution),
          action,
          object: { type: 'assessment', id: round.id },
          organisationId: solution.organisationId,
          solutionId: solution.id,
          from: round.status,
          to,
          ...(reason && { reason }),
          ...kept,
        });
      }
      return reply();
    });
  };

/** In what capacity the person acts: the signature they hold when the act asks for one. */
function roleOf({ actor }: Who, action: string, { organisationId }: SolutionRounds): string {
  const own = actor.memberships.find((one) => one.organisationId === organisationId);
  if (!own) return 'moderator';
  return own.signatory && action !== 'assessment:lower-answer' ? 'signatory' : 'member';
}
