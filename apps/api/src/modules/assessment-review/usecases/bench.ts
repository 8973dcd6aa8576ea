/** One decision on one round: nobody else acts on the solution meanwhile, and it is about what was read. */
import type { Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { refusalText } from '@gouvtech/domain/refusals';
import { can, type ActionOn } from '@gouvtech/domain/permissions';
import { apply, type Context, type Outcome } from '@gouvtech/domain/transitions';
import { refusalError } from '../../../contract/demand.ts';
import { invalidInput, ProblemError } from '../../../contract/problem-error.ts';
import {
  assessmentObject,
  findRounds,
  lockRounds,
  type RoundRow,
  type SolutionRounds,
} from '../../assessments/index.ts';
import { SLUG } from '../../catalogue/index.ts';
import { demandHold } from '../../holds/index.ts';
import { nothingToReview, roundToReview, type Side } from '../subject.ts';
import type { ReviewDependencies } from './dependencies.ts';

export type Bench = {
  tx: Db;
  actor: Person;
  solution: SolutionRounds;
  round: RoundRow;
  side: Side;
  now: Instant;
};

/** @throws ProblemError `assessment-not-found`, or what the rights refuse */
export async function findReview(
  { database, clock }: ReviewDependencies,
  actor: Person,
  slug: string,
  side?: Side,
) {
  const now = clock().toISOString();
  const found = SLUG.test(slug) ? await findRounds(database.db, slug) : null;
  return { now, ...roundToReview(actor, found, now, side) };
}

/**
 * @param roundId the round the moderator read
 * @param before what is locked first
 * @throws ProblemError `stale-version` when it is another one now, `conflict` when a colleague holds the dossier
 */
export async function atBench<T>(
  dependencies: ReviewDependencies,
  actor: Person,
  slug: string,
  roundId: string,
  work: (bench: Bench) => Promise<T>,
  before: (tx: Db) => Promise<unknown> = async () => undefined,
): Promise<T> {
  const { database } = dependencies;
  const { now, solution: seen } = await findReview(dependencies, actor, slug);
  return database.transaction(async (tx) => {
    await before(tx);
    const locked = await lockRounds(tx, seen.id);
    const side: Side = locked.published?.id === roundId ? 'public' : 'open';
    if (![locked.open?.id, locked.published?.id].includes(roundId)) throw otherRound();
    const isLeft = side === 'open' && locked.open?.status === 'draft';
    if (isLeft) throw sentBack();
    const { solution, round } = roundToReview(actor, locked, now, side);
    await demandHold(tx, actor.accountId, 'assessment', solution.slug);
    return work({ tx, actor, solution, round, side, now });
  });
}

const otherRound = (): ProblemError =>
  new ProblemError('stale-version', {
    detail:
      'Cette évaluation n’est plus celle que vous lisiez\u00a0: l’éditeur en a attesté une autre, ou l’a retirée. Rechargez la page. Rien n’a été enregistré.',
  });

const sentBack = (): ProblemError =>
  new ProblemError('transition-refused', {
    detail:
      'Cette évaluation est revenue à l’éditeur\u00a0: vos décisions attendent qu’il l’atteste de nouveau. Rien n’a été enregistré.',
  });

export function demandRoundAct(
  { actor, solution, round, now }: Bench,
  action: ActionOn<'assessment'>,
  context: Partial<Context>,
): void {
  const object = assessmentObject(solution, round);
  const right = can(actor, action, object);
  if (!right.ok) throw right.reason === 'hidden' ? nothingToReview() : refusalError(right.reason);
  demandOutcome(apply(object, action, { asOf: now, ...context }));
}

/** @throws ProblemError of the refusal, at the field of the reason when it is what lacks */
export function demandOutcome(outcome: Outcome, path = 'reason'): void {
  if (outcome.ok) return;
  const { reason } = outcome;
  if (reason === 'reason-required') throw invalidInput([{ path, message: refusalText(reason) }]);
  throw refusalError(reason);
}
