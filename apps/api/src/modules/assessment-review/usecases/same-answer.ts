/** The current rounds of a solution that hold the very answer that was judged: a decision on one holds for all. */
import { loadAnswers, type Db } from '@gouvtech/db';
import { sameContent, type SolutionRounds } from '../../assessments/index.ts';
import type { Answer } from '@gouvtech/criteria';
import type { Subject } from '../subject.ts';
import type { Place } from '../write-repository.ts';

/** @param evidenceId only those where this piece is still joined */
export async function placesOf(
  tx: Db,
  { solution, round, answers }: Subject,
  criterion: string,
  evidenceId?: string,
): Promise<Place[]> {
  const judged = answers.get(criterion)!;
  const others = otherRounds(solution, round.id).filter(
    ({ criteriaSet }) => criteriaSet === round.criteriaSet,
  );
  const contents = await loadAnswers(
    tx,
    others.map(({ id }) => id),
  );
  const same = others.filter(({ id }) => {
    const twin = contents.get(id)!.answers.find((one) => one.criterion === criterion);
    return (
      twin !== undefined &&
      isSame(twin, judged) &&
      (evidenceId === undefined ||
        twin.evidence.some((one) => one.id === evidenceId && one.removedAt === undefined))
    );
  });
  return [round.id, ...same.map(({ id }) => id)].map((assessmentId) => ({
    assessmentId,
    criterion,
  }));
}

const otherRounds = ({ open, published }: SolutionRounds, id: string) =>
  [open, published].flatMap((round) => (round && round.id !== id ? [round] : []));

/** Same revision and same words: an edit raises the revision, and two rounds count theirs apart. */
const isSame = (a: Answer, b: Answer): boolean =>
  a.revision === b.revision &&
  a.answeredAt === b.answeredAt &&
  sameContent(contentOf(a), contentOf(b));

const contentOf = ({ response, justification }: Answer) => ({
  response,
  ...(justification !== undefined && { justification }),
});
