/** Who may touch the assessment of a solution: rights first, so that a hidden solution looks like none. */
import type { Person } from '@gouvtech/domain/actors';
import {
  can,
  type ActionOn,
  type AssessmentObject,
  type ListingObject,
} from '@gouvtech/domain/permissions';
import type { RefusalReason } from '@gouvtech/domain/refusals';
import { apply, type Context } from '@gouvtech/domain/transitions';
import type { Db } from '@gouvtech/db';
import type { FieldProblem } from '@gouvtech/domain';
import { refusalError } from '../../contract/demand.ts';
import { ProblemError } from '../../contract/problem-error.ts';
import { SLUG, solutionNotFound } from '../catalogue/index.ts';
import { refuseFormerMember } from '../organisations/index.ts';
import {
  findRounds,
  type OpenRow,
  type RoundRow,
  type SolutionRounds,
} from './round-repository.ts';

/** Who acts, as the log and the pages name them. */
export type Who = {
  actor: Person;
  name: string;
  /** what the route read with the session: the solution of its address, null when there is none */
  open?: OpenRow | null;
};

type Owned = Pick<SolutionRounds, 'organisationId' | 'status' | 'everPublished'>;

export const listingObject = (solution: Owned): ListingObject & { type: 'listing' } => ({
  type: 'listing',
  organisationId: solution.organisationId,
  status: solution.status,
  everPublished: solution.everPublished,
});

export const assessmentObject = (
  solution: Pick<SolutionRounds, 'organisationId'>,
  { status }: Pick<RoundRow, 'status'>,
): AssessmentObject & { type: 'assessment' } => ({
  type: 'assessment',
  organisationId: solution.organisationId,
  status,
});

/** @throws ProblemError `solution-not-found` when it does not exist or must look so, `forbidden` to who is not a member */
export async function demandSolution(db: Db, actor: Person, slug: string): Promise<SolutionRounds> {
  const solution = SLUG.test(slug) ? await findRounds(db, slug) : null;
  if (!solution) throw solutionNotFound();
  await demandReading(db, actor, solution);
  return solution;
}

/** A member of the organisation, or a moderator once something was submitted. Who was removed while typing is told so. */
export async function demandReading(db: Db, actor: Person, solution: Owned): Promise<void> {
  const decision = can(actor, 'listing:read-private', listingObject(solution));
  if (decision.ok) return;
  if (solution.organisationId) await refuseFormerMember(db, actor, solution.organisationId);
  throw refusal(decision.reason);
}

/** @throws ProblemError as above; `transition-refused` when no round is being written */
export async function demandDraft(
  db: Db,
  actor: Person,
  slug: string,
  action: ActionOn<'assessment'>,
): Promise<{ solution: SolutionRounds; round: RoundRow }> {
  const solution = await demandSolution(db, actor, slug);
  if (!solution.open) throw noRound();
  demandAct(actor, action, assessmentObject(solution, solution.open));
  return { solution, round: solution.open };
}

/** Right and state of an act that asks for nothing else than a status. */
export function demandAct(
  actor: Person,
  action: ActionOn<'assessment'>,
  object: AssessmentObject & { type: 'assessment' },
): void {
  const decision = can(actor, action, object);
  if (!decision.ok) throw refusal(decision.reason);
  demandState(object, action, { asOf: '1970-01-01T00:00:00.000Z' });
}

/** @throws ProblemError of the refusal, with what must be completed */
export function demandState(
  object: AssessmentObject & { type: 'assessment' },
  action: ActionOn<'assessment'>,
  context: Context,
  errors?: FieldProblem[],
): void {
  const outcome = apply(object, action, context);
  if (!outcome.ok) throw refusalError(outcome.reason, errors);
}

/** A refusal of rights; what is hidden answers like a solution that does not exist. */
export const refusal = (reason: RefusalReason): ProblemError =>
  reason === 'hidden' ? solutionNotFound() : refusalError(reason);

export const noRound = (): ProblemError =>
  new ProblemError('transition-refused', {
    detail:
      'Aucune évaluation n’est en préparation pour cette solution. Commencez-en une, puis répondez.',
  });

export const noPublic = (): ProblemError =>
  new ProblemError('assessment-not-found', {
    detail:
      'Cette solution n’a pas d’évaluation publiée : il n’y a rien à renouveler ni à retirer.',
  });

export const criterionNotFound = (set: string): ProblemError =>
  new ProblemError('criterion-not-found', {
    detail: `Aucun critère de la version ${set} ne porte cet identifiant. Les identifiants s’écrivent comme SEC-03.`,
  });
