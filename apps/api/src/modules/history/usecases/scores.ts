import { loadScoresAt } from '@gouvtech/db';
import { formatDate } from '@gouvtech/domain/format';
import { ProblemError } from '../../../contract/problem-error.ts';
import { readExtent, versionAt } from '../repository.ts';
import { endOfDay, findSubject, type Subject } from '../subject.ts';
import type { HistoryDependencies } from '../usecases.ts';
import { subjectView } from './versions.ts';

/**
 * The scores and the version of the listing at the end of a day (UTC), or now for today.
 * @throws ProblemError `invalid-input` (not a day, or to come), `version-not-found` (before the listing),
 *   `solution-ended` (from the day it left the catalogue)
 */
export async function readScores(
  { database, clock }: HistoryDependencies,
  slug: string,
  date: string,
) {
  const now = clock().toISOString();
  const solution = await findSubject(database, slug);
  const { day, asOf } = endOfDay(date, now);
  if (solution.ended && day >= solution.ended.since) throw endedBefore(solution.ended);
  const version = await versionAt(database, solution.id, asOf);
  const { first } = await readExtent(database, solution.id, now);
  if (version === null) throw notYet(solution, day, first);
  const [scores] = await loadScoresAt(database.db, solution.id, [asOf]);
  return {
    solution: subjectView(solution),
    date: day,
    firstOn: first.slice(0, 10),
    version,
    ...scores!,
  };
}

const notYet = ({ name }: Subject, day: string, first: string): ProblemError =>
  new ProblemError('version-not-found', {
    detail: `Le ${formatDate(day)}, la fiche «\u00a0${name}\u00a0» n’existait pas encore. Choisissez une date à partir du ${formatDate(first)}.`,
  });

const endedBefore = (solution: NonNullable<Subject['ended']>): ProblemError =>
  new ProblemError('solution-ended', {
    detail: `«\u00a0${solution.name}\u00a0» a quitté le catalogue le ${formatDate(solution.since)}. Motif\u00a0: ${solution.reason} Ses notes se lisent aux dates d’avant.`,
    members: { solution },
  });
