/** A round under review, the one before it, and what both are worth. */
import {
  loadSet,
  migrate,
  score,
  type Answer,
  type CriteriaSet,
  type Criterion,
  type CriterionScore,
  type Instant,
  type ScoreSheet,
} from '@gouvtech/criteria';
import { loadAnswers, type Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { can, type AnswerObject } from '@gouvtech/domain/permissions';
import { refusalError } from '../../contract/demand.ts';
import { ProblemError } from '../../contract/problem-error.ts';
import {
  effective,
  findPublicBefore,
  type RoundRow,
  type SolutionRounds,
} from '../assessments/index.ts';

/** `open`: attested, not public yet; `public`: what the public reads. */
export type Side = 'open' | 'public';

export type Judged = { answers: Map<string, Answer>; sheet: ScoreSheet };
export type Subject = Judged & {
  solution: SolutionRounds;
  round: RoundRow;
  side: Side;
  set: CriteriaSet;
  now: Instant;
};
export type Before = Judged & {
  round: RoundRow;
  /** the same version of the référentiel: figures may be compared */
  comparable: boolean;
};

export const answerObject = (
  { organisationId }: Pick<SolutionRounds, 'organisationId'>,
  { status }: Pick<RoundRow, 'status'>,
): AnswerObject => ({ type: 'answer', organisationId, status });

export const nothingToReview = (): ProblemError =>
  new ProblemError('assessment-not-found', {
    detail:
      'Cette solution n’a pas d’évaluation attestée ni publiée à relire. Revenez à la file de modération.',
  });

/**
 * The attested round when there is one, else the public one, or the one asked for.
 * @throws ProblemError `assessment-not-found`, or what the rights refuse
 */
export function roundToReview(
  actor: Person,
  solution: SolutionRounds | null,
  now: Instant,
  asked?: Side,
): { solution: SolutionRounds; round: RoundRow; side: Side } {
  if (!solution) throw nothingToReview();
  const open = solution.open?.status === 'attested' ? solution.open : null;
  const shown = solution.published && effective(solution.published, now);
  const side = asked ?? (open ? 'open' : 'public');
  const round = side === 'open' ? open : shown;
  if (!round) throw nothingToReview();
  const decision = can(actor, 'answer:read-review', answerObject(solution, round));
  if (!decision.ok)
    throw decision.reason === 'hidden' ? nothingToReview() : refusalError(decision.reason);
  return { solution, round, side };
}

export async function loadSubject(
  db: Db,
  found: { solution: SolutionRounds; round: RoundRow; side: Side },
  now: Instant,
): Promise<Subject> {
  const { round } = found;
  const set = loadSet(round.criteriaSet);
  const { answers } = (await loadAnswers(db, [round.id])).get(round.id)!;
  return { ...found, set, now, ...judged(answers, round, set, now) };
}

/** What the public read before, in the terms of the version the round answers. */
export async function loadBefore(
  db: Db,
  { solution, round, set, now }: Subject,
): Promise<Before | null> {
  const before = await findPublicBefore(db, solution.id, round);
  if (!before) return null;
  const { answers } = (await loadAnswers(db, [before.id])).get(before.id)!;
  // One that was replaced is shown as it was when it was.
  const asOf = before.id === solution.published?.id ? now : (round.publishedAt ?? now);
  const comparable = before.criteriaSet === set.version;
  const translated = comparable
    ? answers
    : migrate(answers, before.facts, loadSet(before.criteriaSet), set, asOf).answers;
  return { round: before, comparable, ...judged(translated, before, set, asOf) };
}

const judged = (
  answers: Answer[],
  { facts }: RoundRow,
  set: CriteriaSet,
  asOf: Instant,
): Judged => ({
  answers: new Map(answers.map((answer) => [answer.criterion, answer])),
  sheet: score(answers, facts, set, asOf),
});

export const criterionOf = (set: CriteriaSet, id: string): Criterion => {
  const criterion = set.criteria.find((one) => one.id === id);
  if (criterion) return criterion;
  throw new ProblemError('criterion-not-found', {
    detail: `Aucun critère de la version ${set.version} ne porte cet identifiant. Les identifiants s’écrivent comme SEC-03.`,
  });
};

export const scoreOf = ({ sheet }: Pick<Judged, 'sheet'>, id: string): CriterionScore =>
  sheet.criteria.find((one) => one.id === id)!;
